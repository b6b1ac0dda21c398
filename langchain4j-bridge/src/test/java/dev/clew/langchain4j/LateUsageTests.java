package dev.clew.langchain4j;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.clew.budget.Budget;
import dev.clew.budget.BudgetAction;
import dev.clew.budget.BudgetExceededException;
import dev.clew.budget.BudgetScope;
import dev.clew.store.memory.InMemoryTraceStore;
import dev.clew.store.query.TraceQuery;
import dev.clew.trace.Level;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.Status;
import dev.clew.trace.Trace;
import dev.clew.trace.TraceSummary;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.model.StreamingResponseHandler;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.language.StreamingLanguageModel;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.model.output.TokenUsage;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Calls that end after they were given up: what they used is counted all the same.
 */
class LateUsageTests {

	private static final String GIVEN_UP = "did not end within clew.record.max-duration=0.05s";

	private static final String UNKNOWN = "the end is when it was given up; when it ended is not known";

	private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

	private final InMemoryTraceStore store = new InMemoryTraceStore(10, 1_000_000, (reason, count) -> {
	});

	private final LangChain4jTracing tracing = LangChain4jTracing.builder(ObservationRegistry.create())
		.meters(this.meters)
		.store(this.store)
		.maxDuration(Duration.ofMillis(50))
		.budgets(List.of(new Budget("all", BudgetScope.GLOBAL, Duration.ofDays(3650), null, 10L, BudgetAction.REFUSE)))
		.open();

	private final ChatModel slow = this.tracing.trace(new ChatModel() {

		@Override
		public ChatResponse doChat(ChatRequest request) {
			awaitGivenUp();
			return answer();
		}

	});

	@AfterEach
	void close() {
		this.tracing.close();
	}

	@Test
	void callThatOutlastsMaxDurationUsesUpABudget() {
		this.slow.chat("Hello?");
		assertThatExceptionOfType(BudgetExceededException.class).isThrownBy(() -> this.slow.chat("Hello?"))
			.satisfies((ex) -> assertThat(ex.getUsed()).isEqualByComparingTo("15"));
	}

	@Test
	void callThatOutlastsMaxDurationIsRecordedWithWhatItUsed() {
		this.slow.chat("Hello?");
		assertThat(only().level()).isEqualTo(Level.WARNING);
		assertThat(only().statusMessage()).isEqualTo(GIVEN_UP);
		assertThat(only().notes()).containsExactly("ended after it was given up");
		assertThat(only().output()).extracting((output) -> output.json()).asString().contains("Hi");
		assertThat(summary().usage().total()).isEqualTo(15);
		assertThat(summary().cost().unpriced()).isZero();
		assertThat(summary().cost().cost()).isEqualTo(only().cost()).isNotNull();
		assertThat(summary().observationCount()).isEqualTo(1);
	}

	@Test
	void metersAgreeWithTheTrace() {
		this.slow.chat("Hello?");
		assertThat(sum("clew.tokens")).isEqualTo(15);
		assertThat(sum("clew.cost")).isEqualTo(Objects.requireNonNull(summary().cost().cost()).total().doubleValue())
			.isPositive();
		assertThat(this.meters.get("gen_ai.client.token.usage").tag("gen_ai.response.model", "gpt-4o").summaries())
			.hasSize(2);
		assertThat(sum("clew.observations")).isEqualTo(1);
	}

	@Test
	void errorAfterACallWasGivenUpChangesNothing() {
		List<ObservationRecord> before = new ArrayList<>();
		ChatModel failing = this.tracing.trace(new ChatModel() {

			@Override
			public ChatResponse doChat(ChatRequest request) {
				awaitGivenUp();
				before.add(only());
				throw new IllegalStateException("too late");
			}

		});
		assertThatIllegalStateException().isThrownBy(() -> failing.chat("Hello?"));
		assertThat(before).containsExactly(only());
		assertThat(only().notes()).contains(UNKNOWN);
	}

	@Test
	void streamThatEndsAfterItWasGivenUpIsCountedOnce() {
		StreamingChatModel stream = this.tracing.trace(new StreamingChatModel() {

			@Override
			public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
				handler.onPartialResponse("H");
				awaitGivenUp();
				handler.onCompleteResponse(answer());
				handler.onCompleteResponse(answer());
			}

		});
		stream.chat("Hello?", new StreamingChatResponseHandler() {

			@Override
			public void onCompleteResponse(ChatResponse response) {
				// Seen in the trace.
			}

			@Override
			public void onError(Throwable error) {
				throw new AssertionError(error);
			}

		});
		assertThat(only().output()).extracting((output) -> output.json()).asString().contains("Hi");
		assertThat(summary().usage().total()).isEqualTo(15);
		assertThat(sum("clew.tokens")).isEqualTo(15);
	}

	@Test
	void textThatEndsAfterItWasGivenUpIsCountedOnce() {
		StreamingLanguageModel writer = this.tracing.trace(StreamingLanguageModel.class, (prompt, handler) -> {
			awaitGivenUp();
			handler.onComplete(Response.from("blue", new TokenUsage(10, 5)));
			handler.onComplete(Response.from("red", new TokenUsage(20, 5)));
		});
		writer.generate("The sky is", new StreamingResponseHandler<String>() {

			@Override
			public void onNext(String token) {
				throw new AssertionError();
			}

			@Override
			public void onError(Throwable error) {
				throw new AssertionError(error);
			}

		});
		assertThat(only().output()).extracting((output) -> output.json()).asString().contains("blue");
		assertThat(summary().usage().total()).isEqualTo(15);
		assertThat(sum("clew.tokens")).isEqualTo(15);
	}

	@Test
	void modelAroundACallThatOutlastsMaxDurationHandsItsUsageOn() {
		this.tracing.trace(new ChatModel() {

			@Override
			public ChatResponse doChat(ChatRequest request) {
				return LateUsageTests.this.slow.chat(ChatRequest.builder()
					.messages(SystemMessage.from("Be polite"), request.messages().get(0))
					.build());
			}

		}).chat("Hello?");
		assertThat(summary().usage().total()).isEqualTo(15);
		assertThat(sum("clew.tokens")).isEqualTo(15);
		assertThat(summary().cost().unpriced()).isZero();
	}

	private static ChatResponse answer() {
		return ChatResponse.builder()
			.modelName("gpt-4o")
			.aiMessage(AiMessage.from("Hi"))
			.tokenUsage(new TokenUsage(10, 5))
			.build();
	}

	private void awaitGivenUp() {
		Awaitility.await().until(() -> summary().status() == Status.COMPLETED);
	}

	private double sum(String meter) {
		return this.meters.find(meter).counters().stream().mapToDouble(Counter::count).sum();
	}

	private ObservationRecord only() {
		List<ObservationRecord> all = trace().observations();
		assertThat(all).hasSize(1);
		return all.get(0);
	}

	private TraceSummary summary() {
		return trace().summary();
	}

	private Trace trace() {
		List<TraceSummary> traces = this.store.findTraces(TraceQuery.builder().build()).items();
		assertThat(traces).hasSize(1);
		return Objects.requireNonNull(this.store.findTrace(traces.get(0).info().traceId()));
	}

}
