package dev.clew.store.query;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

import dev.clew.store.Records;
import dev.clew.store.memory.InMemoryTraceStore;
import dev.clew.store.query.TraceQuery.Sort;
import dev.clew.trace.Content;
import dev.clew.trace.ErrorInfo;
import dev.clew.trace.Level;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationRecordBuilder;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Origin;
import dev.clew.trace.Prompt;
import dev.clew.trace.Score;
import dev.clew.trace.ScoreTarget;
import dev.clew.trace.Status;
import dev.clew.trace.TraceInfo;
import dev.clew.trace.TraceSummary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What queries mean, of traces and of observations alike.
 */
class TraceQueryTests {

	private static final TraceInfo INFO = new TraceInfo(Records.traceId(1), 0, "POST /chat", "s", "ann",
			new Origin("prod", "1.4", "desk", "i-1"), List.of("a", "b"), Map.of("tenant", "x"), List.of());

	private final List<Score> scores = new ArrayList<>();

	@Test
	void defaultsFindTheNewestFifty() {
		assertThat(TraceQuery.builder().build()).isEqualTo(new TraceQuery(null, null, null, null, List.of(), null, null,
				null, null, null, null, null, null, null, null, null, null, true, Map.of(), null, null, null, null,
				null, null, null, null, Sort.START_TIME, true, 50, null, Set.of()));
	}

	@Test
	void limitMustBePositive() {
		assertThatIllegalArgumentException().isThrownBy(() -> TraceQuery.builder().limit(0).build())
			.withMessage("limit is 0; allowed is 1 or more");
	}

	@Test
	void fieldsOfTheTraceAreExact() {
		ObservationRecord any = Records.span(1, 1, 0, 10);
		assertMatches(any, (query) -> query.traceId(Records.traceId(1)), (query) -> query.traceId(Records.traceId(2)));
		assertMatches(any, (query) -> query.session("s"), (query) -> query.session("S"));
		assertMatches(any, (query) -> query.user("ann"), (query) -> query.user("an"));
		assertMatches(any, (query) -> query.name("POST /chat"), (query) -> query.name("POST"));
		assertMatches(any, (query) -> query.environment("prod"), (query) -> query.environment("test"));
		assertMatches(any, (query) -> query.release("1.4"), (query) -> query.release("1.5"));
		assertMatches(any, (query) -> query.service("desk"), (query) -> query.service("other"));
	}

	@Test
	void allTagsMustBeThere() {
		ObservationRecord any = Records.span(1, 1, 0, 10);
		assertMatches(any, (query) -> query.tags(List.of("b", "a")), (query) -> query.tags(List.of("a", "c")));
	}

	@Test
	void metadataIsThatOfTheTraceOrTheObservation() {
		ObservationRecord any = Records.ended(1, 1, ObservationType.SPAN, 0, 1).metadata(Map.of("k", "v")).build();
		assertMatches(any, (query) -> query.metadata(Map.of("tenant", "x", "k", "v")),
				(query) -> query.metadata(Map.of("tenant", "x", "k", "w")));
	}

	@Test
	void statusLevelAndLatency() {
		ObservationRecord any = Records.ended(1, 1, ObservationType.SPAN, 0, 10).level(Level.WARNING, null).build();
		assertMatches(any, (query) -> query.status(Status.COMPLETED), (query) -> query.status(Status.RUNNING));
		assertMatches(any, (query) -> query.level(Level.WARNING), (query) -> query.level(Level.DEFAULT));
		assertMatches(any, (query) -> query.minLatency(Duration.ofMillis(10)),
				(query) -> query.minLatency(Duration.ofMillis(11)));
		assertMatches(any, (query) -> query.maxLatency(Duration.ofMillis(10)),
				(query) -> query.maxLatency(Duration.ofMillis(9)));
	}

	@Test
	void runningOnesHaveNoLatency() {
		ObservationRecord running = Records.running(1, 1, ObservationType.SPAN, 0);
		assertMatches(running, (query) -> query.status(Status.RUNNING), (query) -> query.minLatency(Duration.ZERO));
		assertMatches(running, (query) -> query, (query) -> query.maxLatency(Duration.ofDays(1)));
	}

	@Test
	void startIsFromInclusiveToExclusive() {
		ObservationRecord any = Records.span(1, 1, 5, 10);
		assertMatches(any, (query) -> query.from(Records.at(5)), (query) -> query.from(Records.at(6)));
		assertMatches(any, (query) -> query.to(Records.at(6)), (query) -> query.to(Records.at(5)));
	}

	@Test
	void nothingHasACostYet() {
		assertMatches(Records.span(1, 1, 0, 1), (query) -> query, (query) -> query.minCost(BigDecimal.ZERO));
	}

	@Test
	void modelIsTheOneAskedForAndResponseModelTheOneThatAnswered() {
		ObservationRecord any = Records.generation(1, 1, 0, 1, 1, 1).build();
		assertMatches(any, (query) -> query.model("gpt"), (query) -> query.model("gpt-5"));
		assertMatches(any, (query) -> query.responseModel("gpt-5"), (query) -> query.responseModel("gpt"));
		assertMatches(any, (query) -> query.model("gpt").responseModel("gpt-5"),
				(query) -> query.model("gpt-4").responseModel("gpt-5"));
	}

	@Test
	void modelThatAnsweredStandsForTheOneAskedForWhereThatIsNotKnown() {
		ObservationRecordBuilder any = Records.ended(1, 1, ObservationType.GENERATION, 0, 1);
		assertMatches(any.modelCall(Records.call("own", null, null)).build(), (query) -> query.model("own"),
				(query) -> query.model("gpt"));
		assertMatches(any.modelCall(Records.call(null, "gpt", null)).build(), (query) -> query.model("gpt"),
				(query) -> query.responseModel("gpt"));
	}

	@Test
	void nameAndType() {
		ObservationRecord any = Records.named(1, 1, ObservationType.TOOL, "cancel").build();
		assertMatches(any, (query) -> query.observationName("cancel"), (query) -> query.observationName("Cancel"));
		assertMatches(any, (query) -> query.type(ObservationType.TOOL), (query) -> query.type(ObservationType.SPAN));
	}

	@Test
	void promptIsAskedForByNameOrVersion() {
		ObservationRecord any = Records.ended(1, 1, ObservationType.AGENT, 0, 1)
			.prompt(new Prompt("Desk.chat", "abc", Map.of()))
			.build();
		assertMatches(any, (query) -> query.prompt("Desk.chat"), (query) -> query.prompt("Desk"));
		assertMatches(any, (query) -> query.prompt("Desk.chat@abc"), (query) -> query.prompt("Desk.chat@abd"));
	}

	@Test
	void scoreIsAskedForByNameOrValue() {
		ScoreTarget target = ScoreTarget.observation(Records.traceId(1), Records.id(1));
		this.scores.add(Records.score(target, "helpful", 4));
		this.scores.add(new Score(target, "mood", "good", Score.DataType.CATEGORICAL, Score.Source.API, null, null,
				Records.START));
		ObservationRecord any = Records.span(1, 1, 0, 1);
		assertMatches(any, (query) -> query.score("helpful"), (query) -> query.score("help"));
		assertMatches(any, (query) -> query.score("helpful=4.0"), (query) -> query.score("helpful=5"));
		assertMatches(any, (query) -> query.score("mood=good"), (query) -> query.score("mood=goo"));
		assertMatches(any, (query) -> query.score("mood"), (query) -> query.score("helpful=four"));
	}

	@Test
	void levelNameTypeAndModelMustHoldOnOneObservation() {
		List<ObservationRecord> both = List.of(
				Records.named(1, 1, ObservationType.TOOL, "cancel").level(Level.ERROR, null).build(),
				Records.generation(1, 2, 0, 1, 1, 1).build());
		assertThat(testTrace(both, TraceQuery.builder().type(ObservationType.TOOL).level(Level.ERROR))).isTrue();
		assertThat(testTrace(both, TraceQuery.builder().type(ObservationType.GENERATION).level(Level.ERROR))).isFalse();
		assertThat(testTrace(both, TraceQuery.builder().type(ObservationType.GENERATION).level(Level.DEFAULT)))
			.isTrue();
		assertThat(testTrace(both, TraceQuery.builder().observationName("cancel").model("gpt"))).isFalse();
		assertThat(testTrace(both, TraceQuery.builder().responseModel("gpt-5").level(Level.ERROR))).isFalse();
		assertThat(testTrace(both, TraceQuery.builder().responseModel("gpt-5").level(Level.DEFAULT))).isTrue();
		assertThat(testTrace(both, TraceQuery.builder().level(Level.ERROR))).isTrue();
		assertThat(testTrace(both, TraceQuery.builder().level(Level.DEFAULT))).isFalse();
	}

	@Test
	void startMustHoldOnTheSameObservation() {
		List<ObservationRecord> both = List.of(Records.ended(1, 1, ObservationType.AGENT, 0, 9000).build(),
				Records.ended(1, 2, ObservationType.TOOL, 5000, 10).level(Level.ERROR, null).build());
		TraceQueryBuilder late = TraceQuery.builder().observationFrom(Records.at(5000)).observationTo(Records.at(5001));
		assertThat(testTrace(both, late)).isTrue();
		assertThat(testTrace(both, late.type(ObservationType.TOOL))).isTrue();
		assertThat(testTrace(both, late.level(Level.ERROR))).isTrue();
		assertThat(testTrace(both, late.level(Level.DEFAULT))).isFalse();
		assertThat(testTrace(both, late.level(null).type(ObservationType.AGENT))).isFalse();
		assertThat(testTrace(both, TraceQuery.builder().observationFrom(Records.at(5001)))).isFalse();
		assertThat(testTrace(both, TraceQuery.builder().observationTo(Records.at(0)))).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "hut-204", "HUT", "hut 20", "GR\u00dcEZI", "gruezi", "\u03c3\u039f\u03a6\u039f\u03a3",
			"a \"b\"", "c:\\d", "one\ntwo", "tab\tend" })
	void textIsFoundInContentByItsWords(String text) {
		Content content = Content.ofJson("{\"text\":\"Cancel HUT-204, gr\u00fcezi \u03a3\u03bf\u03c6\u03cc\u03c2"
				+ " x a \\\"B\\\" C:\\\\D one\\ntwo tab\\tend\"}");
		ObservationRecordBuilder any = Records.ended(1, 1, ObservationType.TOOL, 0, 1);
		assertMatches(any.input(content).build(), (query) -> query.text(text), (query) -> query.text("x" + text));
		assertMatches(any.input(null).output(content).build(), (query) -> query.text(text),
				(query) -> query.text(text + "x"));
	}

	@Test
	void textIsFoundInWhatElseAnObservationSays() {
		ObservationRecord any = Records.named(1, 1, ObservationType.TOOL, "cancelBooking")
			.level(Level.ERROR, "Status \"quoted\"")
			.metadata(Map.of("key", "Value"))
			.prompt(new Prompt("Desk.chat", "abc", Map.of("variable", "Variant")))
			.error(new ErrorInfo("Type", "Message", "at Frame"))
			.build();
		for (String text : List.of("status \"QUOTED\"", "value", "variant", "message", "at frame", "cancelbooking",
				"booking")) {
			assertMatches(any, (query) -> query.text(text), (query) -> query.text(text + "!x"));
		}
		assertMatches(any, (query) -> query, (query) -> query.text("key"));
		assertMatches(any, (query) -> query, (query) -> query.text("Desk"));
	}

	@Test
	void textIsFoundInWhatATraceSays() {
		List<ObservationRecord> any = List.of(Records.span(1, 1, 0, 1));
		assertThat(testTrace(any, TraceQuery.builder().text("post chat"))).isTrue();
		assertThat(testTrace(any, TraceQuery.builder().text("x"))).isTrue();
		assertThat(testTrace(any, TraceQuery.builder().text("tenant"))).isFalse();
		assertThat(TraceQuery.builder().text("post chat").build().test(INFO, any.get(0), List.of())).isFalse();
	}

	@Test
	void textNeedsAWord() {
		assertThatIllegalArgumentException().isThrownBy(() -> TraceQuery.builder().text("--").build())
			.withMessage("text is '--'; allowed is a word with a letter or a digit");
	}

	@Test
	void observationsAreNotAskedForWithoutNeed() {
		TraceQuery query = TraceQuery.builder().session("s").level(Level.DEFAULT).build();
		assertThat(query.test(summary(List.of(Records.span(1, 1, 0, 1))), () -> {
			throw new AssertionError();
		}, () -> {
			throw new AssertionError();
		})).isTrue();
	}

	private void assertMatches(ObservationRecord observation, UnaryOperator<TraceQueryBuilder> yes,
			UnaryOperator<TraceQueryBuilder> no) {
		List<ObservationRecord> all = List.of(observation);
		assertThat(testTrace(all, yes.apply(TraceQuery.builder()))).isTrue();
		assertThat(testTrace(all, no.apply(TraceQuery.builder()))).isFalse();
		assertThat(yes.apply(TraceQuery.builder()).build().test(INFO, observation, this.scores)).isTrue();
		assertThat(no.apply(TraceQuery.builder()).build().test(INFO, observation, this.scores)).isFalse();
	}

	private boolean testTrace(List<ObservationRecord> observations, TraceQueryBuilder query) {
		return query.build().test(summary(observations), () -> observations, () -> this.scores);
	}

	private static TraceSummary summary(List<ObservationRecord> observations) {
		InMemoryTraceStore store = new InMemoryTraceStore(1, 1_000_000, (reason, count) -> {
		});
		observations.forEach((observation) -> store.save(INFO, observation));
		return store.findTraces(TraceQuery.builder().build()).items().get(0);
	}

}
