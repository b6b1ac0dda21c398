package dev.clew.harm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.clew.store.TraceStore;
import dev.clew.store.query.TraceQuery;
import dev.clew.trace.Status;
import dev.clew.trace.Trace;
import dev.clew.trace.TraceSummary;
import org.awaitility.Awaitility;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A whole application, on a free port where it is a web application.
 */
final class TestApplication implements AutoCloseable {

	private static final String SECURITY = "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration,"
			+ "org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration,"
			+ "org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration";

	private static final String REACTIVE_SECURITY = "org.springframework.boot.security.autoconfigure.ReactiveUserDetailsServiceAutoConfiguration,"
			+ "org.springframework.boot.security.autoconfigure.web.reactive.ReactiveWebSecurityAutoConfiguration,"
			+ "org.springframework.boot.security.autoconfigure.actuate.web.reactive.ReactiveManagementWebSecurityAutoConfiguration";

	private final ConfigurableApplicationContext context;

	private final HttpClient client = HttpClient.newHttpClient();

	private TestApplication(ConfigurableApplicationContext context) {
		this.context = context;
	}

	static TestApplication web(Tracing tracing, List<Class<?>> sources, String... properties) {
		return start(WebApplicationType.SERVLET, SECURITY + "," + tracing.excluded(), sources, properties);
	}

	static TestApplication reactive(Tracing tracing, List<Class<?>> sources, String... properties) {
		return start(WebApplicationType.REACTIVE, REACTIVE_SECURITY + "," + SECURITY + "," + tracing.excluded(),
				sources, properties);
	}

	static TestApplication secured(Tracing tracing, List<Class<?>> sources, String... properties) {
		return start(WebApplicationType.SERVLET, tracing.excluded(), sources, properties);
	}

	static TestApplication plain(Tracing tracing, List<Class<?>> sources, String... properties) {
		return start(WebApplicationType.NONE, SECURITY + "," + tracing.excluded(), sources, properties);
	}

	private static TestApplication start(WebApplicationType type, String excluded, List<Class<?>> sources,
			String... properties) {
		List<String> all = new ArrayList<>(List.of("server.port=0", "spring.main.banner-mode=off",
				"clew.store.type=memory", "spring.jmx.enabled=false", "clew.trace.response-header=X-Trace-Id",
				"logging.level.root=warn", "spring.autoconfigure.exclude=" + excluded));
		all.addAll(List.of(properties));
		SpringApplicationBuilder builder = new SpringApplicationBuilder(Parts.class)
			.properties("management.tracing.sampling.probability=1.0");
		sources.forEach(builder::sources);
		return new TestApplication(
				builder.web(type).run(all.stream().map((property) -> "--" + property).toArray(String[]::new)));
	}

	<T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	<T> T bean(String name, Class<T> type) {
		return this.context.getBean(name, type);
	}

	Assistant assistant(boolean modelIsBean) {
		return bean(modelIsBean ? "assistant" : "plainAssistant", Assistant.class);
	}

	TraceStore store() {
		return bean(TraceStore.class);
	}

	HttpResponse<String> chat(String conversation, String message) {
		return post("/chat/main", conversation, message);
	}

	HttpResponse<String> post(String path, String conversation, String message) {
		return send(request(path).header(ChatController.SESSION_HEADER, conversation)
			.POST(BodyPublishers.ofString(message))
			.build());
	}

	HttpResponse<String> get(String path) {
		return send(request(path).GET().build());
	}

	String address() {
		return "http://localhost:" + this.context.getEnvironment().getRequiredProperty("local.server.port");
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create(address() + path));
	}

	private HttpResponse<String> send(HttpRequest request) {
		try {
			return this.client.send(request, BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	List<TraceSummary> traces() {
		return store().findTraces(TraceQuery.builder().limit(500).build()).items();
	}

	// A request's own observation ends after its response is sent.
	Trace completed(HttpResponse<?> response) {
		String id = response.headers().firstValue(ChatController.TRACE_HEADER).orElseThrow();
		return Awaitility.await()
			.pollInterval(Duration.ofMillis(5))
			.until(() -> store().findTrace(id),
					(trace) -> trace != null && trace.summary().status() == Status.COMPLETED);
	}

	static List<Class<?>> with(Class<?>... more) {
		return Stream.concat(Stream.of(ChatController.class), Stream.of(more)).toList();
	}

	@Override
	public void close() {
		this.context.close();
	}

}
