package dev.clew.capture;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import dev.clew.CurrentTrace;
import dev.clew.OwnStep;
import dev.clew.export.LangfuseServer;
import dev.clew.score.TraceScores;
import dev.clew.trace.Content;
import dev.clew.trace.Level;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Trace;
import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.V;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Secrets in every field, and whether any of them is found in what is kept, shown,
 * logged, metered or exported.
 */
@ExtendWith(OutputCaptureExtension.class)
class MaskedEverywhereTests {

	private static final String FILLED = "The hut is open from June on. ";

	private final Planted planted = new Planted();

	private final LangfuseServer langfuse = new LangfuseServer();

	@AfterEach
	void stopLangfuse() {
		this.langfuse.close();
	}

	@Test
	void noneOfThePlantedSecretsIsFound(CapturedOutput output) throws Exception {
		try (Application application = start("clew.content.max-size=3000B")) {
			plantEverywhere(application);
			assertThat(this.planted.count()).isGreaterThanOrEqualTo(40);
			assertThat(found(application, output)).isEmpty();
		}
	}

	// Each of them would be found: the test sees them all where nothing is masked.
	@Test
	void withoutMasksAllOfThemAreFound(CapturedOutput output) throws Exception {
		try (Application application = start("clew.content.mask.enabled=false", "clew.content.max-size=1MB")) {
			plantEverywhere(application);
			List<String> found = found(application, output);
			assertThat(found.stream().map((place) -> place.substring(place.indexOf(": ") + 2)).distinct())
				.hasSize(this.planted.count());
			assertThat(found.stream().map((place) -> place.substring(0, place.indexOf(": "))).distinct())
				.contains("store", "endpoint", "OTLP", "traces", "observations", "lines", "spans", "Langfuse");
		}
	}

	private Application start(String... properties) {
		List<String> all = new ArrayList<>(List.of("clew.endpoints.show-content=always",
				"management.endpoints.web.exposure.include=*", "management.tracing.enabled=true",
				"management.tracing.sampling.probability=1.0", "clew.export.spans.include-content=true",
				"management.endpoint.llmtraces.access=unrestricted", "logging.level.dev.clew=trace",
				"clew.export.langfuse.endpoint=" + this.langfuse.address(), "clew.export.langfuse.public-key=pk-lf-1",
				"clew.export.langfuse.secret-key=sk-lf-1", "clew.export.langfuse.include-content=true",
				"spring.autoconfigure.exclude=" + Application.WITHOUT_SECURITY
						+ ",dev.langchain4j.spring.LangChain4jAutoConfig,"
						+ "org.springframework.boot.micrometer.tracing.brave.autoconfigure.BraveAutoConfiguration"));
		all.addAll(List.of(properties));
		return Application.start(Parts.class, all.toArray(String[]::new));
	}

	private void plantEverywhere(Application application) throws Exception {
		services(application);
		tools(application);
		steps(application);
		streams(application);
		failures(application);
		scores(application);
	}

	private void services(Application application) throws Exception {
		String variable = this.planted.secret("prompt variable");
		String cut = this.planted.cutSecret("prompt variable where it is cut", 968);
		String document = this.planted.secret("document");
		Desk desk = AiServices.builder(Desk.class)
			.chatModel(application.bean(ChatModel.class))
			.contentRetriever(retriever(document))
			.build();
		application.openAi().answers(Reply.text("It is " + this.planted.secret("output") + "."));
		String message = "My key is " + this.planted.secret("user message");
		application.inRequest(() -> desk.chat(message, variable, cut + " " + FILLED.repeat(200)));
		application.trace();
		ChatRequest request = ChatRequest.builder()
			.messages(UserMessage
				.from(FILLED.repeat(45) + " " + this.planted.secret("input where it is cut") + FILLED.repeat(500)))
			.stopSequences(List.of("stop", this.planted.secret("stop sequence")))
			.build();
		application.openAi().answers(Reply.text("done"));
		application.inRequest(() -> application.bean(ChatModel.class).chat(request));
		application.trace();
	}

	private ContentRetriever retriever(String document) {
		String value = this.planted.secret("metadata of a document");
		String key = this.planted.secret("key of the metadata of a document");
		return (query) -> List.of(dev.langchain4j.rag.content.Content
			.from(TextSegment.from("It says " + document, Metadata.from(Map.of("source", value, key, 1)))));
	}

	private void tools(Application application) throws Exception {
		String nested = "{\\\"inner\\\":\\\""
				+ this.planted.secret("nested JSON in arguments").replace("-", "\\\\u002d") + "\\\"}";
		String arguments = "{\"key\":\"" + this.planted.secret("tool arguments") + "\",\"more\":\"" + nested + "\"}";
		Tools tools = new Tools(this.planted.secret("tool result"), this.planted.secret("base 64 in a tool result"),
				this.planted.secret("error of a tool"));
		application.ask((service) -> service.tools(tools),
				Reply.call(this.planted.secret("tool call id"), "store", arguments), Reply.call("call_2", "fail", "{}"),
				Reply.text("done"));
		application.trace();
		try {
			application.ask((service) -> service.tools(tools),
					Reply.call("call_3", this.planted.secret("name that the model made up"), "{}"), Reply.text("done"));
		}
		catch (RuntimeException ex) {
			// It is recorded.
		}
		application.trace();
	}

	private void steps(Application application) throws Exception {
		CurrentTrace trace = application.bean(CurrentTrace.class);
		ObservationRegistry registry = application.bean(ObservationRegistry.class);
		application.inRequest(() -> {
			trace.name("trace " + this.planted.secret("name of the trace"));
			trace.tag(this.planted.secret("tag"), this.planted.cutSecret("tag where it is cut", 200));
			trace.metadata(this.planted.secret("key of metadata"), this.planted.secret("metadata"));
			trace.metadata("long", this.planted.cutSecret("metadata where it is cut", 2000));
			trace.event("event " + this.planted.secret("name of an event"),
					Map.of("key", this.planted.secret("event")));
			try (OwnStep step = trace.start(ObservationType.CHAIN, this.planted.secret("name of a step"))) {
				step.input(List.of("a", this.planted.secret("input of a step")));
				step.output(Map.of(this.planted.secret("name of a field"), 4111111111111111L));
				step.metadata("key", this.planted.cutSecret("metadata of a step where it is cut", 2000));
				step.note("seen " + this.planted.secret("note of a step"));
				step.level(Level.WARNING, "since " + this.planted.secret("status message"));
				Observation.createNotStarted("work", registry)
					.contextualName("work " + this.planted.secret("name of an observation of others"))
					.highCardinalityKeyValue("http.url", this.planted.secret("key value of others"))
					.parentObservation(step.observation())
					.observe(() -> "done");
			}
			return "done";
		});
		application.trace();
	}

	private void streams(Application application) throws Exception {
		String whole = this.planted.secret("chunks of a stream");
		application.openAi()
			.streams(StreamedReply.words("It ", "is " + whole.substring(0, 20), whole.substring(20), " and"),
					StreamedReply
						.words("So ", this.planted.secret("part of a broken stream") + " ", "and ", "on ", "and ", "on")
						.brokenAfter(4));
		for (int i = 0; i < 2; i++) {
			application.inRequest(() -> stream(application.bean(StreamingChatModel.class)));
			application.trace();
		}
	}

	private static String stream(StreamingChatModel model) {
		CompletableFuture<String> ended = new CompletableFuture<>();
		model.chat("Hello?", new StreamingChatResponseHandler() {

			@Override
			public void onCompleteResponse(ChatResponse response) {
				ended.complete("complete");
			}

			@Override
			public void onError(Throwable error) {
				ended.complete("broken");
			}

		});
		return ended.join();
	}

	private void failures(Application application) throws Exception {
		RuntimeException failure = new IllegalStateException("no " + this.planted.secret("message of an error"),
				new IllegalArgumentException(this.planted.cutSecret("cause where it is cut", 2000)));
		failure.addSuppressed(new IllegalArgumentException("nor " + this.planted.secret("suppressed error")));
		String refused = this.planted.secret("message of a guardrail");
		attempt(application, () -> application.bean(CurrentTrace.class).step(ObservationType.SPAN, "work", (step) -> {
			throw failure;
		}));
		application.openAi()
			.answers(Reply.error(401, "Incorrect API key provided: " + this.planted.secret("provider's error")));
		attempt(application, () -> application.bean(ChatModel.class).chat("Hello?"));
		AiServices<Assistant> guarded = AiServices.builder(Assistant.class)
			.chatModel(application.bean(ChatModel.class))
			.outputGuardrails(new Guards.Out((guardrail) -> guardrail.fatal("it says " + refused)));
		application.openAi().answers(Reply.text("Hi!"), Reply.text("Hi!"));
		Assistant assistant = guarded.build();
		attempt(application, () -> assistant.chat("Hello?"));
	}

	private static void attempt(Application application, Work<Object> work) throws Exception {
		try {
			application.inRequest(work);
		}
		catch (RuntimeException ex) {
			// It is recorded.
		}
		application.trace();
	}

	private void scores(Application application) {
		TraceScores scores = application.bean(TraceScores.class);
		String traceId = application.newestTrace().summary().info().traceId();
		scores.add(traceId, "comment", 1, "since " + this.planted.secret("comment of a score"));
		scores.add(traceId, "text", FILLED + this.planted.secret("text of a score"), null);
		scores.add(traceId, this.planted.secret("name of a score"), true, null);
	}

	private List<String> found(Application application, CapturedOutput output) throws Exception {
		List<String> found = new ArrayList<>();
		for (Trace trace : application.traces()) {
			String id = trace.summary().info().traceId();
			add("store", text(trace), found);
			add("endpoint", application.get("/actuator/llmtraces/" + id), found);
			add("OTLP", application.get("/actuator/llmtraces/" + id + "?format=otlp"), found);
		}
		add("traces", application.get("/actuator/llmtraces?limit=500"), found);
		add("observations", application.get("/actuator/llmobservations?limit=500"), found);
		add("lines", application.lines("/actuator/llmtraces"), found);
		add("sessions", application.get("/actuator/llmsessions?limit=500"), found);
		add("usage", application.get("/actuator/llmusage?groupBy=model,traceName,observationName,agent,tag"), found);
		add("meters", meters(application), found);
		add("spans", spans(application), found);
		add("Langfuse", langfuse(application.traces().size()), found);
		add("log", output.getAll(), found);
		return found;
	}

	private void add(String where, String text, List<String> found) {
		assertThat(text).as(where).isNotEmpty();
		this.planted.foundIn(text).forEach((place) -> found.add(where + ": " + place));
	}

	private static String text(Trace trace) {
		StringBuilder text = new StringBuilder(trace.toString());
		for (ObservationRecord observation : trace.observations()) {
			text.append(json(observation.input())).append(json(observation.output()));
		}
		return text.toString();
	}

	private static String json(@Nullable Content content) {
		return (content != null) ? content.json() : "";
	}

	private static String meters(Application application) {
		return application.bean(MeterRegistry.class)
			.getMeters()
			.stream()
			.map((meter) -> meter.getId().toString())
			.toList()
			.toString();
	}

	private String langfuse(int traces) {
		Awaitility.await()
			.until(() -> this.langfuse.spans().stream().map((span) -> span.path("traceId").asText()).distinct().count(),
					(sent) -> sent == traces);
		Awaitility.await().until(() -> this.langfuse.scores().size() == 3);
		return this.langfuse.spans().toString() + this.langfuse.scores();
	}

	private static String spans(Application application) {
		InMemorySpanExporter exporter = application.bean(InMemorySpanExporter.class);
		return Awaitility.await()
			.until(exporter::getFinishedSpanItems, (spans) -> spans.size() > 20)
			.stream()
			.map(MaskedEverywhereTests::text)
			.toList()
			.toString();
	}

	// Those of others are as the application and Spring make them, but for what we say
	// on them.
	private static String text(SpanData span) {
		if (!span.getName().startsWith("http ") && !span.getName().startsWith("work ")) {
			return span.toString();
		}
		return span.getAttributes()
			.asMap()
			.entrySet()
			.stream()
			.filter((attribute) -> attribute.getKey().getKey().matches("(langfuse|gen_ai|clew|session|user)\\..*"))
			.toList()
			.toString();
	}

	/**
	 * An AI service with a template.
	 */
	interface Desk {

		@dev.langchain4j.service.UserMessage("{{message}} as {{who}} of {{what}}")
		String chat(@V("message") String message, @V("who") String who, @V("what") String what);

	}

	record Tools(String result, String encoded, String error) {

		@Tool
		Map<String, String> store(@P("key") String key, @P("more") String more) {
			return Map.of("key", this.result, "file",
					Base64.getEncoder().encodeToString(("of " + this.encoded).getBytes(StandardCharsets.UTF_8)));
		}

		@Tool
		String fail() {
			throw new IllegalStateException("not with " + this.error);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import({ OneModel.class, Streaming.class })
	static class Parts {

		@Bean
		InMemorySpanExporter spanExporter() {
			return InMemorySpanExporter.create();
		}

		@Bean
		SpanProcessor exportAtOnce(InMemorySpanExporter exporter) {
			return SimpleSpanProcessor.create(exporter);
		}

	}

}
