package dev.clew.harm;

import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import dev.clew.trace.Level;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Status;
import dev.clew.trace.Trace;
import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.tool.ToolExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of errors that are no exceptions: LangChain4j tells nobody of them.
 */
class ErrorTests {

	private TestApplication application;

	@BeforeEach
	void start() {
		this.application = TestApplication.plain(Tracing.NONE, List.of());
	}

	@AfterEach
	void stop() {
		this.application.close();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void agentEndsWithTheErrorOfItsModel(boolean modelIsBean) {
		Assistant assistant = this.application.assistant(modelIsBean);
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assistant.chat("c", "about <model!!>"))
			.withMessage("model is broken");
		assertFailed("model is broken", ObservationType.AGENT, ObservationType.GENERATION);
	}

	@Test
	void agentEndsWithTheErrorOfItsToolExecutor() {
		ToolExecutor executor = (request, memoryId) -> {
			throw new AssertionError("tool is broken");
		};
		ToolSpecification look = ToolSpecification.builder()
			.name("look")
			.parameters(JsonObjectSchema.builder().addStringProperty("what").build())
			.build();
		Assistant assistant = AiServices.builder(Assistant.class)
			.chatModel(this.application.bean(ChatModel.class))
			.tools(Map.of(look, executor))
			.chatMemoryProvider((id) -> MessageWindowChatMemory.withMaxMessages(20))
			.build();
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assistant.chat("c", "about <x>"))
			.withMessage("tool is broken");
		assertFailed("tool is broken", ObservationType.AGENT, ObservationType.TOOL);
	}

	@Test
	void agentEndsWithTheErrorThatTheResultOfItsToolThrows() {
		Assistant assistant = assistant(new Look(Unwritable::new));
		assertThatExceptionOfType(StackOverflowError.class).isThrownBy(() -> assistant.chat("c", "about <x>"))
			.withMessage("result is broken");
		assertFailed("result is broken", ObservationType.AGENT, ObservationType.TOOL);
	}

	@Test
	void exceptionIsAskedForItsTextOnceMoreThanWithoutTracing() {
		AtomicInteger asked = new AtomicInteger();
		Look tools = new Look(() -> {
			throw new Asked(asked);
		});
		assistant(tools).chat("c", "about <x>");
		int traced = asked.getAndSet(0);
		assertThat(traced).isPositive();
		this.application.close();
		assistant(tools).chat("c", "about <x>");
		assertThat(traced).isEqualTo(asked.get() + 1);
	}

	private Assistant assistant(Look tools) {
		return AiServices.builder(Assistant.class).chatModel(new ScriptedModel((point) -> {
		})).tools(tools).chatMemoryProvider((id) -> MessageWindowChatMemory.withMaxMessages(20)).build();
	}

	private Trace trace() {
		String id = this.application.traces().get(0).info().traceId();
		return Objects.requireNonNull(this.application.store().findTrace(id));
	}

	private void assertFailed(String message, ObservationType... types) {
		Trace trace = trace();
		assertThat(trace.summary().status()).isEqualTo(Status.COMPLETED);
		assertThat(trace.observations()).filteredOn((observation) -> observation.level() == Level.ERROR)
			.allSatisfy((observation) -> assertThat(observation.statusMessage()).isEqualTo(message))
			.extracting(ObservationRecord::type)
			.containsExactly(types);
	}

	/**
	 * A tool that gives or throws what it is told to.
	 *
	 * @param result what to do
	 */
	record Look(Supplier<Object> result) {

		@Tool
		Object look(String what) {
			return this.result.get();
		}

	}

	/**
	 * A result that cannot be read.
	 */
	private static final class Unwritable extends AbstractList<String> {

		@Override
		public String get(int index) {
			throw new StackOverflowError("result is broken");
		}

		@Override
		public int size() {
			return 1;
		}

	}

	/**
	 * An exception that counts how often it is asked for its message.
	 */
	private static final class Asked extends RuntimeException {

		private final AtomicInteger asked;

		Asked(AtomicInteger asked) {
			this.asked = asked;
		}

		@Override
		public String getMessage() {
			this.asked.incrementAndGet();
			return "asked";
		}

	}

}
