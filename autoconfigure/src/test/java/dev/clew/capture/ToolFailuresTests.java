package dev.clew.capture;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import dev.clew.trace.ErrorInfo;
import dev.clew.trace.Level;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.exception.ToolArgumentsException;
import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.service.tool.ToolErrorHandlerResult;
import dev.langchain4j.service.tool.ToolExecutionResult;
import dev.langchain4j.service.tool.ToolExecutor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ToolFailuresTests {

	private static final Application application = Application.start(OneModel.class);

	private static final String FAILED_TOOL = """
			SPAN POST /work/{id}
			  AGENT Assistant.chat
			    GENERATION gpt-4o-mini #1
			      SPAN HTTP POST
			    TOOL book #1 ERROR
			    GENERATION gpt-4o-mini #2
			      SPAN HTTP POST
			""";

	private static final String FAILED_RUN = """
			SPAN POST /work/{id} ERROR
			  AGENT Assistant.chat ERROR
			    GENERATION gpt-4o-mini #1
			      SPAN HTTP POST
			    TOOL book #1 ERROR
			""";

	private static final ToolSpecification BOOK = ToolSpecification.builder().name("book").build();

	private static final ToolExecutor FAULTY = (request, memoryId) -> {
		throw new AssertionError("a fault");
	};

	@AfterAll
	static void close() {
		application.close();
	}

	@Test
	void exceptionOfToolIsTheApplicationsOwnAndTheRunGoesOn() throws Exception {
		String answer = application.ask((service) -> service.tools(new Full()),
				Reply.call("call_1", "book", "{\"hut\":\"Steinkar\"}"), Reply.text("sorry"));
		assertThat(answer).isEqualTo("sorry");
		assertThat(application.tree()).isEqualTo(FAILED_TOOL);
		ObservationRecord tool = tool();
		assertThat(tool.statusMessage()).isEqualTo("Steinkar is full");
		assertThat(error().type()).isEqualTo("java.lang.IllegalStateException");
		assertThat(error().message()).isEqualTo("Steinkar is full");
		assertThat(error().stackTrace()).startsWith("java.lang.IllegalStateException: Steinkar is full")
			.contains("dev.clew.capture.ToolFailuresTests$Full.book");
		assertThat(Trees.json(tool.output())).isEqualTo("\"Steinkar is full\"");
		assertThat(application.trace().summary().level()).isEqualTo(Level.ERROR);
		assertThat(Trees.json(Trees.all(application.trace(), ObservationType.GENERATION).get(1).input())).contains(
				"{\"role\":\"tool\",\"name\":\"book\",\"content\":\"Steinkar is full\",\"toolCallId\":\"call_1\"}");
	}

	@Test
	void resultThatIsAnErrorMakesTheToolOne() throws Exception {
		application.ask((service) -> service.tools(Map.of(BOOK, new SoldOut())), Reply.call("call_1", "book", "{}"),
				Reply.text("sorry"));
		assertThat(application.tree()).isEqualTo(FAILED_TOOL);
		assertThat(tool().statusMessage()).isEqualTo("sold out");
		assertThat(tool().error()).isEqualTo(new ErrorInfo("tool_error", "sold out", null));
		assertThat(Trees.json(tool().output())).isEqualTo("\"sold out\"");
	}

	@Test
	void argumentsThatAreNoJsonFailToolAndRun() {
		assertThatExceptionOfType(RuntimeException.class)
			.isThrownBy(() -> application.ask((service) -> service.tools(new Full()),
					Reply.call("call_1", "book", "{\"hut\":"), Reply.text("never")))
			.withMessageContaining("JsonEOFException");
		assertThat(application.tree()).isEqualTo(FAILED_RUN);
		assertThat(Trees.json(tool().input())).isEqualTo("\"{\\\"hut\\\":\"");
		assertThat(error().type()).isEqualTo(ToolArgumentsException.class.getName());
		assertThat(error().message()).contains("Unexpected end-of-input");
		assertThat(tool().toolCallId()).isEqualTo("call_1");
		assertThat(tool().output()).isNull();
	}

	@Test
	void argumentsThatAreHandledFailTheToolOnly() throws Exception {
		application.ask(
				(service) -> service.tools(new Full())
					.toolArgumentsErrorHandler((error, context) -> ToolErrorHandlerResult.text("try again")),
				Reply.call("call_1", "book", "{\"hut\":"), Reply.text("sorry"));
		assertThat(application.tree()).isEqualTo(FAILED_TOOL);
		assertThat(Trees.json(tool().output())).isEqualTo("\"try again\"");
	}

	@Test
	void toolThatTheModelMadeUpFailsToolAndRun() {
		assertThatExceptionOfType(RuntimeException.class)
			.isThrownBy(() -> application.ask((service) -> service.tools(new Other()),
					Reply.call("call_1", "book", "{\"hut\":\"Steinkar\"}"), Reply.text("never")))
			.withMessageContaining("book");
		assertThat(application.tree()).isEqualTo(FAILED_RUN);
		assertThat(Trees.json(tool().input())).isEqualTo("{\"hut\":\"Steinkar\"}");
		assertThat(tool().toolCallId()).isEqualTo("call_1");
	}

	@Test
	void toolThatTheModelMadeUpIsAnErrorWhateverIsAnswered() throws Exception {
		application.ask(
				(service) -> service.tools(new Other())
					.hallucinatedToolNameStrategy(
							(request) -> ToolExecutionResultMessage.from(request, "there is no such tool")),
				Reply.call("call_1", "book", "{}"), Reply.text("sorry"));
		assertThat(application.tree()).isEqualTo(FAILED_TOOL);
		String message = "the model asked for a tool that does not exist";
		assertThat(tool().error()).isEqualTo(new ErrorInfo("unknown_tool", message, null));
		assertThat(tool().statusMessage()).isEqualTo(message);
		assertThat(Trees.json(tool().output())).isEqualTo("\"there is no such tool\"");
	}

	@Test
	void errorOfExecutorEndsToolAndRun() {
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> application.ask((service) -> service.tools(Map.of(BOOK, FAULTY)),
					Reply.call("call_1", "book", "{}"), Reply.text("never")))
			.withMessage("a fault");
		assertThat(application.tree()).isEqualTo(FAILED_RUN);
		assertThat(error().type()).isEqualTo("java.lang.AssertionError");
	}

	@Test
	void errorOfConcurrentExecutorEndsToolsAndRunOnce() {
		CyclicBarrier both = new CyclicBarrier(2);
		ExecutorService executor = Executors.newFixedThreadPool(2);
		try {
			assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> application.ask(
					(service) -> service.tools(Map.of(BOOK, faultyWhen(both))).executeToolsConcurrently(executor),
					Reply.calls(new Reply.Call("call_1", "book", "{}"), new Reply.Call("call_2", "book", "{}")),
					Reply.text("never")))
				.withCauseInstanceOf(AssertionError.class);
		}
		finally {
			executor.shutdown();
		}
		assertThat(application.tree()).isEqualTo(FAILED_RUN + "    TOOL book #1 ERROR\n");
	}

	private static ToolExecutor faultyWhen(CyclicBarrier both) {
		return (request, memoryId) -> {
			try {
				both.await(10, TimeUnit.SECONDS);
			}
			catch (Exception ex) {
				throw new IllegalStateException(ex);
			}
			throw new AssertionError("a fault");
		};
	}

	private static ObservationRecord tool() {
		return Trees.first(application.trace(), ObservationType.TOOL);
	}

	private static ErrorInfo error() {
		return Objects.requireNonNull(tool().error());
	}

	static class Full {

		@Tool
		String book(String hut) {
			throw new IllegalStateException(hut + " is full");
		}

	}

	static class Other {

		@Tool
		String cancel() {
			return "cancelled";
		}

	}

	static class SoldOut implements ToolExecutor {

		@Override
		public String execute(ToolExecutionRequest request, Object memoryId) {
			return "never";
		}

		@Override
		public ToolExecutionResult executeWithContext(ToolExecutionRequest request, InvocationContext context) {
			return ToolExecutionResult.builder().isError(true).resultText("sold out").build();
		}

	}

}
