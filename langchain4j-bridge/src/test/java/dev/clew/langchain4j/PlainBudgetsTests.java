package dev.clew.langchain4j;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import dev.clew.budget.Budget;
import dev.clew.budget.BudgetAction;
import dev.clew.budget.BudgetExceededException;
import dev.clew.budget.BudgetScope;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Budgets in an application without Spring and without a store.
 */
class PlainBudgetsTests {

	private static final Budget ALL = new Budget("all", BudgetScope.GLOBAL, Duration.ofDays(3650), null, 10L,
			BudgetAction.REFUSE);

	private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

	private final GatedModel model = new GatedModel();

	@Test
	void callIsRefusedAndCountedByTheMeter() {
		try (LangChain4jTracing tracing = open()) {
			this.model.gate.countDown();
			ChatModel traced = tracing.trace(this.model);
			assertThat(traced.chat("Hello?")).isEqualTo("Hello");
			assertThatExceptionOfType(BudgetExceededException.class).isThrownBy(() -> traced.chat("Hello?"))
				.withMessageStartingWith("The model was not called, budget 'all' in all: 15 of 10 tokens used, until ");
			assertThat(this.model.calls).hasValue(1);
			assertThat(
					this.meters.get("clew.budget.exceeded").tags("budget", "all", "action", "refuse").counter().count())
				.isEqualTo(1);
		}
	}

	@Test
	void callsAtTheSameTimeMayGoOverTheLimitByWhatTheyUse() throws Exception {
		try (LangChain4jTracing tracing = open()) {
			ChatModel traced = tracing.trace(this.model);
			List<CompletableFuture<String>> calls = List.of(CompletableFuture.supplyAsync(() -> traced.chat("Hello?")),
					CompletableFuture.supplyAsync(() -> traced.chat("Hello?")));
			assertThat(this.model.running.await(20, TimeUnit.SECONDS)).isTrue();
			this.model.gate.countDown();
			for (CompletableFuture<String> call : calls) {
				assertThat(call.get(20, TimeUnit.SECONDS)).isEqualTo("Hello");
			}
			assertThatExceptionOfType(BudgetExceededException.class).isThrownBy(() -> traced.chat("Hello?"))
				.satisfies((ex) -> assertThat(ex.getUsed()).isEqualByComparingTo("30"));
		}
	}

	@Test
	void modelAroundAnotherOneIsAskedForOnce() {
		try (LangChain4jTracing tracing = open()) {
			this.model.gate.countDown();
			ChatModel inner = tracing.trace(this.model);
			ChatModel outer = tracing.trace(new ChatModel() {

				@Override
				public ChatResponse chat(ChatRequest request) {
					return inner.chat(request);
				}

			});
			assertThat(outer.chat("Hello?")).isEqualTo("Hello");
			assertThatExceptionOfType(BudgetExceededException.class).isThrownBy(() -> outer.chat("Hello?"))
				.satisfies((ex) -> assertThat(ex.getUsed()).isEqualByComparingTo("15"));
			assertThat(this.meters.get("clew.budget.exceeded").counter().count()).isEqualTo(1);
		}
	}

	private LangChain4jTracing open() {
		return LangChain4jTracing.builder(ObservationRegistry.create())
			.meters(this.meters)
			.budgets(List.of(ALL))
			.open();
	}

	/**
	 * A model that answers when it may.
	 */
	private static final class GatedModel implements ChatModel {

		private final CountDownLatch running = new CountDownLatch(2);

		private final CountDownLatch gate = new CountDownLatch(1);

		private final AtomicInteger calls = new AtomicInteger();

		@Override
		public ChatResponse doChat(ChatRequest request) {
			this.calls.incrementAndGet();
			this.running.countDown();
			try {
				assertThat(this.gate.await(20, TimeUnit.SECONDS)).isTrue();
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
			return ChatResponse.builder().aiMessage(AiMessage.from("Hello")).tokenUsage(new TokenUsage(10, 5)).build();
		}

	}

}
