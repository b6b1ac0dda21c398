package dev.clew.viewer.modules;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The tree of a trace whose steps are written as number, number of the parent, type,
 * name, start and length in milliseconds, and what else there is.
 */
@ExtendWith(ViewerModulesExtension.class)
class TreeTests {

	private static final String BUILD = """
			const { build, inOrder } = await use('model/tree-model.js');
			const { addSums, heat } = await use('model/tree-sums.js');
			const time = (ms) => new Date(Date.UTC(2026, 2, 10) + ms).toISOString();
			const roots = build({ startTime: time(0), observations: given[0].map(([id, parent, type, name, start, latencyMs, more]) => ({
				observationId: String(id), parentObservationId: parent ? String(parent) : undefined, type, name, startTime: time(start),
				...(latencyMs < 0 ? { status: 'RUNNING' } : { latencyMs, status: 'COMPLETED' }), level: 'DEFAULT', ...more })) }, given[1]);
			""";

	private static final List<?> RUN = List.of(List.of(1, 0, "SPAN", "POST /api/chat", 0, 4000),
			List.of(2, 1, "AGENT", "desk", 20, 3900),
			List.of(3, 2, "GENERATION", "gpt-4o-mini", 160, 2300,
					Map.of("usage", Map.of("input", 812, "output", 64), "cost", Map.of("total", "0.00016"))),
			List.of(4, 3, "SPAN", "HTTP POST", 170, 2280, Map.of("level", "WARNING")),
			List.of(5, 2, "TOOL", "cancelBooking", 2470, 200, Map.of("level", "ERROR")),
			List.of(6, 2, "GENERATION", "mistral", 2700, 900,
					Map.of("model", "mistral", "usage", Map.of("input", 900, "output", 40))),
			List.of(7, 2, "TOOL", "sendMail", 3650, 1500));

	private final ViewerModules modules;

	TreeTests(ViewerModules modules) {
		this.modules = modules;
	}

	@Test
	void stepsWithoutTheirParentBecomeRoots() {
		assertThat(tree("return inOrder(roots).map(({ observation, depth }) => `${depth} ${observation.name}`);",
				List.of(List.of(1, 2, "AGENT", "Hen", 0, 10), List.of(2, 1, "AGENT", "Egg", 1, 10),
						List.of(3, 77, "TOOL", "orphan", 2, 10), List.of(4, 4, "TOOL", "own parent", 3, 10))))
			.isEqualTo(List.of("0 orphan", "0 own parent", "0 Hen", "1 Egg"));
	}

	@Test
	void stepsAsDeepAsTheyAreManyAreNoProblem() {
		assertThat(this.modules
			.run("""
					const { build, inOrder } = await use('model/tree-model.js');
					const startTime = '2026-03-10T01:00:00.000000001Z';
					const observations = Array.from({ length: 20_000 }, (_, i) => ({ observationId: `${i}`, parentObservationId: `${i - 1}`, startTime }));
					return inOrder(build({ startTime, observations })).at(-1).depth;
					"""))
			.isEqualTo(19_999);
	}

	@Test
	void timesHaveTheirNanoseconds() {
		assertThat(this.modules.call("model/tree-model.js", "fineTime", "1970-01-01T00:00:01.123456Z"))
			.isEqualTo(1123.456);
	}

	@Test
	void sumsStandOnParents() {
		assertThat(
				tree("""
						addSums(roots);
						const agent = roots[0].children[0];
						const { tokens, cost, unpriced, withoutUsage, isSum, errors, warnings, overhang } = agent;
						return { tokens, cost, unpriced, withoutUsage, isSum, errors, warnings, overhang, lastEnd: agent.lastEnd };
						""",
						RUN))
			.isEqualTo(Map.of("tokens", Map.of("input", 1712, "output", 104), "cost", 0.00016, "unpriced", 1,
					"withoutUsage", 0, "isSum", true, "errors", 1, "warnings", 1, "overhang", 1230, "lastEnd", 5150));
	}

	@Test
	void timeOfAStepAloneIsThatInWhichNoneOfItsChildrenRan() {
		assertThat(tree("""
				addSums(roots);
				return inOrder(roots).map((node) => [node.observation.name, node.self, node.outlives, heat(node.part)]);
				""", RUN)).isEqualTo(List.of(List.of("POST /api/chat", 100, 0, ""), List.of("desk", 230, 0, "hot"),
				List.of("gpt-4o-mini", 20, 0, ""), List.of("HTTP POST", 2280, 0, ""),
				List.of("cancelBooking", 200, 0, ""), List.of("mistral", 900, 0, ""),
				List.of("sendMail", 1500, 1230, "")));
	}

	@Test
	void whatRunsLastsUntilNow() {
		assertThat(tree("""
				addSums(roots);
				const [agent, tool] = inOrder(roots);
				return [agent.end === undefined, agent.duration, tool.duration, agent.self];
				""", List.of(List.of(1, 0, "AGENT", "desk", 0, -1), List.of(2, 1, "TOOL", "look", 10_000, -1)), 20_000))
			.isEqualTo(List.of(true, 20_000, 10_000, 10_000));
	}

	@Test
	void stepsMoveUpWhereWhatIsAroundThemIsFoldedAway() {
		assertThat(
				tree("""
						const { arrange, closedBelow, following, isProblem, isStep, levels, revealing, rows } = await use('trace/tree-rows.js');
						const tree = arrange(roots, isStep);
						const closed = closedBelow(tree, 1);
						const seen = (closed) => rows(tree, closed).map(({ node, depth }) => `${depth} ${node.observation.name}`);
						return [seen(new Set()), seen(closed), levels(tree), seen(revealing(tree, '5', closed)).length,
							following(tree, ({ node }) => isProblem(node), '2'), following(tree, ({ node }) => isProblem(node), '4', -1)];
						""",
						RUN))
			.isEqualTo(List.of(
					List.of("0 desk", "1 gpt-4o-mini", "2 HTTP POST", "1 cancelBooking", "1 mistral", "1 sendMail"),
					List.of("0 desk"), 3, 5, "4", "5"));
	}

	@Test
	void problemsBeginWithTheDeepestCause() {
		assertThat(
				tree("""
						const { arrange, nextOf, problemsOf } = await use('trace/tree-rows.js');
						addSums(roots);
						const ids = problemsOf(arrange(roots));
						return [ids.join(' '), nextOf(ids, '1', 1), nextOf(ids, '9', 1), nextOf(ids, '9', -1), nextOf([], '9', 1) === undefined];
						""",
						List.of(List.of(1, 0, "SPAN", "POST", 0, 90, Map.of("level", "ERROR")),
								List.of(2, 1, "GUARDRAIL", "early", 1, 1, Map.of("level", "WARNING")),
								List.of(3, 1, "TOOL", "shallow", 2, 1, Map.of("level", "ERROR")),
								List.of(4, 1, "AGENT", "desk", 3, 80, Map.of("level", "ERROR")),
								List.of(5, 4, "TOOL", "deep", 4, 1, Map.of("level", "ERROR")))))
			.isEqualTo(List.of("5 3 4 1 2", "2", "5", "2", true));
	}

	@Test
	void stagesOfRetrievalAndShortStepsAreFoldedAwayUnlessTheyAreWrongOrChosen() {
		List<?> run = List.of(List.of(1, 0, "AGENT", "desk", 0, 90), List.of(2, 1, "CHAIN", "augmentor", 1, 20),
				List.of(3, 2, "CHAIN", "transformer", 2, 1), List.of(4, 2, "RETRIEVER", "store", 4, 5),
				List.of(5, 4, "EMBEDDING", "miniLm", 5, 0), List.of(6, 2, "CHAIN", "injector", 10, 1),
				List.of(7, 2, "CHAIN", "aggregator", 12, 1, Map.of("level", "WARNING")),
				List.of(8, 1, "CHAIN", "other", 40, 0));
		assertThat(
				tree("""
						const { arrange, shownIn } = await use('trace/tree-rows.js');
						const seen = (steps, selected) => [...arrange(roots, shownIn({ spans: true, steps }, selected)).places.keys()].join(' ');
						return [seen('all'), seen('main'), seen('long'), seen('long', '3')];
						""",
						run))
			.isEqualTo(List.of("1 2 3 4 5 6 7 8", "1 2 4 5 7 8", "1 2 4 7", "1 2 3 4 7"));
	}

	@Test
	void scaleIsMarkedAtRoundDistances() {
		assertThat(this.modules.call("trace/tree-rows.js", "ticks", 5150)).isEqualTo(List.of(0, 2000, 4000));
		assertThat(this.modules.call("trace/tree-rows.js", "ticks", 0)).isEqualTo(List.of());
	}

	@Test
	void searchTellsWhereItFound() {
		assertThat(
				tree("""
						const { find, indexOf, split } = await use('trace/tree-search.js');
						const index = indexOf(inOrder(roots).map(({ observation }) => observation));
						return [[...find(index, ' MAIL ')], [...find(index, 'generation')], [...find(index, '')], split('sendMail', 'mail')];
						""",
						RUN))
			.isEqualTo(List.of(List.of(List.of("7", "name")), List.of(List.of("3", "type"), List.of("6", "type")),
					List.of(), List.of("send", "Mail", "")));
	}

	@Test
	void graphCountsWhoCalledWhatWhateverLiesBetween() {
		assertThat(
				tree("""
						const { aggregate } = await use('trace/graph-model.js');
						const { nodes, edges, more } = aggregate(roots);
						return [nodes.map(({ key, ids, errors }) => `${key} ${ids} ${errors}`), edges.map(({ from, to, count }) => `${from} > ${to} ${count}`), more];
						""",
						loop()))
			.isEqualTo(List.of(List.of("AGENT Planner 2,6 0", "GENERATION gpt-4o-mini 3,7 0", "TOOL search 4,8 1"),
					List.of("AGENT Planner > GENERATION gpt-4o-mini 2", "AGENT Planner > TOOL search 2",
							"TOOL search > AGENT Planner 1"),
					0));
	}

	@Test
	void callersStandLeftOfWhatTheyCallAndNothingOverlaps() {
		assertThat(
				tree("""
						const { aggregate } = await use('trace/graph-model.js');
						const { HEIGHT, WIDTH, layout } = await use('trace/graph-layout.js');
						const { at, lines, width, height } = layout(aggregate(roots));
						const places = Object.fromEntries(at);
						const all = [...at.values()];
						return { columns: aggregate(roots).nodes.map(({ key }) => places[key].x), lines: lines.length,
							apart: all.every((a, i) => all.every((b, j) => i === j || Math.abs(a.x - b.x) >= WIDTH || Math.abs(a.y - b.y) >= HEIGHT)),
							within: all.every(({ x, y }) => x >= 0 && y >= 0 && x + WIDTH <= width && y + HEIGHT <= height) };
						""",
						loop()))
			.isEqualTo(Map.of("columns", List.of(24, 272, 272), "lines", 3, "apart", true, "within", true));
	}

	private static List<?> loop() {
		return List.of(List.of(1, 0, "SPAN", "POST /api/plan", 0, 1000), List.of(2, 1, "AGENT", "Planner", 0, 1000),
				List.of(3, 2, "GENERATION", "gpt-4o-mini", 100, 90),
				List.of(4, 2, "TOOL", "search", 200, 90, Map.of("level", "ERROR")),
				List.of(5, 4, "SPAN", "between", 201, 50), List.of(6, 5, "AGENT", "Planner", 202, 30),
				List.of(7, 2, "GENERATION", "gpt-4o-mini", 300, 90), List.of(8, 2, "TOOL", "search", 400, 90));
	}

	private @Nullable Object tree(String code, List<?> steps) {
		return tree(code, steps, 0);
	}

	private @Nullable Object tree(String code, List<?> steps, long now) {
		return this.modules.run(BUILD + code, steps, now);
	}

}
