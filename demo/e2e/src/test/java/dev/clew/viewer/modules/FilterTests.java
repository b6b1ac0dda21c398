package dev.clew.viewer.modules;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(ViewerModulesExtension.class)
class FilterTests {

	private static final String FILTERS = "traces/filters.js";

	private static final String WORDS = "traces/search-words.js";

	private final ViewerModules modules;

	FilterTests(ViewerModules modules) {
		this.modules = modules;
	}

	@Test
	void addressIsReadAndWhatItMeansNothingByIsLeftOut() {
		assertThat(this.modules.call(FILTERS, "queryOf",
				"user=ann&tag=a&tag=b&tag=a&level=ERROR&level=DEBUG&metadata.hut=7&metadata.=8&zz=1&name=&sort=-cost"))
			.isEqualTo(Map.of("user", List.of("ann"), "tag", List.of("a", "b"), "level", List.of("DEBUG"),
					"metadata.hut", List.of("7"), "sort", List.of("-cost")));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
			cancel HUT-204      | false | false
			what is 12:30 about | false | false
			or and not          | false | false
			level:ERROR         | true  | false
			a -user:ann         | true  | false
			score.helpful:true  | true  | false
			refund -booking     | true  | false
			a OR b              | true  | false
			"a b"               | true  | false
			canc*               | true  | false
			(a b)               | true  | false
			latency:>           | true  | true
			a user:             | false | true
			""")
	void languageIsToldFromPlainWords(String text, boolean query, boolean unfinished) {
		assertThat(this.modules.call(WORDS, "isQuery", text)).isEqualTo(query);
		assertThat(this.modules.call(WORDS, "isUnfinished", text)).isEqualTo(unfinished);
	}

	@Test
	void mistakeIsPointedAt() {
		assertThat(this.modules.call(WORDS, "pointAt",
				Map.of("value", "a levl:x", "position", 2, "length", 4, "allowed", "level")))
			.isEqualTo(Map.of("before", "a ", "wrong", "levl", "after", ":x", "allowed", "level"));
	}

	@Test
	void timeBeforeNowBecomesATime() {
		assertThat(this.modules.run("""
				const { query } = await use('traces/filters.js');
				const { from, range } = query({ range: ['1h'] });
				return [range === undefined, Math.round((Date.now() - Date.parse(from)) / 60_000)];
				""")).isEqualTo(List.of(true, 60));
	}

	@Test
	void valueIsAddedReplacedAndTakenAway() {
		Map<String, ?> ann = Map.of("user", List.of("ann"));
		assertThat(this.modules.call(FILTERS, "toggle", ann, "user", "bob")).isEqualTo(Map.of("user", List.of("bob")));
		assertThat(this.modules.call(FILTERS, "toggle", ann, "user", "ann")).isEqualTo(Map.of());
		assertThat(this.modules.call(FILTERS, "toggle", Map.of("tag", List.of("a")), "tag", "b"))
			.isEqualTo(Map.of("tag", List.of("a", "b")));
		assertThat(this.modules.call(FILTERS, "put", ann, "user", "")).isEqualTo(Map.of());
		assertThat(this.modules.call(FILTERS, "cleared", Map.of("user", List.of("ann"), "sort", List.of("cost"))))
			.isEqualTo(Map.of("sort", List.of("cost")));
	}

	@Test
	void filtersAreSaidInWords() {
		assertThat(said("level=ERROR&minLatencyMs=1500&minCost=0.01&type=TOOL&tag=late&range=24h&sort=cost"))
			.isEqualTo(List.of("Level of that step: Error", "Min latency: 1.5 s", "Min cost: $0.01", "Step type: Tool",
					"Tag: late", "Time: Last 24 hours"));
		assertThat(said("level=ERROR&minLatencyMs=x&minCost=y&from=never&metadata.hut=7"))
			.isEqualTo(List.of("Level: Error", "Min latency: x", "Min cost: ", "From: never", "Metadata hut: 7"));
	}

	private @Nullable Object said(String address) {
		return this.modules.run("""
				const { entries, read } = await use('traces/filters.js');
				return entries(read(new URLSearchParams(given[0]))).map(({ label, words }) => `${label}: ${words}`);
				""", address);
	}

	@Test
	void linkCarriesTheListUnlessItWouldBeTooLong() {
		assertThat(this.modules.call(FILTERS, "listOf", Map.of("user", List.of("a&b")))).isEqualTo("user=a%26b");
		assertThat(this.modules.call(FILTERS, "listOf", Map.of("user", List.of("a".repeat(1001))))).isEqualTo("");
	}

	@Test
	void sessionAloneIsAskedForAsAFilter() {
		assertThat(this.modules
			.run("""
					const { address } = await use('traces/filters.js');
					const { href } = await use('core/route.js');
					return [href(address({ session: ['s 1'] })), href(address({})), href({ tag: ['a', '', 'b'], user: undefined })];
					"""))
			.isEqualTo(List.of("/actuator/llmviewer?page=traces&session=s+1", "/actuator/llmviewer",
					"/actuator/llmviewer?tag=a&tag=b"));
	}

	@Test
	void whatIsListedIsNotMovedWhileSomebodyReadsIt() {
		assertThat(merged(List.of("c", "b", "a"), List.of("d", "c", "b"), true))
			.isEqualTo(Map.of("rows", List.of("c", "b", "a"), "waiting", 1, "whole", false));
		assertThat(merged(List.of("c", "b", "a"), List.of("d", "c", "b"), false))
			.isEqualTo(Map.of("rows", List.of("d", "c", "b"), "waiting", 0, "whole", true));
	}

	private @Nullable Object merged(List<String> rows, List<String> fresh, boolean hold) {
		return this.modules.run(
				"""
						const { merge } = await use('traces/merge.js');
						const [rows, fresh] = given.map((ids) => Array.isArray(ids) ? ids.map((traceId) => ({ traceId })) : ids);
						const merged = merge(rows, fresh, { complete: false, hold: given[2] });
						return { ...merged, rows: merged.rows.map(({ traceId }) => traceId) };
						""",
				rows, fresh, hold);
	}

}
