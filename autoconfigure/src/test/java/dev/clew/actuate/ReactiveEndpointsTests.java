package dev.clew.actuate;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.WebApplicationType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Reactive applications answer as servlet applications do.
 */
class ReactiveEndpointsTests {

	private static final String[] PROPERTIES = { "clew.endpoints.show-content=when-authorized",
			"clew.endpoints.roles=LLM", "spring.jackson.property-naming-strategy=SNAKE_CASE" };

	private static final TestServer servlet = TestServer.start(TestTraces.store(), PROPERTIES);

	private static final TestServer reactive = TestServer.start(WebApplicationType.REACTIVE, TestTraces.store(),
			PROPERTIES);

	@AfterAll
	static void stop() {
		servlet.close();
		reactive.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "llmtraces?session=c-1&facets=level,type", "llmtraces?level=ERROR&limit=1&continue",
			"llmtraces/" + TestTraces.CHAT, "llmtraces/" + TestTraces.CHAT + "?content=preview",
			"llmtraces/" + TestTraces.CHAT + "/a000000000000003", "llmobservations?type=TOOL&tag=vip",
			"llmobservations?q=hut-204", "llmsessions", "llmsessions?id=c-1", "llmsessions?id=a%2Fb+c",
			"llmtraces?session", "llmtraces?limit=501", "llmtraces?sesion=c-1", "llmtraces?session=a&session=b",
			"llmtraces?cursor=abc", "llmtraces/unknown", "llmtraces/" + TestTraces.CHAT + "/unknown",
			"llmtraces?metadata.channel=web", "llmusage", "llmusage?groupBy=model,agent&interval=day&zone=Asia/Kolkata",
			"llmusage?interval=week", "llmtraces?query=tool:cancelBooking+hut-204",
			"llmobservations?query=latency:%3E2", "llmtraces?query=tool:cancelBooking+-level:DEBUG" })
	void answersAreThoseOfAServletApplication(String path) {
		for (String user : new String[] { "", "ann", "bob" }) {
			HttpResponse<String> expected = servlet.as(user.isEmpty() ? null : user).get(path);
			HttpResponse<String> actual = reactive.as(user.isEmpty() ? null : user).get(path);
			assertThat(withoutStart(actual.body())).isEqualTo(withoutStart(expected.body()));
			assertThat(actual.statusCode()).isEqualTo(expected.statusCode());
			assertThat(actual.headers().firstValue("Content-Type"))
				.isEqualTo(expected.headers().firstValue("Content-Type"));
			assertThat(actual.headers().allValues("Cache-Control")).containsExactly("no-store");
			assertThat(expected.headers().allValues("Cache-Control")).containsExactly("no-store");
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			groupBy=model,user&interval=hour | text/csv
			groupBy=tag                      | text/csv,application/json
			groupBy=tag                      | text/csv;q=0.5
			groupBy=model                    | */*
			groupBy=model                    | application/vnd.spring-boot.actuator.v2+json
			groupBy=modle                    | text/csv
			""")
	void usageComesInTheFormatsOfAServletApplication(String query, String accept) {
		HttpResponse<String> expected = servlet.as(null).get("llmusage?" + query, accept);
		HttpResponse<String> actual = reactive.as(null).get("llmusage?" + query, accept);
		assertThat(withoutStart(actual.body())).isEqualTo(withoutStart(expected.body()));
		assertThat(actual.statusCode()).isEqualTo(expected.statusCode());
		assertThat(actual.headers().firstValue("Content-Type"))
			.isEqualTo(expected.headers().firstValue("Content-Type"));
	}

	@Test
	void otherFormatsAreNotAcceptable() {
		assertThat(reactive.as(null).get("llmusage", "application/pdf").statusCode()).isEqualTo(406);
	}

	@ParameterizedTest
	@CsvSource({ "ann, false", "bob, true" })
	void contentIsForThoseWithTheRole(String user, boolean hidden) {
		assertThat(reactive.as(user).get("llmtraces?session=c-1").body().contains("\"contentHidden\":true"))
			.isEqualTo(hidden);
	}

	@Test
	void writingNeedsUnrestrictedAccess() {
		assertThat(reactive.as(null).delete("llmtraces/" + TestTraces.CHAT).statusCode()).isEqualTo(405);
		try (TestServer server = TestServer.start(WebApplicationType.REACTIVE, TestTraces.store(),
				"management.endpoint.llmtraces.access=unrestricted",
				"management.endpoint.llmsessions.access=unrestricted")) {
			assertThat(server.post("llmtraces/" + TestTraces.CHAT, "{\"bookmarked\":true}").body())
				.isEqualTo("{\"traceId\":\"" + TestTraces.CHAT + "\",\"bookmarked\":true}");
			assertThat(server.delete("llmtraces/" + TestTraces.BARE).statusCode()).isEqualTo(200);
			assertThat(server.delete("llmsessions?id=c-1").body())
				.isEqualTo("{\"sessionId\":\"c-1\",\"deletedTraces\":1}");
			assertThat(server.get("llmtraces").body()).startsWith("{\"traces\":[]");
		}
	}

	@Test
	void endpointsWorkOnAManagementPort() {
		try (TestServer server = TestServer.start(WebApplicationType.REACTIVE, TestTraces.store(),
				"management.server.port=0")) {
			assertThat(server.getFromManagementPort("llmtraces?session=c-1").body()).contains(TestTraces.CHAT)
				.doesNotContain(TestTraces.BARE);
			assertThat(server.getFromManagementPort("llmtraces?sesion=c-1").statusCode()).isEqualTo(400);
		}
	}

	// Each application has a start of its own.
	private static String withoutStart(String body) {
		return body.replaceFirst("\"startedAt\":\"[^\"]*\"", "\"startedAt\":\"\"");
	}

}
