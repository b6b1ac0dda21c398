package dev.clew.actuate;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.clew.store.TraceStore;
import dev.clew.trace.ObservationType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Paging, and ids that hold any character.
 */
class PagingTests {

	private static final List<String> SESSIONS = List.of("a/b", "a b", "?&=#%", "h\u00fctte \uD83C\uDFD4", "\"<x>\\",
			"+", "..", "a,b");

	private static final TestServer server = TestServer.start(store());

	private static TraceStore store() {
		TraceStore store = TestTraces.emptyStore();
		for (int i = 0; i < SESSIONS.size(); i++) {
			String traceId = "%032x".formatted(i + 1);
			store.save(TestTraces.info(traceId, "GET /", SESSIONS.get(i), TestTraces.START.plusSeconds(i)),
					TestTraces
						.observation(traceId, "b000000000000001", ObservationType.SPAN, "GET /",
								TestTraces.START.plusSeconds(i), Duration.ofMillis(1))
						.build());
		}
		return store;
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "llmtraces", "llmobservations", "llmsessions" })
	void cursorLeadsFromPageToPage(String endpoint) {
		List<Integer> sizes = new ArrayList<>();
		List<String> pages = new ArrayList<>();
		String cursor = "";
		while (cursor != null) {
			String body = server.get(endpoint + "?limit=3" + (cursor.isEmpty() ? "" : "&cursor=" + encoded(cursor)))
				.body();
			sizes.add(body.split("\"startTime\"", -1).length - 1);
			pages.add(body);
			cursor = cursor(body);
		}
		assertThat(sizes).containsExactly(3, 3, 2);
		assertThat(pages).doesNotHaveDuplicates();
	}

	@Test
	void cursorOfAnotherSortIsRefused() {
		String cursor = cursor(server.get("llmtraces?limit=1").body());
		assertThat(
				server.get("llmtraces?limit=1&sort=latencyMs&cursor=" + encoded(String.valueOf(cursor))).statusCode())
			.isEqualTo(400);
	}

	@Test
	void sessionIdMayHoldAnyCharacter() {
		for (String session : SESSIONS) {
			assertThat(server.get("llmsessions?id=" + encoded(session)).body())
				.startsWith("{\"sessionId\":\"" + session.replace("\\", "\\\\").replace("\"", "\\\"") + "\",")
				.contains("\"traceCount\":1");
			assertThat(server.get("llmtraces?session=" + encoded(session)).body().split("\"traceId\"", -1)).hasSize(2);
		}
	}

	private static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

	private static @Nullable String cursor(String body) {
		Matcher matcher = Pattern.compile("\"nextCursor\":\"([^\"]+)\"").matcher(body);
		return matcher.find() ? matcher.group(1) : null;
	}

}
