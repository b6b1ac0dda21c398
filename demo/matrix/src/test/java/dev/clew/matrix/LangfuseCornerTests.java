package dev.clew.matrix;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Traces reach Langfuse with the oldest versions and with the newest.
 */
@Tag("corner")
@ExtendWith(CornersExtension.class)
class LangfuseCornerTests {

	private static final Pattern TYPE = Pattern
		.compile("\"langfuse\\.observation\\.type\",\"value\":\\{\"stringValue\":\"(\\w+)\"");

	private final ClassPaths classPaths;

	LangfuseCornerTests(ClassPaths classPaths) {
		this.classPaths = classPaths;
	}

	static List<Combination> supported() {
		return CornerTests.supported();
	}

	@ParameterizedTest
	@MethodSource("supported")
	void tracesAreSentWithoutATracer(Combination combination) {
		WireMockServer langfuse = new WireMockServer(
				WireMockConfiguration.options().dynamicPort().bindAddress("localhost"));
		langfuse.start();
		try (FrontDesk desk = new FrontDesk(this.classPaths.withClew(combination),
				"-Dclew.export.langfuse.endpoint=" + langfuse.baseUrl(), "-Dclew.export.langfuse.public-key=pk-lf-1",
				"-Dclew.export.langfuse.secret-key=sk-lf-1")) {
			langfuse.stubFor(WireMock.post("/api/public/otel/v1/traces").willReturn(WireMock.okJson("{}")));
			assertThat(desk.answers()).isEqualTo(Comparison.ANSWERS);
			Awaitility.await().untilAsserted(() -> assertThat(types(langfuse)).contains("agent", "generation", "tool"));
		}
		finally {
			langfuse.stop();
		}
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
