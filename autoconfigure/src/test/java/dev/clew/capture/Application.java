package dev.clew.capture;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import dev.clew.store.TraceStore;
import dev.clew.store.query.TraceQuery;
import dev.clew.trace.Status;
import dev.clew.trace.Trace;
import dev.clew.trace.TraceSummary;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.service.AiServices;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A web application on a free port whose one handler does whatever a test hands over.
 */
final class Application implements AutoCloseable {

	static final String ROOT = "POST /work/{id}";

	private static final String SECURITY = "org.springframework.boot.security.autoconfigure.";

	static final String WITHOUT_SECURITY = SECURITY + "SecurityAutoConfiguration," + SECURITY
			+ "UserDetailsServiceAutoConfiguration," + SECURITY
			+ "actuate.web.servlet.ManagementWebSecurityAutoConfiguration," + SECURITY
			+ "web.servlet.SecurityFilterAutoConfiguration," + SECURITY
			+ "web.servlet.ServletWebSecurityAutoConfiguration";

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final ConfigurableApplicationContext context;

	private final CleanThreads threads = new CleanThreads();

	private final HttpClient client = HttpClient.newHttpClient();

	private @Nullable String traceId;

	private Application(ConfigurableApplicationContext context) {
		this.context = context;
	}

	static Application start(Class<?> configuration, String... properties) {
		Map<String, Object> defaults = new HashMap<>(Map.of("server.port", "0", "spring.main.banner-mode", "off",
				"management.endpoints.web.exposure.include", "llmtraces", "management.tracing.enabled", "false",
				"logging.level.root", "off", "clew.trace.response-header", "X-Trace-Id", "spring.autoconfigure.exclude",
				WITHOUT_SECURITY + ",dev.langchain4j.spring.LangChain4jAutoConfig"));
		return new Application(
				new SpringApplicationBuilder(WorkApplication.class, configuration).web(WebApplicationType.SERVLET)
					.properties(defaults)
					.run(Arrays.stream(properties).map((property) -> "--" + property).toArray(String[]::new)));
	}

	<T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	<T> T bean(String name, Class<T> type) {
		return this.context.getBean(name, type);
	}

	// Those of its requests.
	CleanThreads threads() {
		return this.threads;
	}

	ScriptedOpenAi openAi() {
		return bean(ScriptedOpenAi.class);
	}

	// Result and exception are the work's own.
	<T> T inRequest(Work<T> work) throws Exception {
		UUID id = UUID.randomUUID();
		CompletableFuture<T> result = bean(WorkApplication.Works.class).add(id, this.threads.watched(work));
		HttpResponse<String> response = this.client.send(
				HttpRequest.newBuilder(URI.create(address() + "/work/" + id)).POST(BodyPublishers.noBody()).build(),
				BodyHandlers.ofString());
		this.traceId = response.headers().firstValue("X-Trace-Id").orElse(null);
		return WorkApplication.outcome(result);
	}

	// What a path of the application answers.
	String get(String path) throws Exception {
		return get(path, "*/*");
	}

	// Likewise, as lines of JSON.
	String lines(String path) throws Exception {
		return get(path, "application/x-ndjson");
	}

	private String get(String path, String accept) throws Exception {
		return this.client
			.send(HttpRequest.newBuilder(URI.create(address() + path)).header("Accept", accept).build(),
					BodyHandlers.ofString())
			.body();
	}

	private String address() {
		return "http://localhost:" + this.context.getEnvironment().getRequiredProperty("local.server.port");
	}

	// What the assistant answers to "Hello?" in a request.
	String ask(Consumer<AiServices<Assistant>> customizer, Reply... script) throws Exception {
		openAi().answers(script);
		AiServices<Assistant> builder = AiServices.builder(Assistant.class).chatModel(bean(ChatModel.class));
		customizer.accept(builder);
		Assistant assistant = builder.build();
		return inRequest(() -> assistant.chat("Hello?"));
	}

	// That of the last request.
	String traceId() {
		return Objects.requireNonNull(this.traceId);
	}

	// The trace of the last request, when it has ended.
	Trace trace() {
		String id = traceId();
		return Objects.requireNonNull(Awaitility.await()
			.atMost(PATIENCE)
			.until(() -> bean(TraceStore.class).findTrace(id),
					(trace) -> trace != null && trace.summary().status() == Status.COMPLETED));
	}

	@Nullable Trace traceIfAny() {
		return bean(TraceStore.class).findTrace(traceId());
	}

	String tree() {
		return Trees.of(trace());
	}

	// Newest first.
	List<Trace> traces() {
		return traces(50);
	}

	// Newest first.
	List<Trace> traces(int limit) {
		TraceStore store = bean(TraceStore.class);
		return store.findTraces(TraceQuery.builder().limit(limit).build())
			.items()
			.stream()
			.map(TraceSummary::info)
			.map((info) -> Objects.requireNonNull(store.findTrace(info.traceId())))
			.toList();
	}

	Trace newestTrace() {
		return traces().get(0);
	}

	@Override
	public void close() {
		this.context.close();
	}

}
