package dev.clew.langchain4j;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;

import dev.clew.pricing.Charge;
import dev.clew.pricing.PriceCatalogue;
import dev.clew.store.memory.InMemoryTraceStore;
import dev.clew.store.query.TraceQuery;
import dev.clew.trace.Cost;
import dev.clew.trace.ObservationRecord;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Prices without Spring.
 */
class TracedPricesTests {

	private final ObservationRegistry registry = ObservationRegistry.create();

	private final InMemoryTraceStore store = new InMemoryTraceStore(10, 1_000_000, (reason, count) -> {
	});

	@Test
	void listPricesApply() {
		assertThat(call(null).cost())
			.isEqualTo(Cost.of(Map.of("input", new BigDecimal("0.000025"), "output", new BigDecimal("0.00005"))));
	}

	@Test
	void noPriceAppliesWhereNoneIsWanted() {
		ObservationRecord generation = call(PriceCatalogue.NONE);
		assertThat(generation.cost()).isNull();
		assertThat(generation.isUnpriced()).isTrue();
		assertThat(generation.notes()).isEmpty();
	}

	@Test
	void catalogueSaysWhyItKnowsNoCost() {
		ObservationRecord generation = call((call) -> Charge.unknown("no cost: ask the finance department"));
		assertThat(generation.cost()).isNull();
		assertThat(generation.isUnpriced()).isTrue();
		assertThat(generation.notes()).containsExactly("no cost: ask the finance department");
	}

	private ObservationRecord call(@Nullable PriceCatalogue prices) {
		LangChain4jTracingBuilder builder = LangChain4jTracing.builder(this.registry).store(this.store);
		try (LangChain4jTracing tracing = ((prices != null) ? builder.prices(prices) : builder).open()) {
			tracing.trace(new Gpt4o()).chat("Hello?");
		}
		String id = this.store.findTraces(TraceQuery.builder().build()).items().get(0).info().traceId();
		return Objects.requireNonNull(this.store.findTrace(id)).observations().get(0);
	}

	/**
	 * Answers as a model whose price is known.
	 */
	private static final class Gpt4o implements ChatModel {

		@Override
		public ChatResponse doChat(ChatRequest request) {
			return ChatResponse.builder()
				.aiMessage(AiMessage.from("Hello!"))
				.modelName("gpt-4o")
				.tokenUsage(new TokenUsage(10, 5))
				.build();
		}

	}

}
