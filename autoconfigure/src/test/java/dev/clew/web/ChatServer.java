package dev.clew.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

import dev.clew.store.TraceStore;
import dev.clew.store.query.TraceQuery;
import dev.clew.trace.Status;
import dev.clew.trace.TraceSummary;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.awaitility.Awaitility;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The application on a free port, and what it recorded.
 */
final class ChatServer implements AutoCloseable {

	private final ConfigurableApplicationContext context;

	private static final int MAX_ATTEMPTS = 5;

	private final HttpClient client = HttpClient.newHttpClient();

	private ChatServer(ConfigurableApplicationContext context) {
		this.context = context;
	}

	static ChatServer start(String... properties) {
		return start(ChatApplication.class, properties);
	}

	static ChatServer start(Class<?> application, String... properties) {
		return start(WebApplicationType.SERVLET, List.of(application, ChatApplication.class), properties);
	}

	static ChatServer startReactive(Class<?> application, String... properties) {
		return start(WebApplicationType.REACTIVE, List.of(application, ReactiveChatApplication.class), properties);
	}

	private static ChatServer start(WebApplicationType type, List<Class<?>> applications, String... properties) {
		Stream<String> defaults = Stream.of("server.port=0", "spring.main.banner-mode=off",
				"management.endpoints.web.exposure.include=llmtraces", "logging.level.root=warn",
				"logging.level.handler=debug", "logging.level.outer=debug",
				"logging.pattern.console=[%X{clew.sessionId}] %m%n", "clew.trace.response-header=X-Trace-Id");
		String[] all = Stream.concat(defaults, Arrays.stream(properties))
			.map((property) -> "--" + property)
			.toArray(String[]::new);
		return new ChatServer(new SpringApplicationBuilder(applications.toArray(Class<?>[]::new)).web(type).run(all));
	}

	HttpResponse<String> get(String path, String... headers) throws Exception {
		URI address = URI.create("http://localhost:" + port() + path);
		HttpRequest.Builder request = HttpRequest.newBuilder(address);
		if (headers.length > 0) {
			request.headers(headers);
		}
		return send(request.build(), MAX_ATTEMPTS);
	}

	// On Tomcat, Spring's reactive stack closes the connection now and then instead of
	// answering an error, with Clew and without: it is asked again.
	private HttpResponse<String> send(HttpRequest request, int attempts) throws Exception {
		try {
			return this.client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			if (attempts == 1) {
				throw ex;
			}
			return send(request, attempts - 1);
		}
	}

	static String[] login(String user) {
		byte[] credentials = (user + ":secret").getBytes(StandardCharsets.UTF_8);
		return new String[] { "Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials) };
	}

	// Sends what no decent client would.
	private String getRaw(String path, byte[] headers) throws IOException {
		try (Socket socket = new Socket("localhost", port()); InputStream in = socket.getInputStream()) {
			socket.setSoTimeout(10_000);
			byte[] start = ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n")
				.getBytes(StandardCharsets.ISO_8859_1);
			socket.getOutputStream().write(start);
			socket.getOutputStream().write(headers);
			socket.getOutputStream().write("\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
			return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
		}
	}

	// With these bytes as the header that names the session.
	String chatAs(byte[] session) throws IOException {
		ByteArrayOutputStream header = new ByteArrayOutputStream();
		header.write("X-Conversation-Id: ".getBytes(StandardCharsets.US_ASCII));
		header.write(session);
		return getRaw("/chat", header.toByteArray());
	}

	TraceSummary trace(HttpResponse<String> response) {
		return trace(response.headers().firstValue("X-Trace-Id").orElseThrow());
	}

	TraceSummary trace(String traceId) {
		return Awaitility.await()
			.atMost(Duration.ofSeconds(10))
			.pollInterval(Duration.ofMillis(5))
			.until(() -> summary(traceId), (summary) -> summary != null && summary.status() == Status.COMPLETED);
	}

	@SuppressWarnings("NullAway")
	private TraceSummary summary(String traceId) {
		var trace = store().findTrace(traceId);
		return (trace != null) ? trace.summary() : null;
	}

	int traceCount() {
		return store().findTraces(TraceQuery.builder().build()).items().size();
	}

	TraceStore store() {
		return this.context.getBean(TraceStore.class);
	}

	double rejected(String source) {
		Counter counter = this.context.getBean(MeterRegistry.class)
			.find("clew.session.ids.rejected")
			.tag("source", source)
			.counter();
		return (counter != null) ? counter.count() : 0;
	}

	List<String> meterNames() {
		return this.context.getBean(MeterRegistry.class)
			.getMeters()
			.stream()
			.map((meter) -> meter.getId().getName())
			.toList();
	}

	private int port() {
		return Integer.parseInt(this.context.getEnvironment().getRequiredProperty("local.server.port"));
	}

	@Override
	public void close() {
		this.context.close();
	}

}
