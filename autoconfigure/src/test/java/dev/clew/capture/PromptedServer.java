package dev.clew.capture;

import java.io.IOException;
import java.io.InputStream;
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
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

import dev.clew.store.TraceStore;
import dev.clew.store.query.TraceQuery;
import dev.clew.trace.Status;
import dev.clew.trace.Trace;
import org.awaitility.Awaitility;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * An application that many ask at once, on a free port, and what it recorded.
 */
final class PromptedServer implements AutoCloseable {

	private static final String SECURITY = "org.springframework.boot.security.autoconfigure.";

	private final ConfigurableApplicationContext context;

	private final HttpClient client = HttpClient.newHttpClient();

	private PromptedServer(ConfigurableApplicationContext context) {
		this.context = context;
	}

	static PromptedServer reactive(String... properties) {
		return start(WebApplicationType.REACTIVE, WebFluxApplication.class, properties);
	}

	static PromptedServer servlet(String... properties) {
		return start(WebApplicationType.SERVLET, ThreadsApplication.class, properties);
	}

	private static PromptedServer start(WebApplicationType type, Class<?> application, String... properties) {
		Map<String, Object> defaults = new HashMap<>(Map.of("server.port", "0", "spring.main.banner-mode", "off",
				"management.endpoints.web.exposure.include", "llmtraces", "management.tracing.enabled", "false",
				"logging.level.root", "off", "clew.trace.response-header", "X-Trace-Id", "spring.autoconfigure.exclude",
				Application.WITHOUT_SECURITY + "," + SECURITY + "ReactiveUserDetailsServiceAutoConfiguration,"
						+ SECURITY + "actuate.web.reactive.ReactiveManagementWebSecurityAutoConfiguration," + SECURITY
						+ "web.reactive.ReactiveWebSecurityAutoConfiguration,"
						+ "dev.langchain4j.spring.LangChain4jAutoConfig"));
		return new PromptedServer(new SpringApplicationBuilder(application).web(type)
			.properties(defaults)
			.run(Arrays.stream(properties).map((property) -> "--" + property).toArray(String[]::new)));
	}

	<T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	<T> T bean(String name, Class<T> type) {
		return this.context.getBean(name, type);
	}

	HttpResponse<String> post(String path, String text) throws IOException, InterruptedException {
		return this.client.send(request(path, "none", text), BodyHandlers.ofString());
	}

	CompletableFuture<HttpResponse<String>> postLater(String path, String session, String text) {
		return this.client.sendAsync(request(path, session, text), BodyHandlers.ofString());
	}

	// Tomcat now and then closes a new connection after one that was aborted.
	HttpResponse<InputStream> listen(String path, String text) throws IOException, InterruptedException {
		try {
			return this.client.send(request(path, "none", text), BodyHandlers.ofInputStream());
		}
		catch (IOException ex) {
			return this.client.send(request(path, "none", text), BodyHandlers.ofInputStream());
		}
	}

	private HttpRequest request(String path, String session, String text) {
		URI address = URI.create(
				"http://localhost:" + this.context.getEnvironment().getRequiredProperty("local.server.port") + path);
		return HttpRequest.newBuilder(address)
			.header("X-Conversation-Id", session)
			.header("Content-Type", "text/plain")
			.POST(BodyPublishers.ofString(text))
			.build();
	}

	// The trace of a request, when it has ended.
	Trace trace(HttpResponse<?> response) {
		return trace(response, (trace) -> trace.summary().status() == Status.COMPLETED);
	}

	Trace trace(HttpResponse<?> response, Predicate<Trace> state) {
		String id = response.headers().firstValue("X-Trace-Id").orElseThrow();
		return Objects.requireNonNull(Awaitility.await()
			.atMost(Duration.ofSeconds(20))
			.until(() -> bean(TraceStore.class).findTrace(id), (trace) -> trace != null && state.test(trace)));
	}

	// An asynchronous client may tell the end of its request after its answer.
	List<String> trees() {
		return Awaitility.await()
			.until(this::treesSoFar, (trees) -> trees.stream().noneMatch((tree) -> tree.contains(" RUNNING")));
	}

	private List<String> treesSoFar() {
		TraceStore store = bean(TraceStore.class);
		return store.findTraces(TraceQuery.builder().build())
			.items()
			.stream()
			.map((summary) -> Trees.of(Objects.requireNonNull(store.findTrace(summary.info().traceId()))))
			.toList();
	}

	String tree(HttpResponse<?> response) {
		return Trees.of(trace(response));
	}

	@Override
	public void close() {
		this.context.close();
	}

}
