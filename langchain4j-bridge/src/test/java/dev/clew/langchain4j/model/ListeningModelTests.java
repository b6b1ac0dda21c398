package dev.clew.langchain4j.model;

import java.util.List;
import java.util.Objects;

import dev.clew.langchain4j.TracedApplication;
import dev.clew.trace.ObservationType;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.listener.ChatModelRequestContext;
import dev.langchain4j.model.chat.listener.ChatModelResponseContext;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.service.AiServices;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A listener of the user around ours: it may open a scope in one callback and close it in
 * the next.
 */
class ListeningModelTests {

	private final TracedApplication application = new TracedApplication();

	@AfterEach
	void nothingFailed() {
		this.application.close();
		assertThat(this.application.faults).isEmpty();
	}

	@Test
	void scopeOfListenerDoesNotDoubleTheGeneration() {
		ChatModelListener ours = new TracingChatModelListener(this.application.handle);
		ChatModel model = new Model(List.of(new ScopedListener(this.application.registry), ours));
		assertThat(AiServices.builder(Desk.class).chatModel(model).build().answer("Where?")).isEqualTo("Here.");
		assertThat(this.application.tree()).containsExactly("AGENT Desk.answer DEFAULT", "  GENERATION chat DEFAULT",
				"    SPAN listening DEFAULT");
		assertThat(Objects.requireNonNull(this.application.first(ObservationType.GENERATION).output()).json())
			.isEqualTo("{\"role\":\"assistant\",\"content\":\"Here.\"}");
	}

	@Test
	void listenerAloneMakesTheGeneration() {
		ChatModelListener ours = new TracingChatModelListener(this.application.handle);
		new Model(List.of(new ScopedListener(this.application.registry), ours)).chat("Where?");
		assertThat(this.application.tree()).containsExactly("SPAN listening DEFAULT", "  GENERATION chat DEFAULT");
	}

	interface Desk {

		String answer(String question);

	}

	private record Model(List<ChatModelListener> listeners) implements ChatModel {

		@Override
		public ChatResponse doChat(ChatRequest request) {
			return ChatResponse.builder().aiMessage(AiMessage.from("Here.")).build();
		}

	}

	private static final class ScopedListener implements ChatModelListener {

		private final ObservationRegistry registry;

		private Observation.@Nullable Scope scope;

		ScopedListener(ObservationRegistry registry) {
			this.registry = registry;
		}

		@Override
		public void onRequest(ChatModelRequestContext context) {
			this.scope = Observation.start("listening", this.registry).openScope();
		}

		@Override
		public void onResponse(ChatModelResponseContext context) {
			Observation.Scope open = Objects.requireNonNull(this.scope);
			open.close();
			open.getCurrentObservation().stop();
		}

	}

}
