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
class FileTests {

	private static final String TRACE = """
			{"traceId":"t","name":"POST /api/chat","startTime":"2026-03-10T01:00:00.123Z","status":"COMPLETED",
			"level":"DEFAULT","latencyMs":12.5,"tags":[],"notes":[],"scores":[],"observationCounts":{"TOOL":1},
			"cost":{"total":"0.000160","currency":"USD","unpriced":0},
			"observations":[{"observationId":"o","type":"TOOL","name":"look","startTime":"2026-03-10T01:00:00.123Z",
			"status":"COMPLETED","level":"DEFAULT","latencyMs":12.5,"input":{"hut":1},"notes":[],
			"error":{"type":"java.io.IOException"},"prompt":{"name":"Desk.answer","version":"0123456789ab"},
			"scores":[{"name":"helpful","dataType":"BOOLEAN","source":"API","value":true}]}]}
			""";

	private final ViewerModules modules;

	FileTests(ViewerModules modules) {
		this.modules = modules;
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					"traceId":"t"            | "traceId":7             | traceId is not text
					"startTime":"[^"]+"      | "startTime":"soon"      | startTime is not a time
					"latencyMs":12.5,"tags"  | "latencyMs":"x","tags"  | latencyMs is not a number
					"currency":"USD"         | "currency":"dollars"    | cost is not a cost
					"0.000160"               | "1e9"                   | cost is not a cost
					"tags":\\[]              | "tags":[1]              | tags is not a list of texts
					"notes":\\[],"scores"    | "notes":{"length":1},"scores" | notes is not a list of texts
					\\{"TOOL":1}             | 12345678901234567890    | observationCounts is not an object of numbers
					"type":"TOOL"            | "type":"constructor"    | observations[0].type is not one of AGENT, GENERATION, TOOL, RETRIEVER, EMBEDDING, CHAIN, GUARDRAIL, EVALUATOR, EVENT, SPAN
					"java.io.IOException"    | null                    | observations[0].error.type is not text
					"version":"0123456789ab" | "version":1             | observations[0].prompt.version is not text
					"value":true             | "value":[]              | observations[0].scores[0].value is not text, a number or true or false
					"observations":\\[.*]    | "observations":[]       | It has no observations
					"scores":\\[],"obs       | "scores":7,"obs         | It is no trace as this page lets you download it: an object with observations
					""")
	void traceThatSomebodyChangedIsRefused(String part, String other, String problem) {
		String changed = TRACE.replace("\n", "").replaceFirst(part, other);
		assertThat(changed).isNotEqualTo(TRACE.replace("\n", ""));
		assertThat(problem(changed)).isEqualTo(List.of(problem));
	}

	@Test
	void traceOfTheEndpointIsTaken() {
		assertThat(problem(TRACE)).isEqualTo(List.of());
		assertThat(problem(TRACE.replace("12.5", "100.00000000000000000001"))).isEqualTo(List.of());
	}

	@Test
	void idsAreUnique() {
		String observation = TRACE.substring(TRACE.indexOf("{\"observationId\""), TRACE.lastIndexOf("]}"));
		assertThat(problem(TRACE.replace(observation, observation + "," + observation)))
			.isEqualTo(List.of("Two of its observations have the same id"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			not json            | It is not JSON
			[]                  | It is no trace as this page lets you download it: an object with observations
			{"observations":[]} | It is no trace as this page lets you download it: an object with observations
			""")
	void fileThatHoldsNoTraceIsRefused(String text, String problem) {
		assertThat(this.modules.run(
				"""
						const { openFile } = await use('files/open.js');
						return openFile({ size: given[0].length, name: 'bad.json', text: async () => given[0] }).catch((ex) => ex.message);
						""",
				text))
			.isEqualTo(problem);
	}

	@Test
	void lastFiveFilesAreKept() {
		assertThat(this.modules.run("""
				const { openFile } = await use('files/open.js');
				const { isGone, isOpened, read } = await use('core/opened.js');
				const ids = [];
				for (let i = 0; i < 6; i++) {
					ids.push(await openFile({ size: 1, name: `${i}.json`, text: async () => given[0] }));
				}
				const last = read({}, ids[5]);
				return [ids.map(isGone), isOpened(ids[0]), isOpened('t'), last.openedFrom, read({}, ids[5], 'o').name];
				""", TRACE)).isEqualTo(List.of(List.of(true, false, false, false, false, false), true, false,
				Map.of("fileName", "5.json", "traceId", "t"), "look"));
	}

	private @Nullable Object problem(String json) {
		return this.modules.run("""
				const { parse } = await use('core/exact.js');
				const { problemOf } = await use('files/check.js');
				return [problemOf(parse(given[0]))].filter((problem) => problem !== undefined);
				""", json);
	}

}
