package dev.clew.matrix;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Traces reach Langfuse, and health says so, with the oldest versions and with the
 * newest.
 */
@Tag("corner")
@ExtendWith(CornersExtension.class)
class LangfuseCornerTests {

	private static final Pattern TYPE = Pattern
		.compile("\"langfuse\\.observation\\.type\",\"value\":\\{\"stringValue\":\"(\\w+)\"");

	private final WireMockServer langfuse = new WireMockServer(
			WireMockConfiguration.options().dynamicPort().bindAddress("localhost"));

	private final ClassPaths classPaths;

	LangfuseCornerTests(ClassPaths classPaths) {
		this.classPaths = classPaths;
	}

	static List<Combination> supported() {
		return CornerTests.supported();
	}

	@BeforeEach
	void start() {
		this.langfuse.start();
		takes();
	}

	@AfterEach
	void stop() {
		this.langfuse.stop();
	}

	@ParameterizedTest
	@MethodSource("supported")
	void tracesAreSentWithoutATracerAndHealthSaysWhatIsBehind(Combination combination) {
		try (FrontDesk desk = desk(combination)) {
			assertThat(desk.answers()).isEqualTo(Comparison.ANSWERS);
			Awaitility.await()
				.untilAsserted(() -> assertThat(types(this.langfuse)).contains("agent", "generation", "tool"));
			await(desk, 200, "UP", "endpoint", "lastSent", "waitingBytes");
			this.langfuse.stubFor(traces().willReturn(WireMock.serviceUnavailable()));
			desk.get("/translate?message=Good night");
			await(desk, 503, "DOWN", "endpoint", "failingSince", "failure", "lastSent", "waitingBytes");
			takes();
			await(desk, 200, "UP", "endpoint", "lastSent", "waitingBytes");
		}
	}

	private void takes() {
		this.langfuse.stubFor(traces().willReturn(WireMock.okJson("{}")));
	}

	private static MappingBuilder traces() {
		return WireMock.post("/api/public/otel/v1/traces");
	}

	private FrontDesk desk(Combination combination) {
		return new FrontDesk(this.classPaths.withClew(combination),
				"-Dclew.export.langfuse.endpoint=" + this.langfuse.baseUrl(),
				"-Dclew.export.langfuse.public-key=pk-lf-1", "-Dclew.export.langfuse.secret-key=sk-lf-1",
				"-Dclew.export.langfuse.down-after=1ms", "-Dmanagement.endpoint.health.show-details=always");
	}

	private static void await(FrontDesk desk, int answer, String status, String... details) {
		Awaitility.await().untilAsserted(() -> {
			HttpResponse<String> health = desk.get("/actuator/health");
			JsonNode component = new ObjectMapper().readTree(health.body()).path("components").path("langfuse");
			assertThat(component.path("status").asText()).isEqualTo(status);
			assertThat(component.path("details").fieldNames()).toIterable().containsExactlyInAnyOrder(details);
			assertThat(health.statusCode()).isEqualTo(answer);
		});
	}

	private static Set<String> types(WireMockServer langfuse) {
		Set<String> types = new TreeSet<>();
		langfuse.getAllServeEvents()
			.forEach((event) -> TYPE.matcher(event.getRequest().getBodyAsString())
				.results()
				.map((MatchResult found) -> found.group(1))
				.forEach(types::add));
		return types;
	}

}
