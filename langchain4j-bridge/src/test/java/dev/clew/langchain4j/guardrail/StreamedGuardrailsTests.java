package dev.clew.langchain4j.guardrail;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.clew.langchain4j.ScriptedStream;
import dev.clew.langchain4j.TracedApplication;
import dev.clew.langchain4j.run.Invocations;
import dev.clew.trace.ObservationRecord;
import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.guardrail.InputGuardrail;
import dev.langchain4j.guardrail.InputGuardrailException;
import dev.langchain4j.guardrail.InputGuardrailResult;
import dev.langchain4j.guardrail.OutputGuardrail;
import dev.langchain4j.guardrail.OutputGuardrailResult;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.TokenStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class StreamedGuardrailsTests {

	private final TracedApplication application = new TracedApplication();

	private final List<String> heard = new CopyOnWriteArrayList<>();

	@AfterEach
	void nothingFailedAndNothingStaysOpen() {
		this.application.close();
		assertThat(this.application.faults).isEmpty();
		assertThat(Invocations.openCount()).isZero();
	}

	@Test
	void guardrailsStandUnderTheirAgent() throws InterruptedException {
		play(ScriptedStream.words("It ", "is"));
		assertThat(this.heard).containsExactly("It ", "is", "end It is");
		assertThat(this.application.tree()).containsExactly("AGENT Desk.answer DEFAULT", "  GUARDRAIL Door DEFAULT",
				"  GENERATION chat DEFAULT", "  GUARDRAIL Length DEFAULT");
	}

	@Test
	void refusedInputIsError() {
		assertThatExceptionOfType(InputGuardrailException.class)
			.isThrownBy(() -> service(new ScriptedStream()).answer("a secret"));
		assertThat(this.application.tree()).containsExactly("AGENT Desk.answer ERROR", "  GUARDRAIL Door ERROR");
	}

	@Test
	void refusedOutputIsError() throws InterruptedException {
		play(ScriptedStream.words("a secret"));
		assertThat(this.heard).hasSize(1).first().asString().startsWith("error The guardrail");
		assertThat(this.application.tree()).containsExactly("AGENT Desk.answer ERROR", "  GUARDRAIL Door DEFAULT",
				"  GENERATION chat DEFAULT", "  GUARDRAIL Length ERROR");
	}

	@Test
	void rewrittenOutputIsTold() throws InterruptedException {
		play(ScriptedStream.words("loud"));
		assertThat(this.heard).containsExactly("loud", "end quiet");
		assertThat(this.application.tree()).containsExactly("AGENT Desk.answer DEFAULT", "  GUARDRAIL Door DEFAULT",
				"  GENERATION chat DEFAULT", "  GUARDRAIL Length DEFAULT");
	}

	@Test
	void retryOnTheThreadOfTheProviderBelongsToTheAgent() throws InterruptedException {
		play(ScriptedStream.words("once"), ScriptedStream.words("It is"));
		assertThat(this.heard).endsWith("end It is");
		assertThat(this.application.tree()).containsExactly("AGENT Desk.answer DEFAULT", "  GUARDRAIL Door DEFAULT",
				"  GENERATION chat DEFAULT", "  GUARDRAIL Length WARNING", "  GENERATION chat DEFAULT",
				"  GUARDRAIL Length DEFAULT");
		assertThat(this.application.trace().observations()).extracting(ObservationRecord::iteration)
			.containsExactly(null, null, 1, 1, 2, 2);
	}

	@Test
	void toolsOfRepromptBelongToTheAgent() throws InterruptedException {
		play(ScriptedStream.words("no"), ScriptedStream.toolCall("cancel"), ScriptedStream.words("It is"));
		assertThat(this.heard).endsWith("end It is");
		assertThat(this.application.tree()).containsExactly("AGENT Desk.answer DEFAULT", "  GUARDRAIL Door DEFAULT",
				"  GENERATION chat DEFAULT", "  GUARDRAIL Length WARNING", "  GENERATION chat DEFAULT",
				"  TOOL cancel DEFAULT", "  GENERATION chat DEFAULT", "  GUARDRAIL Length DEFAULT");
		assertThat(this.application.trace().observations()).extracting(ObservationRecord::iteration)
			.containsExactly(null, null, 1, 1, 2, 2, 3, 3);
	}

	private void play(ScriptedStream.Script... scripts) throws InterruptedException {
		ScriptedStream model = new ScriptedStream(scripts);
		service(model).answer("Where is it?")
			.onPartialResponse(this.heard::add)
			.onCompleteResponse((response) -> this.heard.add("end " + response.aiMessage().text()))
			.onError((error) -> this.heard.add("error " + error.getMessage()))
			.start();
		model.await();
	}

	private static Desk service(ScriptedStream model) {
		return AiServices.builder(Desk.class)
			.streamingChatModel(model)
			.chatMemory(MessageWindowChatMemory.withMaxMessages(10))
			.tools(new Bookings())
			.inputGuardrails(new Door())
			.outputGuardrails(new Length())
			.build();
	}

	interface Desk {

		TokenStream answer(String question);

	}

	static final class Bookings {

		@Tool
		String cancel() {
			return "cancelled";
		}

	}

	private static final class Door implements InputGuardrail {

		@Override
		public InputGuardrailResult validate(UserMessage message) {
			return message.singleText().contains("secret") ? fatal("no secrets") : success();
		}

	}

	private static final class Length implements OutputGuardrail {

		@Override
		public OutputGuardrailResult validate(AiMessage message) {
			return switch (message.text()) {
				case "a secret" -> fatal("no secrets");
				case "loud" -> successWith("quiet");
				case "once" -> retry("once more");
				case "no" -> reprompt("not done", "Do it");
				default -> success();
			};
		}

	}

}
