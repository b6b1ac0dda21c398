package dev.clew.matrix;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.clew.otlp.OtlpReceiver;
import dev.clew.otlp.SpanTree;
import io.opentelemetry.proto.trace.v1.Span;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An OTLP backend gets the same spans with the oldest versions and with the newest,
 * whoever exports them.
 */
@Tag("corner")
@ExtendWith(CornersExtension.class)
class OtlpCornerTests {

	private static final Pattern TIME = Pattern.compile("(time_to_first_chunk|completion_start_time) = .*");

	// Embedding models do not say it in LangChain4j 1.14.
	private static final Pattern PROVIDER_OF_EMBEDDINGS = Pattern
		.compile(" *\\| gen_ai\\.provider\\.name = .*\\n(?= *\\| gen_ai\\.request\\.model = \"text-embedding)");

	private final ClassPaths classPaths;

	OtlpCornerTests(ClassPaths classPaths) {
		this.classPaths = classPaths;
	}

	static Stream<Combination> exporting() {
		return Stream.of(Combination.WITH_OPEN_TELEMETRY, Combination.WITH_STARTER_OF_OPEN_TELEMETRY)
			.flatMap(List::stream);
	}

	@ParameterizedTest
	@MethodSource("exporting")
	void backendGetsEverySpanWithItsPlaceKindAndTypedAttributes(Combination combination) throws IOException {
		try (OtlpReceiver receiver = new OtlpReceiver()) {
			assertExported(combination, receiver, exportTo(receiver.endpoint()));
		}
	}

	static List<Combination> bridged() {
		return Combination.WITH_OPEN_TELEMETRY;
	}

	@ParameterizedTest
	@MethodSource("bridged")
	void backendGetsTheSameOverGrpc(Combination combination) throws IOException {
		try (OtlpReceiver receiver = new OtlpReceiver()) {
			assertExported(combination, receiver,
					exportTo(receiver.grpcEndpoint(), "-Dmanagement.opentelemetry.tracing.export.otlp.transport=grpc",
							"-Dmanagement.otlp.tracing.transport=grpc"));
		}
	}

	static List<Combination> started() {
		return Combination.WITH_STARTER_OF_OPEN_TELEMETRY;
	}

	@ParameterizedTest
	@MethodSource("started")
	void requestsThatOpenTelemetryTracesTooAreOnlyMoreSpans(Combination combination) throws IOException {
		try (OtlpReceiver receiver = new OtlpReceiver()) {
			String[] options = exportTo(receiver.endpoint(), "-Dotel.instrumentation.spring-webmvc.enabled=true");
			try (FrontDesk desk = new FrontDesk(this.classPaths.withClew(combination), options)) {
				assertThat(desk.answers()).isEqualTo(Comparison.ANSWERS);
			}
			assertThat(receiver.spans()).anyMatch(OtlpCornerTests::isOfOpenTelemetry);
			List<Span> others = receiver.spans().stream().filter((span) -> !isOfOpenTelemetry(span)).toList();
			assertThat(tree(others)).isEqualTo(expected(combination));
		}
	}

	// A second span of the same request, within Spring's.
	private static boolean isOfOpenTelemetry(Span span) {
		return span.getKind() == Span.SpanKind.SPAN_KIND_SERVER && !span.getParentSpanId().isEmpty();
	}

	private void assertExported(Combination combination, OtlpReceiver receiver, String[] options) throws IOException {
		try (FrontDesk desk = new FrontDesk(this.classPaths.withClew(combination), options)) {
			assertThat(desk.answers()).isEqualTo(Comparison.ANSWERS);
			Awaitility.await().untilAsserted(() -> assertThat(tree(receiver.spans())).isEqualTo(expected(combination)));
		}
		assertThat(tree(receiver.spans())).as("after all is flushed").isEqualTo(expected(combination));
	}

	private static String tree(List<Span> spans) {
		return TIME.matcher(SpanTree.of(spans)).replaceAll("$1 = some time");
	}

	private static String[] exportTo(String endpoint, String... more) {
		List<String> options = new ArrayList<>(List.of("-Dmanagement.tracing.sampling.probability=1",
				// Spring Boot 4.1, Spring Boot 3.5, and OpenTelemetry's starter.
				"-Dmanagement.opentelemetry.tracing.export.otlp.endpoint=" + endpoint,
				"-Dmanagement.otlp.tracing.endpoint=" + endpoint, "-Dotel.exporter.otlp.traces.endpoint=" + endpoint,
				"-Dmanagement.opentelemetry.tracing.export.schedule-delay=50ms",
				"-Dmanagement.tracing.opentelemetry.export.schedule-delay=50ms", "-Dotel.bsp.schedule.delay=50",
				// The spans alone.
				"-Dmanagement.otlp.metrics.export.enabled=false", "-Dotel.metrics.exporter=none",
				"-Dotel.logs.exporter=none",
				// The request is a span of Spring's.
				"-Dotel.instrumentation.spring-webmvc.enabled=false",
				"-Dotel.instrumentation.spring-web.enabled=false"));
		options.addAll(List.of(more));
		return options.toArray(String[]::new);
	}

	private static String expected(Combination combination) throws IOException {
		try (InputStream file = OtlpCornerTests.class.getResourceAsStream("/spans.txt")) {
			String spans = new String(file.readAllBytes(), StandardCharsets.UTF_8);
			return combination.langchain4j().equals(Combination.OLDEST.langchain4j())
					? PROVIDER_OF_EMBEDDINGS.matcher(spans).replaceAll("") : spans;
		}
	}

}
