package dev.clew.langchain4j;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import dev.clew.observation.RecordingSettings;
import dev.clew.store.memory.InMemoryTraceStore;
import dev.clew.store.query.TraceQuery;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.MemoryId;
import dev.langchain4j.service.UserMessage;
import dev.langchain4j.service.V;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is recorded of the arguments of AI services, and that they are not touched for it.
 */
class RenderedArgumentsTests {

	private final InMemoryTraceStore store = new InMemoryTraceStore(10, 1_000_000, (reason, count) -> {
	});

	@Test
	void objectsAndArraysAreRecordedAsWhatTheyAre() {
		Wish wish = new Wish("quiet", new int[] { 2, 4 });
		ask(true, (desk) -> desk.find(wish, new String[] { "a", "b" }, List.of(1, 2), Map.of("k", 3.5)));
		ObservationRecord agent = agent();
		assertThat(json(agent)).isEqualTo("{\"userMessage\":\"Find a hut\",\"arguments\":{"
				+ "\"wish\":{\"kind\":\"quiet\",\"beds\":[2,4]},\"tags\":[\"a\",\"b\"],\"days\":[1,2],\"more\":{\"k\":3.5}}}");
		assertThat(Objects.requireNonNull(agent.prompt()).variables())
			.isEqualTo(Map.of("wish", "{\"kind\":\"quiet\",\"beds\":[2,4]}", "tags", "[\"a\",\"b\"]", "days", "[1,2]",
					"more", "{\"k\":3.5}"));
		ObservationRecord generation = first(ObservationType.GENERATION);
		assertThat(generation.prompt()).isEqualTo(agent.prompt());
	}

	@Test
	void argumentThatTheTemplateDoesNotHaveIsNotTouched() {
		for (boolean capture : List.of(true, false)) {
			Counting counting = new Counting();
			ask(capture, (desk) -> desk.unused(new Counting.Id(counting), counting));
			assertThat(counting.calls).hasValue(0);
		}
	}

	@Test
	void withoutContentThereAreNoVariables() {
		ask(false, (desk) -> desk.unused("1", new Counting()));
		assertThat(Objects.requireNonNull(agent().prompt()).variables()).isEmpty();
		assertThat(Objects.requireNonNull(first(ObservationType.GENERATION).prompt()).variables()).isEmpty();
	}

	private void ask(boolean capture, Function<Desk, String> question) {
		ObservationRegistry registry = ObservationRegistry.create();
		try (LangChain4jTracing tracing = LangChain4jTracing.builder(registry)
			.store(this.store)
			.settings(settings(capture))
			.open()) {
			Desk desk = AiServices.builder(Desk.class)
				.chatModel(new Answering())
				.chatMemoryProvider((id) -> MessageWindowChatMemory.withMaxMessages(2))
				.build();
			assertThat(question.apply(desk)).isEqualTo("done");
		}
	}

	private static RecordingSettings settings(boolean capture) {
		RecordingSettings all = RecordingSettings.DEFAULT;
		return new RecordingSettings(all.origin(), all.surrounding(), capture, all.maxContentSize(), all.names());
	}

	private ObservationRecord agent() {
		return first(ObservationType.AGENT);
	}

	private ObservationRecord first(ObservationType type) {
		String id = this.store.findTraces(TraceQuery.builder().build()).items().get(0).info().traceId();
		return Objects.requireNonNull(this.store.findTrace(id))
			.observations()
			.stream()
			.filter((one) -> one.type() == type)
			.findFirst()
			.orElseThrow();
	}

	private static @Nullable String json(ObservationRecord observation) {
		return (observation.input() != null) ? observation.input().json() : null;
	}

	interface Desk {

		@UserMessage("Find a hut")
		String find(@V("wish") Wish wish, @V("tags") String[] tags, @V("days") List<Integer> days,
				@V("more") Map<String, Double> more);

		@UserMessage("Find a hut")
		String unused(@MemoryId Object id, @V("unused") Object unused);

	}

	@SuppressWarnings({ "unused", "ArrayRecordComponent" })
	private static final class Wish {

		private final String kind;

		private final int[] beds;

		Wish(String kind, int[] beds) {
			this.kind = kind;
			this.beds = beds;
		}

	}

	public static final class Counting {

		private final transient AtomicInteger calls = new AtomicInteger();

		@SuppressWarnings("unused")
		public int getCalls() {
			return this.calls.incrementAndGet();
		}

		@Override
		public String toString() {
			return "call " + this.calls.incrementAndGet();
		}

		/**
		 * An id of a conversation.
		 */
		private record Id(Counting counting) {

			@Override
			public String toString() {
				return this.counting.toString();
			}

		}

	}

	private static final class Answering implements ChatModel {

		@Override
		public ChatResponse doChat(ChatRequest request) {
			return ChatResponse.builder().aiMessage(AiMessage.from("done")).build();
		}

	}

}
