package dev.clew.langchain4j;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

import dev.clew.store.memory.InMemoryTraceStore;
import dev.clew.store.query.TraceQuery;
import dev.clew.trace.Cost;
import dev.clew.trace.CostSum;
import dev.clew.trace.ModelCall;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.Trace;
import dev.clew.trace.Usage;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.router.ChatModelRouter;
import dev.langchain4j.model.chat.router.ChatModelRoutingRequest;
import dev.langchain4j.model.chat.router.ChatModelRoutingResult;
import dev.langchain4j.model.chat.router.RoutingChatModel;
import dev.langchain4j.model.chat.router.RoutingStreamingChatModel;
import dev.langchain4j.model.output.TokenUsage;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * LangChain4j's own routing models: one generation, charged once, that tells its route.
 */
class RoutingModelsTests {

	private static final Cost COST = Cost
		.of(Map.of("input", new BigDecimal("0.000025"), "output", new BigDecimal("0.00005")));

	private final InMemoryTraceStore store = new InMemoryTraceStore(10, 1_000_000, (reason, count) -> {
	});

	private final LangChain4jTracing tracing = LangChain4jTracing.open(ObservationRegistry.create(), this.store);

	@AfterEach
	void close() {
		this.tracing.close();
	}

	@Test
	void responseIsThatOfTheModelOnTheRoute() {
		ChatModel routing = routing(this.tracing.trace(new Gpt("r-1")), toLarge());
		assertThat(routing.chat("Hello?")).isEqualTo("Hi");
		assertRouted();
		assertThat(only().modelCall()).extracting(ModelCall::requestModel, ModelCall::provider)
			.containsExactly("gpt-4o", "openai");
	}

	@Test
	void modelOnTheRouteNeedNotBeTraced() {
		assertThat(routing(new Gpt("r-1"), toLarge()).chat("Hello?")).isEqualTo("Hi");
		assertRouted();
	}

	@Test
	void responseThatComesLaterIsCountedOnce() {
		ChatModel routing = routing(this.tracing.trace(new Gpt("r-1")), toLarge());
		ChatResponse response = routing.chatAsync(ChatRequest.builder().messages(UserMessage.from("Hello?")).build())
			.join();
		assertThat(response.aiMessage().text()).isEqualTo("Hi");
		assertRouted();
	}

	@Test
	void whatTheRouterAsksIsAGenerationOfItsOwn() {
		ChatModel chooser = this.tracing.trace(new Gpt("r-2"));
		ChatModel routing = routing(this.tracing.trace(new Gpt("r-1")), (request) -> {
			chooser.chat("large or small?");
			return ChatModelRoutingResult.route("large");
		});
		routing.chat("Hello?");
		assertThat(trace().observations()).hasSize(2)
			.allSatisfy((one) -> assertThat(one.usage()).isEqualTo(new Usage(Map.of("input", 10L, "output", 5L))));
		assertThat(trace().observations().get(0).metadata()).containsEntry("chat_model_route", "large");
		assertThat(trace().summary().cost()).isEqualTo(new CostSum(COST.plus(COST), 0, 0));
	}

	@Test
	void streamIsThatOfTheModelOnTheRoute() {
		StringBuilder heard = new StringBuilder();
		this.tracing
			.trace((StreamingChatModel) RoutingStreamingChatModel.builder()
				.route("small", "short questions", new GptStream())
				.route("large", "all others", this.tracing.trace((StreamingChatModel) new GptStream()))
				.router(toLarge())
				.defaultRoute("small")
				.build())
			.chat("Hello?", new StreamingChatResponseHandler() {

				@Override
				public void onCompleteResponse(ChatResponse response) {
					heard.append(response.aiMessage().text());
				}

				@Override
				public void onError(Throwable error) {
					throw new AssertionError(error);
				}

			});
		assertThat(heard).hasToString("Hi");
		assertRouted();
	}

	private ChatModel routing(ChatModel large, ChatModelRouter router) {
		return this.tracing.trace((ChatModel) RoutingChatModel.builder()
			.route("small", "short questions", new Gpt("r-1"))
			.route("large", "all others", large)
			.router(router)
			.defaultRoute("small")
			.build());
	}

	private static ChatModelRouter toLarge() {
		return new ChatModelRouter() {

			@Override
			public ChatModelRoutingResult route(ChatModelRoutingRequest request) {
				return ChatModelRoutingResult.route("large");
			}

			@Override
			public CompletableFuture<ChatModelRoutingResult> routeAsync(ChatModelRoutingRequest request) {
				return CompletableFuture.completedFuture(route(request));
			}

		};
	}

	private void assertRouted() {
		assertThat(only().metadata()).isEqualTo(Map.of("chat_model_route", "large"));
		assertThat(only().notes()).isEmpty();
		assertThat(only().modelCall()).extracting(ModelCall::model, ModelCall::cost).containsExactly("gpt-4o", COST);
		assertThat(trace().summary().cost()).isEqualTo(new CostSum(COST, 0, 0));
		assertThat(trace().summary().usage()).isEqualTo(new Usage(Map.of("input", 10L, "output", 5L)));
	}

	private ObservationRecord only() {
		assertThat(trace().observations()).hasSize(1);
		return trace().observations().get(0);
	}

	private Trace trace() {
		var traces = this.store.findTraces(TraceQuery.builder().build()).items();
		assertThat(traces).hasSize(1);
		return Objects.requireNonNull(this.store.findTrace(traces.get(0).info().traceId()));
	}

	private static ChatResponse answer(String id) {
		return ChatResponse.builder()
			.id(id)
			.modelName("gpt-4o")
			.aiMessage(AiMessage.from("Hi"))
			.tokenUsage(new TokenUsage(10, 5))
			.build();
	}

	static class Gpt implements ChatModel {

		private final String id;

		Gpt(String id) {
			this.id = id;
		}

		@Override
		public ChatResponse doChat(ChatRequest request) {
			return answer(this.id);
		}

		@Override
		public CompletableFuture<ChatResponse> doChatAsync(ChatRequest request) {
			return CompletableFuture.completedFuture(answer(this.id));
		}

		@Override
		public ChatRequestParameters defaultRequestParameters() {
			return ChatRequestParameters.builder().modelName("gpt-4o").build();
		}

		@Override
		public ModelProvider provider() {
			return ModelProvider.OPEN_AI;
		}

	}

	static class GptStream implements StreamingChatModel {

		@Override
		public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
			handler.onCompleteResponse(answer("r-1"));
		}

	}

}
