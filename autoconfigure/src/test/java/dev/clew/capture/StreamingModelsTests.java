package dev.clew.capture;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.clew.trace.ModelCall;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Usage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Streams of a model that an application calls itself, over HTTP.
 */
class StreamingModelsTests {

	@RegisterExtension
	static final CleanThreads threads = Streaming.threads;

	private static final Application application = Application.start(Streaming.class);

	private static final String TREE = """
			SPAN POST /work/{id}
			  GENERATION gpt-4o-mini
			    SPAN HTTP POST
			""";

	@AfterAll
	static void close() {
		application.close();
	}

	@Test
	void streamIsOneGenerationFromRequestToLastToken() throws Exception {
		Duration gap = Duration.ofMillis(40);
		assertThat(chat(StreamedReply.words("It ", "is ", "here").every(gap)).all()).containsExactly("It ", "is ",
				"here", "end It is here");
		assertThat(application.tree()).isEqualTo(TREE);
		assertThat(generation().duration()).isGreaterThan(gap.multipliedBy(5));
		assertThat(Trees.json(generation().input()))
			.isEqualTo("{\"messages\":[{\"role\":\"user\",\"content\":\"Where?\"}]}");
		assertThat(Trees.json(generation().output())).isEqualTo("{\"role\":\"assistant\",\"content\":\"It is here\"}");
		assertThat(call())
			.extracting(ModelCall::model, ModelCall::requestModel, ModelCall::provider, ModelCall::finishReason,
					ModelCall::usage)
			.containsExactly(Reply.MODEL, "gpt-4o-mini", "openai", "stop",
					new Usage(Map.of("input", 10L, "output", 5L)));
	}

	@ParameterizedTest
	@EnumSource
	void firstTokenIsTextThoughtOrToolCall(First first) throws Exception {
		List<String> heard = chat(first.reply.after(Duration.ofSeconds(1))).all();
		assertThat(heard.get(0)).isEqualTo(first.heard);
		assertThat(application.tree()).isEqualTo(TREE);
		assertThat(Objects.requireNonNull(call().timeToFirstToken())).isBetween(Duration.ofSeconds(1),
				Duration.ofSeconds(2));
		assertThat(generation().duration()).isGreaterThan(call().timeToFirstToken());
	}

	@Test
	void firstTokenIsNotTheFirstEventNorTheLast() throws Exception {
		Duration gap = Duration.ofMillis(100);
		long start = System.nanoTime();
		Heard heard = chat(StreamedReply.words("It ", "is").every(gap));
		assertThat(heard.all()).hasSize(3);
		Duration first = Objects.requireNonNull(call().timeToFirstToken());
		assertThat(first).isBetween(gap.multipliedBy(2), Duration.ofNanos(heard.firstNanos() - start));
		assertThat(generation().duration()).isGreaterThan(first);
	}

	@Test
	void shortFormIsOneGenerationToo() throws Exception {
		application.openAi().streams(StreamedReply.words("It ", "is"));
		Heard heard = new Heard();
		application.inRequest(() -> {
			application.bean(StreamingChatModel.class).chat("Where?", heard);
			return heard.all();
		});
		assertThat(heard.all()).containsExactly("It ", "is", "end It is");
		assertThat(application.tree()).isEqualTo(TREE);
	}

	@Test
	void toolCallIsOutput() throws Exception {
		chat(StreamedReply.call("call_1", "book", "{\"hut\":\"Steinkar\"}")).all();
		assertThat(application.tree()).isEqualTo(TREE);
		assertThat(Trees.json(generation().output())).isEqualTo("{\"role\":\"assistant\",\"toolCalls\":"
				+ "[{\"id\":\"call_1\",\"name\":\"book\",\"arguments\":{\"hut\":\"Steinkar\"}}]}");
		assertThat(call().finishReason()).isEqualTo("tool_execution");
	}

	@Test
	void thoughtsAreOutput() throws Exception {
		chat(StreamedReply.thoughtsAndWord("Hm.", "Here")).all();
		assertThat(Trees.json(generation().output()))
			.isEqualTo("{\"role\":\"assistant\",\"content\":\"Here\",\"thinking\":\"Hm.\"}");
	}

	// The request ends before the stream does.
	private static Heard chat(StreamedReply reply) throws Exception {
		application.openAi().streams(reply);
		Heard heard = new Heard();
		ChatRequest request = ChatRequest.builder().messages(UserMessage.from("Where?")).build();
		return application.inRequest(() -> {
			application.bean(StreamingChatModel.class).chat(request, heard);
			return heard;
		});
	}

	private static ObservationRecord generation() {
		return Trees.first(application.trace(), ObservationType.GENERATION);
	}

	private static ModelCall call() {
		return Objects.requireNonNull(generation().modelCall());
	}

	/**
	 * What may come first.
	 */
	enum First {

		/** Text. */
		TEXT(StreamedReply.words("It ", "is"), "It "),

		/** A thought. */
		THOUGHT(StreamedReply.thoughtsAndWord("Hm.", "Here"), "thinking Hm."),

		/** A tool call. */
		TOOL_CALL(StreamedReply.call("call_1", "book", "{\"hut\":1}"), "call book {\"hu");

		private final StreamedReply reply;

		private final String heard;

		First(StreamedReply reply, String heard) {
			this.reply = reply;
			this.heard = heard;
		}

	}

}
