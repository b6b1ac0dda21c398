package dev.clew.capture;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import dev.clew.observation.ClewContext;
import dev.clew.trace.ObservationType;
import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.guardrail.OutputGuardrail;
import dev.langchain4j.guardrail.OutputGuardrailResult;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.listener.ChatModelErrorContext;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.listener.ChatModelRequestContext;
import dev.langchain4j.model.chat.listener.ChatModelResponseContext;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import dev.langchain4j.observability.api.event.AiServiceCompletedEvent;
import dev.langchain4j.observability.api.event.AiServiceErrorEvent;
import dev.langchain4j.observability.api.event.AiServiceEvent;
import dev.langchain4j.observability.api.event.AiServiceRequestIssuedEvent;
import dev.langchain4j.observability.api.event.AiServiceResponseReceivedEvent;
import dev.langchain4j.observability.api.event.AiServiceStartedEvent;
import dev.langchain4j.observability.api.event.OutputGuardrailExecutedEvent;
import dev.langchain4j.observability.api.event.ToolExecutedEvent;
import dev.langchain4j.observability.api.listener.AiServiceListener;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.TokenStream;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * The order in which LangChain4j tells what happens, which the tracing rests on, and the
 * order in which our observations start and end among it.
 */
class EventOrderTests {

	@RegisterExtension
	static final CleanThreads threads = new CleanThreads();

	private static final Application application = Application.start(Listening.class);

	private static final Log log = application.bean(Log.class);

	private static final Reply.Call[] TOOLS = { new Reply.Call("call_1", "book", "{}"),
			new Reply.Call("call_2", "pay", "{}") };

	private static final Reply REFUSAL = Reply.error(500, "out of order");

	private static final String START = ">AGENT Started ";

	private static final String ROUND = "RequestIssued >GENERATION onRequest onResponse <GENERATION ";

	private static final String FAILED_ROUND = "RequestIssued >GENERATION onRequest onError <GENERATION ";

	private static final String RECEIVED = "ResponseReceived ";

	private static final String GUARDRAIL = "OutputGuardrailExecuted ";

	private static final String END = "<AGENT Completed ";

	private static final String ERROR = "<AGENT Error ";

	@AfterAll
	static void close() {
		application.close();
	}

	@BeforeEach
	void forget() {
		log.lines.clear();
	}

	@Test
	void blockingServiceTellsOfToolsAfterAllOfThem() throws Exception {
		application.openAi().answers(Reply.calls(TOOLS), Reply.text("done"));
		answer(desk((service) -> {
		}));
		assertThat(log.order()).isEqualTo(START + ROUND + RECEIVED
				+ ">TOOL book <TOOL >TOOL pay <TOOL ToolExecuted ToolExecuted " + ROUND + RECEIVED + END);
	}

	@Test
	void streamedServiceTellsOfEachToolAfterIt() throws Exception {
		application.openAi().streams(StreamedReply.calls(TOOLS), StreamedReply.words("do", "ne"));
		stream(desk((service) -> {
		}));
		assertThat(log.order()).isEqualTo(START + ROUND + RECEIVED
				+ ">TOOL book <TOOL ToolExecuted >TOOL pay <TOOL ToolExecuted " + ROUND + RECEIVED + END);
	}

	@Test
	void failedModelEndsItsGenerationAndThenTheAgent() throws Exception {
		application.openAi().answers(REFUSAL);
		Desk desk = desk((service) -> {
		});
		assertThatException().isThrownBy(() -> answer(desk));
		assertThat(log.order()).isEqualTo(START + FAILED_ROUND + ERROR);
	}

	@Test
	void failedStreamEndsItsGenerationAndThenTheAgent() throws Exception {
		application.openAi().streams();
		application.openAi().answers(REFUSAL);
		stream(desk((service) -> {
		}));
		assertThat(log.order()).isEqualTo(START + FAILED_ROUND + ERROR);
	}

	@Test
	void responseThatComesLaterEndsItsGenerationBeforeTheApplicationGoesOn() throws Exception {
		application.openAi().answers(Reply.text("Yes."));
		assertThat(askLater()).isEqualTo("Yes.");
		assertThat(log.order()).isEqualTo(">GENERATION onRequest onResponse <GENERATION application ");
	}

	@Test
	void errorThatComesLaterEndsItsGenerationBeforeTheApplicationGoesOn() throws Exception {
		application.openAi().answers(REFUSAL);
		assertThat(askLater()).contains("out of order");
		assertThat(log.order()).isEqualTo(">GENERATION onRequest onError <GENERATION application ");
	}

	private static String askLater() throws Exception {
		ChatModel model = application.bean("laterModel", ChatModel.class);
		return application.inRequest(() -> model.chatAsync("Yes?").handle((answer, error) -> {
			log.add("application");
			return (error != null) ? String.valueOf(error) : answer;
		}).join());
	}

	@Test
	void questionOfAGuardrailIsAnotherRound() throws Exception {
		application.openAi().answers(Reply.text("no"), Reply.text("yes"));
		answer(desk((service) -> service.outputGuardrails(new YesOnly())));
		assertThat(log.order()).isEqualTo(START + ROUND + RECEIVED + GUARDRAIL + ROUND + RECEIVED + GUARDRAIL + END);
	}

	@Test
	void questionOfAGuardrailWithinAStreamIsAnotherRound() throws Exception {
		application.openAi().streams(StreamedReply.words("no"), StreamedReply.words("yes"));
		stream(desk((service) -> service.outputGuardrails(new YesOnly())));
		assertThat(log.order()).isEqualTo(START + ROUND + RECEIVED + GUARDRAIL + ROUND + RECEIVED + GUARDRAIL + END);
	}

	@Test
	void toolThatTheModelMadeUpIsAnErrorAfterTheResponse() throws Exception {
		application.openAi().streams(StreamedReply.call("call_1", "missing", "{}"));
		stream(desk((service) -> {
		}));
		assertThat(log.order()).isEqualTo(START + ROUND + RECEIVED + ">TOOL <TOOL onError " + ERROR);
	}

	@Test
	void handlerThatThrowsForATokenIsErrorAndCompletion() throws Exception {
		application.openAi().streams(StreamedReply.words("done"));
		stream(desk((service) -> {
		}), (stream) -> stream.onPartialResponse((text) -> {
			throw new IllegalStateException("broken");
		}));
		assertThat(log.order()).isEqualTo(START + FAILED_ROUND + ERROR + "onResponse ResponseReceived Completed ");
		assertThat(application.tree()).isEqualTo("""
				SPAN POST /work/{id}
				  AGENT Desk.stream ERROR
				    GENERATION gpt-4o-mini #1 ERROR
				      SPAN HTTP POST
				""");
	}

	@Test
	void handlerThatThrowsAtTheEndIsCompletionAndError() throws Exception {
		application.openAi().streams(StreamedReply.words("done"));
		stream(desk((service) -> {
		}), (stream) -> stream.onPartialResponse((text) -> {
		}), () -> {
			throw new IllegalStateException("broken");
		});
		assertThat(log.order()).isEqualTo(START + ROUND + RECEIVED + END + "onError Error ");
		assertThat(application.tree()).isEqualTo("""
				SPAN POST /work/{id}
				  AGENT Desk.stream
				    GENERATION gpt-4o-mini #1
				      SPAN HTTP POST
				""");
	}

	@Test
	void errorThatIsIgnoredIsToldToTheModelOnly() throws Exception {
		application.openAi().streams();
		application.openAi().answers(REFUSAL);
		Desk desk = desk((service) -> {
		});
		application.inRequest(() -> {
			desk.stream("Book!").onPartialResponse((text) -> {
			}).ignoreErrors().start();
			return desk;
		});
		assertThat(application.tree()).isEqualTo("""
				SPAN POST /work/{id}
				  AGENT Desk.stream ERROR
				    GENERATION gpt-4o-mini #1 ERROR
				      SPAN HTTP POST ERROR
				""");
		assertThat(log.order()).isEqualTo(START + FAILED_ROUND + "<AGENT ");
	}

	private static void answer(Desk desk) throws Exception {
		application.inRequest(() -> desk.answer("Book!"));
	}

	private static void stream(Desk desk) throws Exception {
		stream(desk, (stream) -> stream.onPartialResponse((text) -> {
		}));
	}

	private static void stream(Desk desk, Consumer<TokenStream> customizer) throws Exception {
		stream(desk, customizer, () -> {
		});
	}

	// Until the stream has been told to be at its end, in whatever way.
	private static void stream(Desk desk, Consumer<TokenStream> customizer, Runnable atTheEnd) throws Exception {
		application.inRequest(() -> {
			TokenStream stream = desk.stream("Book!");
			customizer.accept(stream);
			stream.onCompleteResponse((response) -> atTheEnd.run()).onError((error) -> {
			}).start();
			return stream;
		});
		application.trace();
		Awaitility.await().until(() -> threads.isIdle());
	}

	private static Desk desk(Consumer<AiServices<Desk>> customizer) {
		AiServices<Desk> builder = AiServices.builder(Desk.class)
			.chatModel(application.bean(OpenAiChatModel.class))
			.streamingChatModel(application.bean(OpenAiStreamingChatModel.class))
			.tools(new Tools());
		customizer.accept(builder);
		Events.TYPES.forEach((type) -> builder.registerListener(new Events<>(type)));
		return builder.build();
	}

	interface Desk {

		String answer(String question);

		TokenStream stream(String question);

	}

	static final class Tools {

		@Tool
		String book() {
			log.add("book");
			return "booked";
		}

		@Tool
		String pay() {
			log.add("pay");
			return "paid";
		}

	}

	static final class YesOnly implements OutputGuardrail {

		@Override
		public OutputGuardrailResult validate(AiMessage message) {
			return "yes".equals(message.text()) ? success() : reprompt("not yes", "Say yes");
		}

	}

	/**
	 * What happens, in order.
	 */
	static final class Log implements ObservationHandler<ClewContext>, ChatModelListener {

		private static final Set<ObservationType> TYPES = Set.of(ObservationType.AGENT, ObservationType.GENERATION,
				ObservationType.TOOL);

		private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

		void add(String line) {
			this.lines.add(line + " ");
		}

		String order() {
			return String.join("", this.lines);
		}

		@Override
		public boolean supportsContext(Observation.Context context) {
			return context instanceof ClewContext step && TYPES.contains(step.getType());
		}

		@Override
		public void onStart(ClewContext context) {
			add(">" + context.getType());
		}

		@Override
		public void onStop(ClewContext context) {
			add("<" + context.getType());
		}

		@Override
		public void onRequest(ChatModelRequestContext context) {
			add("onRequest");
		}

		@Override
		public void onResponse(ChatModelResponseContext context) {
			add("onResponse");
		}

		@Override
		public void onError(ChatModelErrorContext context) {
			add("onError");
		}

	}

	/**
	 * Tells of the events of one type.
	 */
	private record Events<T extends AiServiceEvent>(Class<T> type) implements AiServiceListener<T> {

		static final List<Class<? extends AiServiceEvent>> TYPES = List.of(AiServiceStartedEvent.class,
				AiServiceRequestIssuedEvent.class, AiServiceResponseReceivedEvent.class, ToolExecutedEvent.class,
				OutputGuardrailExecutedEvent.class, AiServiceErrorEvent.class, AiServiceCompletedEvent.class);

		@Override
		public Class<T> getEventClass() {
			return this.type;
		}

		@Override
		public void onEvent(T event) {
			log.add(this.type.getSimpleName().replace("AiService", "").replace("Event", ""));
		}

	}

	/**
	 * Models with a listener of the application.
	 */
	@Configuration(proxyBeanMethods = false)
	static class Listening {

		@Bean
		Log log() {
			return new Log();
		}

		@Bean
		OpenAiChatModel chatModel(ScriptedOpenAi openAi, Log log) {
			return openAi.model().listeners(List.of(log)).build();
		}

		@Bean(autowireCandidate = false)
		LaterOpenAi laterModel(ScriptedOpenAi openAi, Log log) {
			return new LaterOpenAi(openAi.baseUrl(), log);
		}

		@Bean
		OpenAiStreamingChatModel streamingChatModel(ScriptedOpenAi openAi, Log log) {
			return openAi.streamingModel(threads).listeners(List.of(log)).build();
		}

	}

}
