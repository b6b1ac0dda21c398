package dev.clew.langchain4j;

import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import com.sun.management.ThreadMXBean;
import dev.clew.trace.ObservationType;
import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.service.AiServices;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of what tracing allocates on the thread of a caller whose tools are given and
 * give back a lot: it follows what is kept, 64 KB of each content, not what there is.
 */
class LargeCallsTests {

	private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	private static final int WARM_UP = 3;

	private static final long MOST = 16_000_000;

	static Stream<Arguments> calls() {
		return Stream.of(Arguments.of("{\"what\":\"" + "z".repeat(5_000_000) + "\"}", "found"),
				Arguments.of("{\"what\":\"hut\"}", "y".repeat(50_000_000)),
				Arguments.of("{\"what\":\"hut\"}", "\u4e16".repeat(25_000_000)));
	}

	@ParameterizedTest
	@MethodSource("calls")
	void tracingAllocatesWhatItKeepsAndNotWhatThereIs(String arguments, String result) {
		long untraced = allocated(arguments, result);
		try (TracedApplication application = new TracedApplication()) {
			long traced = allocated(arguments, result);
			assertThat(traced - untraced).isLessThan(MOST);
			assertThat(application.allTraces()).anySatisfy((trace) -> assertThat(trace.observations())
				.anyMatch((one) -> one.type() == ObservationType.TOOL && one.output() != null));
			assertThat(application.faults).isEmpty();
		}
	}

	private static long allocated(String arguments, String result) {
		Desk desk = AiServices.builder(Desk.class).chatModel(new Asking(arguments)).tools(new Finder(result)).build();
		long most = Long.MAX_VALUE;
		for (int i = 0; i < WARM_UP; i++) {
			long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
			assertThat(desk.answer("Find it")).isEqualTo("Done.");
			most = Math.min(most, THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - before);
		}
		return most;
	}

	interface Desk {

		String answer(String question);

	}

	static final class Finder {

		private final String result;

		Finder(String result) {
			this.result = result;
		}

		@Tool
		String find(@P("what") String what) {
			return this.result;
		}

	}

	/**
	 * Asks for the tool once.
	 */
	static final class Asking implements ChatModel {

		private final String arguments;

		private final AtomicInteger calls = new AtomicInteger();

		Asking(String arguments) {
			this.arguments = arguments;
		}

		@Override
		public ChatResponse doChat(ChatRequest request) {
			boolean asked = request.messages().stream().anyMatch(ToolExecutionResultMessage.class::isInstance);
			ToolExecutionRequest tool = ToolExecutionRequest.builder()
				.id("call-" + this.calls.incrementAndGet())
				.name("find")
				.arguments(this.arguments)
				.build();
			return ChatResponse.builder().aiMessage(asked ? AiMessage.from("Done.") : AiMessage.from(tool)).build();
		}

	}

}
