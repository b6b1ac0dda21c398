package dev.clew.capture;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.stream.IntStream;

import dev.clew.trace.Trace;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Servlet applications that go on on other threads, with the context propagation of
 * Spring Boot.
 */
@SuppressWarnings("NullAway.Init")
class ThreadsTests {

	private static final List<String> KINDS = List.of("callable", "deferred", "future", "async", "emitter", "body",
			"mono", "tell");

	private static PromptedServer server;

	@BeforeAll
	static void start() {
		server = PromptedServer.servlet("spring.task.execution.propagate-context=true");
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@AfterEach
	void nothingIsLeftOnAnyThread() throws Exception {
		ThreadPoolTaskExecutor tasks = server.bean("applicationTaskExecutor", ThreadPoolTaskExecutor.class);
		assertThat(ThreadProbe.left()).isNull();
		assertThat(ThreadProbe.leftOn(tasks.getThreadPoolExecutor(), tasks.getCorePoolSize())).isEmpty();
		assertThat(ThreadProbe.leftOn(server.bean("modelThreads", ExecutorService.class), 8)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "callable", "deferred", "future", "async", "emitter", "body", "tell" })
	void workOnAnotherThreadIsBelowItsRequest(String kind) throws Exception {
		HttpResponse<String> response = server.post("/" + kind + "/1", "look");
		assertThat(response.body()).contains("hut");
		assertThat(server.tree(response)).isEqualTo(tree(kind));
	}

	@Test
	void streamThatEndsWithAnErrorIsNamedByItsRequest() throws Exception {
		assertNamed(server.trace(server.post("/failing/1", "Sam")));
	}

	@Test
	void streamThatEndsWithAnErrorIsNamedByItsRequestAlsoWhereNobodyElseObservesIt() throws Exception {
		try (PromptedServer alone = PromptedServer.servlet("spring.task.execution.propagate-context=true",
				"management.observations.enable.http.server.requests=false")) {
			assertNamed(alone.trace(alone.post("/failing/1", "Sam")));
		}
	}

	private static void assertNamed(Trace trace) {
		assertThat(trace.summary().info().name()).isEqualTo("POST /failing/{id}");
		assertThat(Trees.of(trace)).isEqualTo("""
				SPAN POST /failing/{id} ERROR
				  AGENT Assistant.chat
				    GENERATION prompted #1
				""");
	}

	@Test
	void concurrentRequestsKeepTheirSessionsApart() {
		List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, 100)
			.mapToObj((n) -> server.postLater("/" + kind(n) + "/" + n, "s-" + n, "look " + n))
			.toList();
		for (int n = 0; n < answers.size(); n++) {
			Trace trace = server.trace(answers.get(n).join());
			assertThat(Trees.of(trace)).isEqualTo(tree(kind(n)));
			assertThat(trace.summary().info().sessionId()).isEqualTo("s-" + n);
		}
	}

	private static String kind(int number) {
		return KINDS.stream().filter((kind) -> !"mono".equals(kind)).toList().get(number % 7);
	}

	static String tree(String kind) {
		return """
				SPAN POST /%s/{id}
				  AGENT %s
				    GENERATION prompted #1
				    TOOL look #1
				      SPAN http get
				    GENERATION prompted #2
				""".formatted(kind, "tell".equals(kind) ? "Narrator.tell" : "Assistant.chat");
	}

}
