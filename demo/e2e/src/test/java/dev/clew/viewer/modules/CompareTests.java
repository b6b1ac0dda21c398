package dev.clew.viewer.modules;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(ViewerModulesExtension.class)
class CompareTests {

	private final ViewerModules modules;

	CompareTests(ViewerModules modules) {
		this.modules = modules;
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', textBlock = """
			You are a helpful clerk. , You are a polite clerk.   , You are a [helpful>polite] clerk.
			HUT-204 is cancelled.    , HUT-205 is cancelled now. , HUT-[204>205] is cancelled[> now].
			Grüße - Ärger            , Grüße - Ärgernis          , Grüße - [Ärger>Ärgernis]
			a  b                     , a b                       , a[  b> b]
			same                     , same                      , same
			``                       , new                       , [>new]
			``                       , ``                        , ``
			""")
	void textsDifferByWords(String a, String b, String parts) {
		assertThat(difference(a, b)).isEqualTo(parts);
	}

	@Test
	void longTextsDifferByLinesAndStillLongerOnesAreNotCompared() {
		String words = "word ".repeat(6000);
		assertThat(difference(words + "\nthe one\n", words + "\nthe other\n"))
			.isEqualTo(words + "\n[the one\n>the other\n]");
		assertThat(this.modules.call("compare/words.js", "difference", words, "x".repeat(3_000_000))).isNull();
	}

	private Object difference(String a, String b) {
		return String.valueOf(this.modules.run("""
				const { difference } = await use('compare/words.js');
				const marked = { same: (text) => text, a: (text) => `[${text}>]`, b: (text) => `[>${text}]` };
				return difference(...given).map((part) => marked[part.in](part.text)).join('').replaceAll('>][>', '>');
				""", a, b));
	}

	@Test
	void listsAreAlignedByTheirLongestCommonSubsequence() {
		assertThat(this.modules.call("compare/lcs.js", "align", List.of("a", "b", "c", "d"), List.of("b", "x", "d")))
			.isEqualTo(List.of(pair(0, null), pair(1, 0), pair(2, null), pair(null, 1), pair(3, 2)));
	}

	private static List<@Nullable Integer> pair(@Nullable Integer a, @Nullable Integer b) {
		return Arrays.asList(a, b);
	}

	@Test
	void listsThatAreTooLongAreAlignedByWhatIsNear() {
		assertThat(this.modules
			.run("""
					const { align, alignRoughly } = await use('compare/lcs.js');
					const a = Array.from({ length: 6000 }, (_, i) => `a${i}`);
					const b = ['b', ...a.slice(0, 10), 'c', ...a.slice(12).reverse()];
					return [align(a, b) === undefined, alignRoughly(a, b).slice(0, 11).filter(([i, j]) => i !== undefined && j !== undefined).length];
					"""))
			.isEqualTo(List.of(true, 10));
	}

	@Test
	void idsOfToolCallsAreNoDifference() {
		assertThat(this.modules
			.run("""
					const { pairsOf } = await use('compare/sides.js');
					const said = (id, hut) => [{ role: 'user', content: hut },
						{ role: 'assistant', toolCalls: [{ id, name: 'look', arguments: '{}' }] }, { role: 'tool', toolCallId: id, content: 'yes' }];
					return pairsOf(said('call_1', 'HUT-204'), said('call_2', 'HUT-205')).map(({ a, b, same }) => [a.role, b.role, same]);
					"""))
			.isEqualTo(List.of(List.of("user", "user", false), List.of("assistant", "assistant", true),
					List.of("tool", "tool", true)));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			{"toolCalls":[{"id":"call_1","name":"look"}]} | {"toolCalls":[{"id":"call_longer_1","name":"look"}]} | true
			{"toolCalls":[{"id":"call_1","name":"look"}]} | {"toolCalls":[{"id":"call_1","name":"book"}]}        | false
			{"role":"tool","toolCallId":"1"}              | {"role":"tool","toolCallId":"2"}                     | true
			{"id":"1"}                                    | {"id":"2"}                                           | false
			{ "nights": 2.0, "hut": "M\\u00fcnchner\\/1" } | {"nights":2,"hut":"Münchner/1"}                     | true
			[ 0.50, 1e-7, 12345678901234567890 ]          | [0.5,1e-7,12345678901234567890]                      | true
			[ 12345678901234567890 ]                      | [12345678901234567891]                               | false
			{"a":1}                                       | {"a":1,"b":2}                                        | false
			a text                                        | a text                                               | true
			a text                                        | another                                              | false
			""")
	void beginningsAreComparedByWhatTheySay(String a, String b, boolean same) {
		assertThat(this.modules.call("compare/beginnings.js", "sameBeginning", a, b)).isEqualTo(same);
	}

	@Test
	void beginningThatIsCutMayGoOn() {
		String long1 = "{\"toolCalls\":[{\"id\":\"1\",\"arguments\":\"" + "!".repeat(600);
		String long2 = "{\"toolCalls\":[{\"id\":\"longer\",\"arguments\":\"" + "!".repeat(600);
		assertThat(same(long1, long2)).isEqualTo(true);
		assertThat(same(long1, long2.replace('!', '?'))).isEqualTo(false);
		assertThat(same("{\"hut\":\"" + "\\u00fc".repeat(200), "{\"hut\":\"" + "ü".repeat(600))).isEqualTo(true);
	}

	private Object same(String a, String b) {
		return Boolean.TRUE.equals(
				this.modules.call("compare/beginnings.js", "sameBeginning", a.substring(0, 500), b.substring(0, 500)));
	}

	@Test
	void stepsBelongTogetherByTypeAndNameBelowTheirParents() {
		assertThat(this.modules
			.run("""
					const { rowsOf } = await use('compare/sides.js');
					const node = (type, name, more, ...children) => ({ observation: { type, name, ...more }, children });
					const a = [node('AGENT', 'desk', { level: 'DEFAULT' }, node('TOOL', 'look', { cost: { total: '1' } }), node('TOOL', 'only a'))];
					const b = [node('AGENT', 'desk', { level: 'ERROR' }, node('TOOL', 'look', { cost: { total: '2' } }), node('TOOL', 'only b'))];
					return rowsOf(a, b).map((row) => [row.depth, row.a?.observation.name ?? '', row.b?.observation.name ?? '', row.changes.join()]);
					"""))
			.isEqualTo(List.of(List.of(0, "desk", "desk", "level"), List.of(1, "look", "look", "cost"),
					List.of(1, "only a", "", ""), List.of(1, "", "only b", "")));
	}

	@Test
	void costThatIsNotKnownInFullHasNoDifference() {
		Map<String, ?> whole = Map.of("total", "0.001", "currency", "USD");
		Map<String, ?> part = Map.of("total", "0.003", "currency", "USD", "unpriced", 1);
		assertThat(this.modules.call("compare/figures.js", "cost", "Cost", whole, part))
			.isEqualTo(Map.of("name", "Cost", "a", "$0.001", "b", "≥ $0.003", "difference", "", "isFigure", true));
		assertThat(this.modules.call("compare/figures.js", "cost", "Cost", whole, Map.of("total", "0.003")))
			.isEqualTo(Map.of("name", "Cost", "a", "$0.001", "b", "$0.003", "difference", "+$0.002", "isFigure", true));
		assertThat(this.modules.call("compare/figures.js", "duration", "Latency", 2500, 2000)).isEqualTo(Map.of("name",
				"Latency", "a", "2.5 s", "b", "2 s", "difference", "−500 ms", "isMeasured", true, "isFigure", true));
		assertThat(this.modules.call("compare/figures.js", "count", "Tokens", 50, 50))
			.isEqualTo(Map.of("name", "Tokens", "a", "50", "b", "50", "difference", "±0", "isFigure", true));
	}

}
