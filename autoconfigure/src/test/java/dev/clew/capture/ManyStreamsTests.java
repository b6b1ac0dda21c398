package dev.clew.capture;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import dev.clew.observation.CurrentStep;
import dev.clew.store.TraceStore;
import dev.clew.store.memory.InMemoryTraceStore;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Status;
import dev.clew.trace.Trace;
import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.internal.InternalStreamingChatResponseHandlerUtils;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.MemoryId;
import dev.langchain4j.service.TokenStream;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A thousand streams with tools at the same time, each token of which comes on any of a
 * few threads.
 */
class ManyStreamsTests {

	@RegisterExtension
	static final CleanThreads threads = new CleanThreads();

	private static final int STREAMS = 1000;

	private static final int PROVIDER_THREADS = 8;

	private static final String TREE = """
			SPAN job
			  AGENT Desk.answer
			    GENERATION chat #1
			    TOOL look #1
			    GENERATION chat #2
			""";

	private static final Map<String, String> traceIds = new ConcurrentHashMap<>();

	private static final Map<String, String> heard = new ConcurrentHashMap<>();

	private static final Map<String, String> seenByTools = new ConcurrentHashMap<>();

	private static final CountDownLatch ends = new CountDownLatch(STREAMS);

	private static Application application;

	@BeforeAll
	static void stream() throws Exception {
		application = Application.start(Crowd.class, "clew.store.memory.max-traces=" + 2 * STREAMS,
				"clew.store.memory.max-size=256MB");
		Desk desk = AiServices.builder(Desk.class)
			.streamingChatModel(application.bean(Patient.class))
			.chatMemoryProvider((id) -> MessageWindowChatMemory.withMaxMessages(20))
			.tools(new Lookup())
			.build();
		IntStream.range(0, STREAMS).forEach((i) -> start(desk, "<" + i + ">"));
		assertThat(traces()).allSatisfy((trace) -> assertThat(trace.summary().status()).isEqualTo(Status.RUNNING));
		assertThat(openRuns()).isEqualTo(STREAMS);
		application.bean(Patient.class).go();
		assertThat(ends.await(60, TimeUnit.SECONDS)).isTrue();
		Awaitility.await().until(threads::isIdle);
	}

	// What is around the stream ends long before it does.
	private static void start(Desk desk, String key) {
		Observation.createNotStarted("job", application.bean(ObservationRegistry.class)).observe(() -> {
			traceIds.put(key, currentTraceId());
			StringBuilder words = new StringBuilder();
			desk.answer(key, "Tell me of " + key)
				.onPartialResponse(words::append)
				.onCompleteResponse((response) -> end(key, words.toString()))
				.onError((error) -> end(key, error.toString()))
				.start();
		});
	}

	private static void end(String key, String words) {
		heard.put(key, words);
		ends.countDown();
	}

	@AfterAll
	static void close() {
		application.close();
	}

	@Test
	void everyStreamIsHeard() {
		assertThat(heard).hasSize(STREAMS)
			.allSatisfy((key, words) -> assertThat(words).isEqualTo("Wait. It is seen " + key));
	}

	@Test
	void everyTreeIsRightAndComplete() {
		assertThat(traces()).hasSize(STREAMS).allSatisfy((trace) -> {
			assertThat(Trees.of(trace)).isEqualTo(TREE);
			assertThat(trace.summary().status()).isEqualTo(Status.COMPLETED);
		});
		assertThat(application.bean(InMemoryTraceStore.class).traceCount()).isEqualTo(STREAMS);
	}

	@Test
	void everyObservationIsOfItsOwnStream() {
		traceIds.forEach((key, id) -> assertThat(trace(id).observations())
			.filteredOn((one) -> one.type() != ObservationType.SPAN)
			.allSatisfy((one) -> assertThat(Trees.json(one.input())).contains(key))
			.filteredOn((one) -> one.type() == ObservationType.AGENT)
			.extracting((one) -> Trees.json(one.output()))
			.containsExactly("\"It is seen " + key + "\""));
	}

	@Test
	void everyTraceIsInItsOwnSession() {
		traceIds.forEach((key, id) -> assertThat(trace(id).summary().info().sessionId()).isEqualTo(key));
	}

	@Test
	void everyToolRunsInTheTraceOfItsStream() {
		assertThat(seenByTools).isEqualTo(traceIds);
	}

	@Test
	void everyFirstTokenIsTimed() {
		assertThat(traces()).flatExtracting((trace) -> Trees.all(trace, ObservationType.GENERATION))
			.hasSize(2 * STREAMS)
			.extracting(ObservationRecord::modelCall)
			.allSatisfy((call) -> assertThat(Objects.requireNonNull(call).timeToFirstToken()).isNotNull());
	}

	@Test
	void nothingIsLeftOpen() throws ReflectiveOperationException {
		assertThat(openRuns()).isZero();
	}

	private static String currentTraceId() {
		return Objects.requireNonNull(CurrentStep.node()).traceId();
	}

	private static List<Trace> traces() {
		return traceIds.values().stream().map(ManyStreamsTests::trace).toList();
	}

	private static Trace trace(String id) {
		return Objects.requireNonNull(application.bean(TraceStore.class).findTrace(id));
	}

	private static int openRuns() throws ReflectiveOperationException {
		Method count = Class.forName("dev.clew.langchain4j.Invocations").getDeclaredMethod("openCount");
		count.setAccessible(true);
		return (int) count.invoke(null);
	}

	interface Desk {

		TokenStream answer(@MemoryId String conversation, @dev.langchain4j.service.UserMessage String question);

	}

	static final class Lookup {

		@Tool
		String look(String key) {
			seenByTools.put(key, currentTraceId());
			return "seen " + key;
		}

	}

	/**
	 * Answers when all have asked: first asks for a tool, then says what that saw.
	 */
	static class Patient implements StreamingChatModel {

		private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();

		private final Executor threads;

		private volatile boolean going;

		Patient(Executor threads) {
			this.threads = threads;
		}

		void go() {
			this.going = true;
			this.waiting.forEach(this.threads::execute);
		}

		@Override
		public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
			List<ChatMessage> messages = request.messages();
			ChatMessage last = messages.get(messages.size() - 1);
			Runnable answer = (last instanceof ToolExecutionResultMessage result)
					? () -> say(handler, List.of("It ", "is ", result.text()), AiMessage.from("It is " + result.text()))
					: () -> say(handler, List.of("Wait. "), AiMessage.from(callOf(((UserMessage) last).singleText())));
			if (this.going) {
				this.threads.execute(answer);
			}
			else {
				this.waiting.add(answer);
			}
		}

		// Each part on the next thread that is free.
		private void say(StreamingChatResponseHandler handler, List<String> words, AiMessage whole) {
			if (words.isEmpty()) {
				InternalStreamingChatResponseHandlerUtils.onCompleteResponse(handler,
						ChatResponse.builder().aiMessage(whole).build());
				return;
			}
			InternalStreamingChatResponseHandlerUtils.onPartialResponse(handler, words.get(0), new Endless());
			this.threads.execute(() -> say(handler, words.subList(1, words.size()), whole));
		}

		private static ToolExecutionRequest callOf(String question) {
			String key = question.substring(question.indexOf('<'));
			return ToolExecutionRequest.builder()
				.id("call-" + key)
				.name("look")
				.arguments("{\"key\":\"" + key + "\"}")
				.build();
		}

	}

	private static final class Endless implements StreamingHandle {

		@Override
		public void cancel() {
			throw new UnsupportedOperationException();
		}

		@Override
		public boolean isCancelled() {
			return false;
		}

	}

	/**
	 * The model.
	 */
	@Configuration(proxyBeanMethods = false)
	static class Crowd {

		@Bean
		Patient patient() {
			return new Patient(threads.pool(PROVIDER_THREADS));
		}

	}

}
