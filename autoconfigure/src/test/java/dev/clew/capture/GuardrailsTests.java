package dev.clew.capture;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import dev.clew.trace.ErrorInfo;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.guardrail.InputGuardrailException;
import dev.langchain4j.guardrail.InputGuardrailResult;
import dev.langchain4j.guardrail.OutputGuardrailException;
import dev.langchain4j.guardrail.config.OutputGuardrailsConfig;
import dev.langchain4j.memory.ChatMemory;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.guardrail.InputGuardrails;
import dev.langchain4j.service.guardrail.OutputGuardrails;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class GuardrailsTests {

	private static final Application application = Application.start(OneModel.class);

	private static final String GUARDED = """
			SPAN POST /work/{id}
			  AGENT %s
			    GUARDRAIL Doorman
			    GENERATION gpt-4o-mini #1
			      SPAN HTTP POST
			    GUARDRAIL Porter #1
			""";

	private static final String REFUSED_INPUT = """
			SPAN POST /work/{id} ERROR
			  AGENT Assistant.chat ERROR
			    GUARDRAIL In ERROR
			""";

	private static final String REFUSED_OUTPUT = """
			SPAN POST /work/{id} ERROR
			  AGENT Assistant.chat ERROR
			    GENERATION gpt-4o-mini #1
			      SPAN HTTP POST
			    GUARDRAIL Out #1 ERROR
			""";

	private static final String SECOND_TRY = """
			SPAN POST /work/{id}
			  AGENT Assistant.chat
			    GENERATION gpt-4o-mini #1
			      SPAN HTTP POST
			    GUARDRAIL Out #1 WARNING
			    GENERATION gpt-4o-mini #2
			      SPAN HTTP POST
			    GUARDRAIL Out #2
			""";

	@AfterAll
	static void close() {
		application.close();
	}

	@Test
	void guardrailsGivenAsInstancesStandUnderTheirAgentInOrder() throws Exception {
		application.ask(
				(service) -> service.inputGuardrails(new Guards.Doorman()).outputGuardrails(new Guards.Porter()),
				Reply.text("Hi!"));
		assertThat(application.tree()).isEqualTo(GUARDED.formatted("Assistant.chat"));
		assertThat(guardrails()).extracting((guardrail) -> Trees.json(guardrail.input()))
			.containsExactly("\"Hello?\"", "\"Hi!\"");
		assertThat(guardrails()).extracting((guardrail) -> Trees.json(guardrail.output()))
			.containsOnly("{\"verdict\":\"success\"}");
		assertThat(guardrails()).extracting((guardrail) -> guardrail.metadata().get("phase"))
			.containsExactly("input", "output");
	}

	@Test
	void guardrailsGivenAsClassesToo() throws Exception {
		application.ask((service) -> service.inputGuardrailClasses(List.of(Guards.Doorman.class))
			.outputGuardrailClasses(List.of(Guards.Porter.class)), Reply.text("Hi!"));
		assertThat(application.tree()).isEqualTo(GUARDED.formatted("Assistant.chat"));
	}

	@Test
	void guardrailsByAnnotationToo() throws Exception {
		application.openAi().answers(Reply.text("Hi!"));
		Guarded guarded = AiServices.create(Guarded.class, application.bean(ChatModel.class));
		application.inRequest(() -> guarded.chat("Hello?"));
		assertThat(application.tree()).isEqualTo(GUARDED.formatted("Guarded.chat"));
	}

	@Test
	void rewrittenTextsAreTold() throws Exception {
		String answer = application.ask((service) -> service
			.inputGuardrails(new Guards.In((message) -> InputGuardrailResult.successWith("Hello!")),
					new Guards.Doorman())
			.outputGuardrails(new Guards.Porter(), new Guards.Out((guardrail) -> guardrail.successWith("Good day!"))),
				Reply.text("Hi!"));
		assertThat(answer).isEqualTo("Good day!");
		assertThat(application.tree()).isEqualTo("""
				SPAN POST /work/{id}
				  AGENT Assistant.chat
				    GUARDRAIL In
				    GUARDRAIL Doorman
				    GENERATION gpt-4o-mini #1
				      SPAN HTTP POST
				    GUARDRAIL Porter #1
				    GUARDRAIL Out #1
				""");
		assertThat(guardrails()).extracting((guardrail) -> Trees.json(guardrail.input()))
			.containsExactly("\"Hello?\"", "\"Hello!\"", "\"Hi!\"", "\"Hi!\"");
		assertThat(guardrails()).extracting((guardrail) -> Trees.json(guardrail.output()))
			.containsExactly("{\"verdict\":\"success_with_rewrite\",\"text\":\"Hello!\"}", "{\"verdict\":\"success\"}",
					"{\"verdict\":\"success\"}", "{\"verdict\":\"success_with_rewrite\",\"text\":\"Good day!\"}");
	}

	@Test
	void failedInputIsErrorAndTheOtherGuardrailsAreAskedToo() {
		assertThatExceptionOfType(InputGuardrailException.class).isThrownBy(() -> application
			.ask((service) -> service.inputGuardrails(refusing("failure"), new Guards.Doorman()), Reply.text("never")));
		assertThat(application.tree()).isEqualTo(REFUSED_INPUT + "    GUARDRAIL Doorman\n");
		assertThat(guardrails().get(0).statusMessage()).isEqualTo("no failure here");
		assertThat(guardrails().get(0).error()).isEqualTo(new ErrorInfo("guardrail_failure", "no failure here", null));
		assertThat(verdict()).isEqualTo("{\"verdict\":\"failure\",\"message\":\"no failure here\"}");
	}

	@Test
	void fatalInputIsErrorAndNobodyElseIsAsked() {
		assertThatExceptionOfType(InputGuardrailException.class).isThrownBy(() -> application
			.ask((service) -> service.inputGuardrails(refusing("fatal"), new Guards.Doorman()), Reply.text("never")));
		assertThat(application.tree()).isEqualTo(REFUSED_INPUT);
		assertThat(verdict()).isEqualTo("{\"verdict\":\"fatal\",\"message\":\"no fatal here\"}");
	}

	@Test
	void guardrailThatThrowsIsErrorWithItsOwnException() {
		Guards.In broken = new Guards.In((message) -> {
			throw new IllegalStateException("no list of words");
		});
		assertThatExceptionOfType(InputGuardrailException.class)
			.isThrownBy(() -> application.ask((service) -> service.inputGuardrails(broken), Reply.text("never")));
		assertThat(application.tree()).isEqualTo(REFUSED_INPUT);
		assertThat(guardrails().get(0).statusMessage()).isEqualTo("no list of words");
		assertThat(errorOf(guardrails().get(0)).type()).isEqualTo("java.lang.IllegalStateException");
		assertThat(errorOf(agent()).type()).isEqualTo(InputGuardrailException.class.getName());
	}

	@Test
	void faultOfGuardrailEndsItsAgentToo() {
		Guards.In broken = new Guards.In((message) -> {
			throw new AssertionError("a fault");
		});
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> application.ask((service) -> service.inputGuardrails(broken), Reply.text("never")));
		assertThat(application.tree()).isEqualTo(REFUSED_INPUT);
	}

	@Test
	void failedOutputIsError() {
		assertThatExceptionOfType(OutputGuardrailException.class).isThrownBy(() -> application.ask(
				(service) -> service.outputGuardrails(new Guards.Out((guardrail) -> guardrail.failure("too short"))),
				Reply.text("Hi!")));
		assertThat(application.tree()).isEqualTo(REFUSED_OUTPUT);
		assertThat(verdict()).isEqualTo("{\"verdict\":\"failure\",\"message\":\"too short\"}");
		assertThat(errorOf(agent()).type()).isEqualTo(OutputGuardrailException.class.getName());
	}

	@Test
	void fatalOutputIsError() {
		assertThatExceptionOfType(OutputGuardrailException.class).isThrownBy(() -> application.ask(
				(service) -> service.outputGuardrails(new Guards.Out((guardrail) -> guardrail.fatal("a secret"))),
				Reply.text("Hi!")));
		assertThat(application.tree()).isEqualTo(REFUSED_OUTPUT);
		assertThat(verdict()).isEqualTo("{\"verdict\":\"fatal\",\"message\":\"a secret\"}");
	}

	@Test
	void retryIsWarningAndTheNextRoundOfTheAgent() throws Exception {
		String answer = application.ask(
				(service) -> service.chatMemory(memory())
					.outputGuardrails(new Guards.Out((guardrail) -> guardrail.retry("too short"))),
				Reply.text("Hi!"), Reply.text("Hi there!"));
		assertThat(answer).isEqualTo("Hi there!");
		assertThat(application.tree()).isEqualTo(SECOND_TRY);
		assertThat(guardrails().get(0).statusMessage()).isEqualTo("too short");
		assertThat(guardrails()).extracting((guardrail) -> Trees.json(guardrail.output()))
			.containsExactly("{\"verdict\":\"retry\",\"message\":\"too short\"}", "{\"verdict\":\"success\"}");
		assertThat(guardrails()).extracting((guardrail) -> Trees.json(guardrail.input()))
			.containsExactly("\"Hi!\"", "\"Hi there!\"");
	}

	@Test
	void repromptIsWarningAndReachesTheModel() throws Exception {
		application.ask(
				(service) -> service.chatMemory(memory())
					.outputGuardrails(new Guards.Out((guardrail) -> guardrail.reprompt("too short", "Say more"))),
				Reply.text("Hi!"), Reply.text("Hi there!"));
		assertThat(application.tree()).isEqualTo(SECOND_TRY);
		assertThat(verdict())
			.isEqualTo("{\"verdict\":\"reprompt\",\"message\":\"too short\",\"reprompt\":\"Say more\"}");
		ObservationRecord second = Trees.all(application.trace(), ObservationType.GENERATION).get(1);
		assertThat(Trees.json(second.input())).contains("{\"role\":\"user\",\"content\":\"Say more\"}");
	}

	@Test
	void toolsOfRepromptBelongToTheAgent() throws Exception {
		application.ask(
				(service) -> service.chatMemory(memory())
					.tools(new Bookings())
					.outputGuardrails(new Guards.Out((guardrail) -> guardrail.reprompt("not done", "Do it"))),
				Reply.text("Done"), Reply.call("call_1", "cancel", "{}"), Reply.text("Really done"));
		assertThat(application.tree()).isEqualTo("""
				SPAN POST /work/{id}
				  AGENT Assistant.chat
				    GENERATION gpt-4o-mini #1
				      SPAN HTTP POST
				    GUARDRAIL Out #1 WARNING
				    GENERATION gpt-4o-mini #2
				      SPAN HTTP POST
				    TOOL cancel #2
				    GENERATION gpt-4o-mini #3
				      SPAN HTTP POST
				    GUARDRAIL Out #3
				""");
	}

	@Test
	void agentThatRunsOutOfRetriesIsError() {
		assertThatExceptionOfType(OutputGuardrailException.class)
			.isThrownBy(() -> application.ask(
					(service) -> service.chatMemory(memory())
						.outputGuardrailsConfig(OutputGuardrailsConfig.builder().maxRetries(2).build())
						.outputGuardrails(new Guards.Out((guardrail) -> guardrail.retry("too short"),
								(guardrail) -> guardrail.retry("still too short"))),
					Reply.text("Hi!"), Reply.text("Ho!")))
			.withMessageContaining("maximum number of retries");
		assertThat(application.tree()).isEqualTo("""
				SPAN POST /work/{id} ERROR
				  AGENT Assistant.chat ERROR
				    GENERATION gpt-4o-mini #1
				      SPAN HTTP POST
				    GUARDRAIL Out #1 WARNING
				    GENERATION gpt-4o-mini #2
				      SPAN HTTP POST
				    GUARDRAIL Out #2 WARNING
				""");
	}

	@Test
	void modelThatFailsInRetryFailsTheAgent() {
		assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> application.ask(
				(service) -> service.chatMemory(memory())
					.outputGuardrails(new Guards.Out((guardrail) -> guardrail.retry("too short"))),
				Reply.text("Hi!"), Reply.error(500, "overloaded")));
		assertThat(application.tree()).isEqualTo("""
				SPAN POST /work/{id} ERROR
				  AGENT Assistant.chat ERROR
				    GENERATION gpt-4o-mini #1
				      SPAN HTTP POST
				    GUARDRAIL Out #1 WARNING
				    GENERATION gpt-4o-mini #2 ERROR
				      SPAN HTTP POST ERROR
				""");
	}

	@Test
	void modelThatGuardrailAsksIsUnderTheGuardrail() throws Exception {
		ChatModel model = application.bean(ChatModel.class);
		Guards.In judge = new Guards.In((message) -> "fine".equals(model.chat("Is it fine?"))
				? InputGuardrailResult.success() : InputGuardrailResult.successWith("?"));
		application.ask((service) -> service.inputGuardrails(judge), Reply.text("fine"), Reply.text("Hi!"));
		assertThat(application.tree()).isEqualTo("""
				SPAN POST /work/{id}
				  AGENT Assistant.chat
				    GUARDRAIL In
				      GENERATION gpt-4o-mini
				        SPAN HTTP POST
				    GENERATION gpt-4o-mini #1
				      SPAN HTTP POST
				""");
	}

	@Test
	void durationIsThatOfTheCheck() throws Exception {
		long nanos = TimeUnit.MILLISECONDS.toNanos(20);
		Guards.In slow = new Guards.In((message) -> {
			long end = System.nanoTime() + nanos;
			while (System.nanoTime() < end) {
				LockSupport.parkNanos(end - System.nanoTime());
			}
			return InputGuardrailResult.success();
		});
		application.ask((service) -> service.inputGuardrails(slow), Reply.text("Hi!"));
		ObservationRecord guardrail = guardrails().get(0);
		ObservationRecord generation = Trees.first(application.trace(), ObservationType.GENERATION);
		Duration duration = Objects.requireNonNull(guardrail.duration());
		assertThat(duration.toNanos()).isGreaterThanOrEqualTo(nanos);
		assertThat(guardrail.startTime().plus(duration)).isBeforeOrEqualTo(generation.startTime());
	}

	// A retry sends what is in the memory.
	private static ChatMemory memory() {
		return MessageWindowChatMemory.withMaxMessages(10);
	}

	private static Guards.In refusing(String verdict) {
		Guards.Doorman results = new Guards.Doorman();
		String message = "no " + verdict + " here";
		return new Guards.In((text) -> "fatal".equals(verdict) ? results.fatal(message) : results.failure(message));
	}

	private static List<ObservationRecord> guardrails() {
		return Trees.all(application.trace(), ObservationType.GUARDRAIL);
	}

	private static ObservationRecord agent() {
		return Trees.first(application.trace(), ObservationType.AGENT);
	}

	private static String verdict() {
		return Objects.requireNonNull(Trees.json(guardrails().get(0).output()));
	}

	private static ErrorInfo errorOf(ObservationRecord observation) {
		return Objects.requireNonNull(observation.error());
	}

	@InputGuardrails(Guards.Doorman.class)
	@OutputGuardrails(Guards.Porter.class)
	interface Guarded {

		String chat(String message);

	}

	/**
	 * A tool.
	 */
	static final class Bookings {

		@Tool
		String cancel() {
			return "cancelled";
		}

	}

}
