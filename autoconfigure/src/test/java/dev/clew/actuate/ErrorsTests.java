package dev.clew.actuate;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;

import dev.clew.actuate.json.BadParameterDescriptor;
import dev.clew.actuate.parameter.RefusedException;
import dev.clew.store.TraceStore;
import dev.clew.store.memory.InMemoryTraceStore;
import dev.clew.trace.ObservationType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What refused requests are answered with.
 */
class ErrorsTests {

	private static final TestServer server = TestServer.start(TestTraces.store(), "clew.endpoints.show-content=always",
			"management.endpoint.llmtraces.access=unrestricted", "management.endpoint.llmsessions.access=unrestricted");

	@AfterAll
	static void stop() {
		server.close();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					llmtraces?limit=501         | {"parameter":"limit","value":"501","allowed":"a whole number from 1 to 500"}
					llmobservations?limit=x     | {"parameter":"limit","value":"x","allowed":"a whole number from 1 to 500"}
					llmsessions?limit=0         | {"parameter":"limit","value":"0","allowed":"a whole number from 1 to 500"}
							llmobservations?cursor=abc  | {"parameter":"cursor","value":"abc","allowed":"the nextCursor of an earlier page, with the same sort"}
					llmsessions?cursor=%22%0A   | {"parameter":"cursor","value":"\\"\\n","allowed":"the nextCursor of an earlier page, with the same sort"}
					llmtraces?query=level:FATAL | {"parameter":"query","value":"level:FATAL","allowed":"DEBUG, DEFAULT, WARNING or ERROR, also as >=WARNING","position":6,"length":5}
					llmtraces?query=has:tool+OR | {"parameter":"query","value":"has:tool OR","allowed":"a word such as refund, or a field with its value such as level:ERROR","position":11,"length":0}
					llmobservations?query=is:bookmarked | {"parameter":"query","value":"is:bookmarked","allowed":"no bookmarks, which are those of traces"}
					llmtraces?q=--              | {"parameter":"q","value":"--","allowed":"text with a letter or a digit"}
					llmsessions?id=c-1&limit=1  | {"parameter":"limit","value":"1","allowed":"nothing beside id"}
					llmsessions?id=             | {"parameter":"id","value":"","allowed":"text that is not empty"}
					llmusage?groupBy=modle      | {"parameter":"groupBy","value":"modle","allowed":"one of model, responseModel, provider, traceName, observationName, session, user, environment, release, service, prompt, promptVersion, agent, tag, type"}
					llmusage?groupBy=model,     | {"parameter":"groupBy","value":"","allowed":"one of model, responseModel, provider, traceName, observationName, session, user, environment, release, service, prompt, promptVersion, agent, tag, type"}
					llmusage?groupBy=           | {"parameter":"groupBy","value":"","allowed":"text that is not empty"}
					llmusage?interval=minute&from=2026-01-01T00:00:00Z&to=2026-01-07T22:41:00Z | {"parameter":"interval","value":"minute","allowed":"hour or day, since from and to are more than 10000 minutes apart"}
					llmusage?interval=week      | {"parameter":"interval","value":"week","allowed":"one of minute, hour, day"}
					llmusage?interval=day&zone=Mars/Phobos | {"parameter":"zone","value":"Mars/Phobos","allowed":"the name of a time zone, such as Europe/Zurich, or an offset, such as +02:00 (in a query string, + has to be written as %2B)"}
					llmusage?interval=day&zone=+02:00 | {"parameter":"zone","value":" 02:00","allowed":"the name of a time zone, such as Europe/Zurich, or an offset, such as +02:00 (in a query string, + has to be written as %2B)"}
					llmusage?zone=Europe/Zurich | {"parameter":"zone","value":"Europe/Zurich","allowed":"nothing without interval"}
					llmusage?from=yesterday     | {"parameter":"from","value":"yesterday","allowed":"an ISO-8601 time with an offset, such as 2026-01-31T08:30:00Z (in a query string, + has to be written as %2B)"}
					llmusage?to=2026-01-31      | {"parameter":"to","value":"2026-01-31","allowed":"an ISO-8601 time with an offset, such as 2026-01-31T08:30:00Z (in a query string, + has to be written as %2B)"}
					llmusage?interval=day&interval=hour | {"parameter":"interval","value":"day, hour","allowed":"one value"}
					llmusage?group=model        | {"parameter":"group","value":"model","allowed":"one of groupBy, interval, zone, from, to"}
					llmtraces/x?content=none    | {"parameter":"content","value":"none","allowed":"one of full, preview"}
					llmtraces/x?traceId=y       | {"parameter":"traceId","value":"y","allowed":"one of content, format"}
					llmtraces/x/y?content=full  | {"parameter":"content","value":"full","allowed":"no parameter"}
					""")
	void badParameterIsNamed(String path, String body) {
		assertAnswer(server.get(path), 400, body);
	}

	@Test
	void badParameterIsNamedInJsonToThoseWhoAskForCsv() {
		assertAnswer(server.get("llmusage?interval=week", "text/csv"), 400,
				"{\"parameter\":\"interval\",\"value\":\"week\",\"allowed\":\"one of minute, hour, day\"}");
	}

	@Test
	void moreThanTenThousandGroupsAreRefused() {
		TraceStore large = new InMemoryTraceStore(20_000, 1 << 30, (reason, count) -> {
		});
		for (int trace = 0; trace <= 10_000; trace++) {
			save(large, "%032x".formatted(trace));
		}
		assertThatExceptionOfType(RefusedException.class)
			.isThrownBy(() -> new LlmUsageEndpoint(large).usage("traceName,session", null, null, null, null))
			.satisfies((ex) -> assertThat(ex.response().getBody()).isEqualTo(new BadParameterDescriptor("groupBy",
					"traceName,session", "what makes at most 10000 groups: group by fewer fields, "
							+ "by a longer interval, or set from and to closer to each other")));
		assertThat(new LlmUsageEndpoint(large).usage("traceName", null, null, null, null).groups()).hasSize(1);
	}

	@Test
	void unknownParameterIsNamed() {
		HttpResponse<String> response = server.get("llmtraces?sesion=c-1");
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(response.body())
			.startsWith("{\"parameter\":\"sesion\",\"value\":\"c-1\",\"allowed\":\"one of traceId, session,");
	}

	@ParameterizedTest
	@ValueSource(strings = { "unknown", "0af7651916cd43dd8448eb211c80319d" })
	void unknownTraceIsNotFound(String traceId) {
		String body = "{\"traceId\":\"" + traceId + "\",\"reason\":\"unknown\",\"startedAt\":\"" + startedAt(traceId)
				+ "\",\"message\":\"The store has no trace with this id\"}";
		assertAnswer(server.get("llmtraces/" + traceId), 404, body);
		assertAnswer(server.get("llmtraces/" + traceId + "/a000000000000001"), 404, body);
		assertAnswer(server.post("llmtraces/" + traceId, "{\"bookmarked\":true}"), 404, body);
		assertAnswer(server.delete("llmtraces/" + traceId), 404, body);
	}

	private static String startedAt(String traceId) {
		String startedAt = server.get("llmtraces/" + traceId)
			.body()
			.replaceFirst(".*\"startedAt\":\"([^\"]+)\".*", "$1");
		assertThat(Instant.parse(startedAt)).isBetween(Instant.now().minus(Duration.ofHours(1)), Instant.now());
		return startedAt;
	}

	@Test
	void unknownObservationIsNotFound() {
		assertAnswer(server.get("llmtraces/" + TestTraces.CHAT + "/a00000000000000f"), 404, """
				{"traceId":"0af7651916cd43dd8448eb211c80319c","observationId":"a00000000000000f",
				"reason":"unknown","message":"The trace has no observation with this id"}""");
	}

	@Test
	void unknownSessionIsNotFound() {
		String body = """
				{"sessionId":"c-9","reason":"unknown","message":"The store has no session with this id"}""";
		assertAnswer(server.get("llmsessions?id=c-9"), 404, body);
		assertAnswer(server.delete("llmsessions?id=c-9"), 404, body);
	}

	@Test
	void evictedTraceIsNotFoundAndSaysSo() {
		TraceStore small = new InMemoryTraceStore(1, 1 << 20, (reason, count) -> {
		});
		save(small, TestTraces.CHAT);
		save(small, TestTraces.BARE);
		try (TestServer smallServer = TestServer.start(small)) {
			assertAnswer(smallServer.get("llmtraces/" + TestTraces.CHAT), 404,
					"{\"traceId\":\"0af7651916cd43dd8448eb211c80319c\",\"reason\":\"evicted\","
							+ "\"message\":\"This trace was here and had to go for newer ones or for its age: "
							+ "clew.store.retention, and max-traces and max-size of clew.store.memory or clew.store.jdbc "
							+ "say what is kept\"}");
		}
	}

	private static void save(TraceStore store, String traceId) {
		store.save(TestTraces.info(traceId, "GET /", "of " + traceId, TestTraces.START),
				TestTraces
					.observation(traceId, "b000000000000001", ObservationType.SPAN, "GET /", TestTraces.START,
							Duration.ofMillis(1))
					.build());
	}

	@Test
	void bookmarkHasToBeTrueOrFalse() {
		assertAnswer(server.post("llmtraces/" + TestTraces.CHAT, "{\"bookmarked\":\"yes\"}"), 400,
				"{\"parameter\":\"bookmarked\",\"value\":\"yes\",\"allowed\":\"one of true, false\"}");
		assertAnswer(server.post("llmtraces/" + TestTraces.CHAT, "{\"bookmark\":true}"), 400,
				"{\"parameter\":\"bookmarked\",\"allowed\":\"true or false\"}");
	}

	@Test
	void deletionOfSessionsNeedsAnId() {
		assertAnswer(server.delete("llmsessions"), 400,
				"{\"parameter\":\"id\",\"allowed\":\"exactly one of id, user and before\"}");
	}

	private static void assertAnswer(HttpResponse<String> response, int status, String body) {
		assertThat(response.body()).isEqualTo(Json.compact(body));
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/json");
	}

}
