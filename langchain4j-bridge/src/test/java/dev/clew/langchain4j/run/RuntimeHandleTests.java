package dev.clew.langchain4j.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.clew.langchain4j.message.MessageContents;
import dev.clew.observation.StepConvention;
import dev.clew.observation.fault.Faults;
import dev.clew.observation.record.RecordingHandler;
import dev.clew.observation.record.RecordingSettings;
import dev.clew.observation.step.TracingRuntime;
import dev.clew.observation.tree.SessionIds;
import dev.clew.observation.tree.TraceTreeHandler;
import dev.clew.store.memory.InMemoryTraceStore;
import dev.clew.store.query.TraceQuery;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.Prompt;
import dev.clew.trace.Trace;
import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.SystemMessage;
import dev.langchain4j.service.UserMessage;
import dev.langchain4j.service.V;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application in plain Java: no Spring, no bean, one handle.
 */
class RuntimeHandleTests {

	private final List<String> faults = new ArrayList<>();

	private final InMemoryTraceStore store = new InMemoryTraceStore(10, 1_000_000, (reason, count) -> {
	});

	@Test
	void aiServiceIsTracedWhileHandleIsOpen() {
		String untraced = desk().answer("HUT-204");
		try (RuntimeHandle handle = open()) {
			assertThat(desk().answer("HUT-204")).isEqualTo(untraced);
		}
		assertThat(desk().answer("HUT-204")).isEqualTo(untraced).isEqualTo("It is cancelled.");
		assertThat(lines()).containsExactly("null > AGENT Desk.answer", "AGENT > GENERATION chat",
				"AGENT > TOOL cancel", "AGENT > GENERATION chat");
		assertThat(this.faults).isEmpty();
	}

	@Test
	void stepsSayWhatWentInAndOut() {
		try (RuntimeHandle handle = open()) {
			desk().answer("HUT-204");
		}
		List<ObservationRecord> all = trace().observations();
		assertThat(input(all.get(0)))
			.isEqualTo("{\"userMessage\":\"Please cancel HUT-204\",\"arguments\":{\"booking\":\"HUT-204\"}}");
		assertThat(input(all.get(1))).startsWith("{\"messages\":[{\"role\":\"system\",\"content\":\"You help.\"},"
				+ "{\"role\":\"user\",\"content\":\"Please cancel HUT-204\"}],\"tools\":[{\"name\":\"cancel\"");
		assertThat(output(all.get(1))).isEqualTo("{\"role\":\"assistant\",\"toolCalls\":[{\"id\":\"call-1\","
				+ "\"name\":\"cancel\",\"arguments\":{\"number\":\"HUT-204\"}}]}");
		assertThat(input(all.get(2))).isEqualTo("{\"number\":\"HUT-204\"}");
		assertThat(output(all.get(2))).isEqualTo("\"cancelled\"");
		assertThat(output(all.get(0))).isEqualTo("\"It is cancelled.\"");
		assertThat(all).extracting(ObservationRecord::iteration).containsExactly(null, 1, 1, 2);
		assertThat(all.get(2).toolCallId()).isEqualTo("call-1");
		assertThat(trace().summary().usage().buckets()).isEqualTo(Map.of("input", 20L, "output", 8L));
	}

	@Test
	void promptIsVersionOfTheTemplate() {
		try (RuntimeHandle handle = open()) {
			desk().answer("HUT-204");
		}
		assertThat(trace().observations().get(0).prompt()).isEqualTo(new Prompt("Desk.answer",
				MessageContents.sha256("You help.\nPlease cancel {{booking}}").substring(0, 12),
				Map.of("booking", "HUT-204")));
		assertThat(trace().observations().get(1).prompt()).isEqualTo(trace().observations().get(0).prompt());
	}

	@Test
	void nothingStaysOpen() {
		try (RuntimeHandle handle = open()) {
			desk().answer("HUT-204");
		}
		assertThat(Invocations.openCount()).isZero();
	}

	private RuntimeHandle open() {
		ObservationRegistry registry = ObservationRegistry.create();
		Faults sink = new Faults(this.faults::add);
		TraceTreeHandler tree = TraceTreeHandler.withOwnIds(sink);
		registry.observationConfig()
			.observationHandler(tree)
			.observationHandler(new RecordingHandler(tree, this.store, RecordingSettings.DEFAULT, sink));
		TracingRuntime runtime = new TracingRuntime(registry, new StepConvention(),
				new SessionIds(List.of(SessionIds.MEMORY_ID), (source) -> {
				}), sink);
		return RuntimeHandle.open(() -> runtime);
	}

	private static Desk desk() {
		return AiServices.builder(Desk.class).chatModel(new Model()).tools(new Bookings()).build();
	}

	private Trace trace() {
		String id = this.store.findTraces(TraceQuery.builder().build()).items().get(0).info().traceId();
		return Objects.requireNonNull(this.store.findTrace(id));
	}

	private List<String> lines() {
		List<ObservationRecord> all = trace().observations();
		return all.stream()
			.map((one) -> typeOf(one.parentObservationId(), all) + " > " + one.type() + " " + one.name())
			.toList();
	}

	private static String typeOf(@Nullable String id, List<ObservationRecord> all) {
		return all.stream()
			.filter((one) -> one.observationId().equals(id))
			.map((one) -> one.type().name())
			.findFirst()
			.orElse("null");
	}

	private static String input(ObservationRecord observation) {
		return Objects.requireNonNull(observation.input()).json();
	}

	private static String output(ObservationRecord observation) {
		return Objects.requireNonNull(observation.output()).json();
	}

	interface Desk {

		@SystemMessage("You help.")
		@UserMessage("Please cancel {{booking}}")
		String answer(@V("booking") String booking);

	}

	static final class Bookings {

		@Tool
		String cancel(String number) {
			return "cancelled";
		}

	}

	private static final class Model implements ChatModel {

		@Override
		public ChatResponse doChat(ChatRequest request) {
			boolean last = request.messages().get(request.messages().size() - 1) instanceof ToolExecutionResultMessage;
			AiMessage message = last ? AiMessage.from("It is cancelled.")
					: AiMessage.from(ToolExecutionRequest.builder()
						.id("call-1")
						.name("cancel")
						.arguments("{\"number\": \"HUT-204\"}")
						.build());
			return ChatResponse.builder().aiMessage(message).tokenUsage(new TokenUsage(10, 4)).build();
		}

	}

}
