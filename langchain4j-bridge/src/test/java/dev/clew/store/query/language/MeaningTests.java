package dev.clew.store.query.language;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.clew.store.Records;
import dev.clew.store.memory.InMemoryTraceStore;
import dev.clew.store.query.TraceQuery;
import dev.clew.trace.Cost;
import dev.clew.trace.ErrorInfo;
import dev.clew.trace.Level;
import dev.clew.trace.ModelCall;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Origin;
import dev.clew.trace.Prompt;
import dev.clew.trace.Score;
import dev.clew.trace.ScoreTarget;
import dev.clew.trace.Trace;
import dev.clew.trace.TraceInfo;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What terms mean, of a trace and of each of its observations.
 */
class MeaningTests {

	private static final Trace TRACE = trace();

	private static final Trace RUNNING = running();

	// Of the trace, and of its agent, generation and tool.
	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
			session:s-1                    | yes | 1 2 3
			session:S-1                    | no  | -
			session:s*                     | yes | 1 2 3
			session:*1                     | yes | 1 2 3
			session:s*-*1                  | yes | 1 2 3
			session:s*1*1                  | no  | -
			session:*                      | yes | 1 2 3
			user:*                         | no  | -
			-user:*                        | yes | 1 2 3
			"tag:vip OR tag:x"             | no  | -
			tag:vip OR tag:x               | yes | 1 2 3
			tag:vip tag:x                  | no  | -
			name:"POST /chat"              | yes | 1 2 3
			metadata.tenant:alps           | yes | 1 2 3
			metadata.attempt:2             | yes | 3
			level:ERROR                    | yes | 3
			level:>=WARNING                | yes | 3
			level:<ERROR                   | no  | 1 2
			level:DEBUG..DEFAULT           | no  | 1 2
			latency:>9s                    | no  | -
			latency:>=9s                   | yes | 1
			latency:9s                     | yes | 1
			latency:<9s                    | no  | 2 3
			latency:>100ms..9s             | yes | 1 2
			latency:100ms..<9s             | no  | 2 3
			cost:0.02                      | yes | 2
			cost:>0.02                     | no  | -
			tokens:15                      | yes | 2
			tokens:<15                     | no  | 1 3
			started:2026-11-22             | yes | 1 2 3
			started:<2026-11-22            | no  | -
			started:>2026-11-22T10:00:00Z  | no  | 2 3
			tool:cancelBooking             | yes | 3
			tool:gpt-4o                    | no  | -
			generation:gpt*                | yes | 2
			observationName:gpt-4o         | yes | 2
			type:tool                      | yes | 3
			has:tool has:agent             | yes | -
			tool:* model:*                 | yes | -
			-tool:*                        | no  | 1 2
			model:gpt-4o                   | yes | 2
			model:gpt-4o-2024              | no  | -
			responseModel:gpt-4o-2024      | yes | 2
			provider:openai                | yes | 2
			finishReason:stop              | yes | 2
			iteration:1                    | yes | 2
			iteration:>1                   | yes | 3
			iteration:>1..<2               | no  | -
			prompt:Desk.chat               | yes | 1
			prompt:Desk                    | no  | -
			prompt:Desk.*                  | yes | 1
			prompt:Desk.chat@3f2           | yes | 1
			prompt:Desk.chat@f2            | no  | -
			error:java.io.IOException      | yes | 3
			error:IOException              | yes | 3
			error:IO                       | no  | -
			has:error                      | yes | 3
			has:input                      | yes | 2
			has:output                     | no  | -
			has:cost                       | yes | 2
			has:prompt                     | yes | 1
			has:session -has:user          | yes | 1 2 3
			has:score                      | yes | 3
			score.helpful:true             | yes | -
			score.helpful:false            | no  | -
			score.tone:0.50                | yes | 3
			score.tone:>0.5                | no  | -
			score.tone:*                   | yes | 3
			score.mood:go*                 | yes | -
			is:bookmarked                  | yes | -
			has:bookmark                   | yes | -
			is:completed                   | yes | 1 2 3
			status:RUNNING                 | no  | -
			refund                         | yes | 2
			input:refund                   | yes | 2
			output:refund                  | no  | -
			chat                           | yes | -
			alps                           | yes | -
			gone                           | yes | 3
			errorMessage:gone              | yes | 3
			statusMessage:gone             | no  | -
			statusMessage:failed           | yes | 3
			refund -gone                   | no  | 2
			refund OR gone                 | yes | 2 3
			traceId:*01                    | yes | 1 2 3
			environment:prod service:desk  | yes | 1 2 3
			release:*                      | no  | -
			""")
	void termHoldsForATraceAndForObservations(String query, String trace, String observations) {
		TraceQuery found = TraceQuery.builder().query(Condition.parse(query)).build();
		assertThat(holds(found, TRACE)).isEqualTo(trace.equals("yes"));
		List<String> ids = new ArrayList<>();
		for (ObservationRecord each : TRACE.observations()) {
			if (found.test(TRACE.summary().info(), each, TRACE.scoresOf(each.observationId()))) {
				ids.add(each.observationId().replaceFirst("0+", ""));
			}
		}
		assertThat(ids.isEmpty() ? "-" : String.join(" ", ids)).isEqualTo(observations);
	}

	@ParameterizedTest
	@ValueSource(strings = { "latency:>0ms", "latency:<=1h", "cost:>=0", "cost:<1", "iteration:>=1", "is:completed" })
	void whatIsNotKnownIsInNoRange(String query) {
		assertThat(holds(TraceQuery.builder().query(Condition.parse(query)).build(), RUNNING)).isFalse();
		assertThat(holds(TraceQuery.builder().query(Condition.parse("-" + query)).build(), RUNNING)).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "score.mood:go*, false", "score.mood:good, false", "score.mood:*, true", "score.helpful:true, true" })
	void scoresThatAreContentAreNotToldByTheirValueWhereContentIsHidden(String query, boolean told) {
		TraceQuery found = TraceQuery.builder().query(Condition.parse(query)).scoreContent(false).build();
		assertThat(holds(found, TRACE)).isEqualTo(told);
	}

	private static boolean holds(TraceQuery query, Trace trace) {
		return query.test(trace.summary(), trace::observations, trace::scores);
	}

	private static Trace trace() {
		InMemoryTraceStore store = store();
		store.save(info(),
				Records.ended(1, 1, ObservationType.AGENT, 0, 9000)
					.prompt(new Prompt("Desk.chat", "3f2a77", Map.of()))
					.build());
		store.save(info(),
				ObservationRecord
					.builder(Records.traceId(1), Records.id(2), ObservationType.GENERATION, "gpt-4o", Records.at(10))
					.duration(Duration.ofMillis(500))
					.input(Records.text("A refund, please"))
					.modelCall(new ModelCall("gpt-4o-2024", "gpt-4o", "openai", Map.of(), Records.usage(10, 5),
							Cost.ofTotal(new BigDecimal("0.02")), null, null, "stop", null, null, null))
					.iteration(1)
					.build());
		store.save(info(),
				ObservationRecord
					.builder(Records.traceId(1), Records.id(3), ObservationType.TOOL, "cancelBooking", Records.at(600))
					.duration(Duration.ofMillis(100))
					.level(Level.ERROR, "it failed")
					.metadata(Map.of("attempt", "2"))
					.error(new ErrorInfo("java.io.IOException", "HUT-204 is gone", null))
					.iteration(2)
					.build());
		judge(store);
		return find(store);
	}

	private static void judge(InMemoryTraceStore store) {
		ScoreTarget whole = ScoreTarget.trace(Records.traceId(1));
		store.save(score(whole, "helpful", true, Score.DataType.BOOLEAN));
		store.save(score(whole, "mood", "good", Score.DataType.CATEGORICAL));
		store.save(score(ScoreTarget.observation(Records.traceId(1), Records.id(3)), "tone", new BigDecimal("0.5"),
				Score.DataType.NUMERIC));
		store.bookmark(Records.traceId(1), true);
	}

	private static Trace running() {
		InMemoryTraceStore store = store();
		store.save(info(), Records.running(1, 1, ObservationType.AGENT, 0));
		return find(store);
	}

	private static Trace find(InMemoryTraceStore store) {
		return Objects.requireNonNull(store.findTrace(Records.traceId(1)));
	}

	private static TraceInfo info() {
		return new TraceInfo(Records.traceId(1), 0, "POST /chat", "s-1", null, new Origin("prod", null, "desk", null),
				List.of("vip"), Map.of("tenant", "alps"), List.of());
	}

	private static Score score(ScoreTarget target, String name, @Nullable Object value, Score.DataType type) {
		return new Score(target, name, Objects.requireNonNull(value), type, Score.Source.API, null, null,
				Records.START);
	}

	private static InMemoryTraceStore store() {
		return new InMemoryTraceStore(1, 1_000_000, (reason, count) -> {
		});
	}

}
