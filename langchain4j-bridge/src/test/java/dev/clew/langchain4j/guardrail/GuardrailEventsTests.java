package dev.clew.langchain4j.guardrail;

import java.io.IOException;
import java.net.URL;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.clew.langchain4j.TracedApplication;
import dev.clew.langchain4j.run.Call;
import dev.clew.langchain4j.run.Invocations;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.guardrail.GuardrailRequestParams;
import dev.langchain4j.guardrail.InputGuardrail;
import dev.langchain4j.guardrail.InputGuardrailExecutor;
import dev.langchain4j.guardrail.InputGuardrailRequest;
import dev.langchain4j.guardrail.InputGuardrailResult;
import dev.langchain4j.guardrail.OutputGuardrail;
import dev.langchain4j.guardrail.OutputGuardrailResult;
import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.observability.api.listener.InputGuardrailExecutedListener;
import dev.langchain4j.service.AiServices;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Guardrails that our executors do not run: LangChain4j finds those by the class loader
 * of the thread that calls the service first.
 */
class GuardrailEventsTests {

	private final TracedApplication application = new TracedApplication();

	private final List<Duration> measured = new ArrayList<>();

	@AfterEach
	void nothingFailedAndNothingStaysOpen() {
		this.application.close();
		assertThat(this.application.faults).isEmpty();
		assertThat(Invocations.openCount()).isZero();
	}

	@Test
	void guardrailsAreTracedByTheirEvents() {
		assertThat(withoutOurExecutors(() -> service().answer("Where is it?"))).isEqualTo("quiet");
		assertThat(this.application.tree()).containsExactly("AGENT Desk.answer DEFAULT", "  GUARDRAIL Door DEFAULT",
				"  GENERATION chat DEFAULT", "  GUARDRAIL Softener DEFAULT");
		ObservationRecord guardrail = this.application.first(ObservationType.GUARDRAIL);
		assertThat(Objects.requireNonNull(guardrail.input()).json()).isEqualTo("\"Where is it?\"");
		assertThat(Objects.requireNonNull(guardrail.output()).json()).isEqualTo("{\"verdict\":\"success\"}");
		assertThat(this.measured).hasSize(1).first().isEqualTo(guardrail.duration());
	}

	@Test
	void guardrailsThatAreTracedFromAroundAreNotTracedTwice() {
		assertThat(service().answer("Where is it?")).isEqualTo("quiet");
		assertThat(this.application.tree()).containsExactly("AGENT Desk.answer DEFAULT", "  GUARDRAIL Door DEFAULT",
				"  GENERATION chat DEFAULT", "  GUARDRAIL Softener DEFAULT");
	}

	@Test
	void guardrailsThatTheApplicationRunsItselfAreTraced() {
		InputGuardrailExecutor.builder()
			.guardrails(new Door())
			.build()
			.execute(InputGuardrailRequest.builder()
				.userMessage(UserMessage.from("Where is it?"))
				.commonParams(GuardrailRequestParams.builder()
					.userMessageTemplate("")
					.variables(Map.of())
					.invocationContext(InvocationContext.builder().build())
					.build())
				.build());
		assertThat(this.application.tree()).containsExactly("GUARDRAIL Door DEFAULT");
	}

	private Desk service() {
		InputGuardrailExecutedListener listener = (event) -> this.measured.add(event.duration());
		return AiServices.builder(Desk.class)
			.chatModel(new Loud())
			.inputGuardrails(new Door())
			.outputGuardrails(new Softener())
			.registerListener(listener)
			.build();
	}

	private static <T> T withoutOurExecutors(Call<T, RuntimeException> call) {
		Thread thread = Thread.currentThread();
		ClassLoader loader = thread.getContextClassLoader();
		thread.setContextClassLoader(new WithoutGuardrailServices(loader));
		try {
			return call.call();
		}
		finally {
			thread.setContextClassLoader(loader);
		}
	}

	interface Desk {

		String answer(String question);

	}

	private static final class WithoutGuardrailServices extends ClassLoader {

		WithoutGuardrailServices(ClassLoader parent) {
			super(parent);
		}

		@Override
		public Enumeration<URL> getResources(String name) throws IOException {
			return name.contains("spi.guardrail") ? Collections.emptyEnumeration() : super.getResources(name);
		}

	}

	private static final class Loud implements ChatModel {

		@Override
		public ChatResponse doChat(ChatRequest request) {
			return ChatResponse.builder().aiMessage(AiMessage.from("loud")).build();
		}

	}

	private static final class Door implements InputGuardrail {

		@Override
		public InputGuardrailResult validate(UserMessage message) {
			return success();
		}

	}

	private static final class Softener implements OutputGuardrail {

		@Override
		public OutputGuardrailResult validate(AiMessage message) {
			return successWith("quiet");
		}

	}

}
