package dev.clew.capture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import dev.clew.otlp.OtlpReceiver;
import dev.clew.otlp.SpanTree;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a backend gets of one conversation with a step of every type, exported by the
 * application's tracer. {@code -Dclew.spans.write=true} writes the expected files.
 */
class OtlpSpansTests {

	private static final String BRAVE = "org.springframework.boot.micrometer.tracing.brave.autoconfigure.BraveAutoConfiguration";

	private static final Path EXPECTED = Path.of("src", "test", "resources", "dev", "clew", "capture");

	@Test
	void backendGetsEverySpanWithItsPlaceKindAndTypedAttributes() throws Exception {
		try (OtlpReceiver receiver = new OtlpReceiver()) {
			converse(receiver);
			assertExpected("spans.txt", receiver.spans());
			assertThat(new String(receiver.bytes(), StandardCharsets.ISO_8859_1)).contains("gpt-4o-mini")
				.doesNotContain(Conversation.MARKER);
		}
	}

	@Test
	void contentIsThereWhenAskedFor() throws Exception {
		try (OtlpReceiver receiver = new OtlpReceiver()) {
			converse(receiver, "clew.export.spans.include-content=true");
			assertExpected("spans-with-content.txt", receiver.spans());
		}
	}

	@Test
	void contentIsThereWithoutAStoreToo() throws Exception {
		try (OtlpReceiver receiver = new OtlpReceiver()) {
			converse(receiver, "clew.export.spans.include-content=true", "clew.store.type=none");
			assertExpected("spans-with-content.txt", receiver.spans());
		}
	}

	@Test
	void contentThatIsNotRecordedIsOnNoSpan() throws Exception {
		try (OtlpReceiver receiver = new OtlpReceiver()) {
			converse(receiver, "clew.export.spans.include-content=true", "clew.content.capture=false");
			assertExpected("spans.txt", receiver.spans());
			assertThat(new String(receiver.bytes(), StandardCharsets.ISO_8859_1)).doesNotContain(Conversation.MARKER);
		}
	}

	@Test
	void whatMattersMostIsThereWhereTheTracerLimitsSpans() throws Exception {
		try (OtlpReceiver receiver = new OtlpReceiver()) {
			converse(receiver, "clew.export.spans.include-content=true",
					"management.opentelemetry.tracing.limits.max-attributes=24",
					"management.opentelemetry.tracing.limits.max-attribute-value-length=160");
			assertThat(receiver.spans()).allSatisfy((span) -> {
				assertThat(span.getDroppedAttributesCount()).isZero();
				assertThat(span.getAttributesList()).hasSizeLessThanOrEqualTo(24)
					.allSatisfy((attribute) -> assertThat(attribute.getValue().getStringValue())
						.hasSizeLessThanOrEqualTo(160));
			});
			Span last = receiver.spans()
				.stream()
				.filter((span) -> span.getName().equals("chat gpt-4o-mini"))
				.max(Comparator.comparingLong(Span::getStartTimeUnixNano))
				.orElseThrow();
			assertThat(last.getAttributesList()).extracting(KeyValue::getKey)
				.contains("session.id", "langfuse.observation.usage_details", "langfuse.observation.output",
						"gen_ai.output.messages");
			assertThat(notes(last)).containsExactly(
					"langfuse.observation.input left out: it has 1488 characters, and 160 are allowed",
					"gen_ai.input.messages left out: it has 885 characters, and 160 are allowed",
					"gen_ai.tool.definitions cut: 96 of 615 characters kept",
					"1 attributes left out: a span has at most 24");
		}
	}

	private static List<String> notes(Span span) {
		return span.getAttributesList()
			.stream()
			.filter((attribute) -> attribute.getKey().equals("clew.notes"))
			.flatMap((attribute) -> attribute.getValue().getArrayValue().getValuesList().stream())
			.map(AnyValue::getStringValue)
			.toList();
	}

	@Test
	void conventionsAloneHaveNothingOfLangfuse() throws Exception {
		try (OtlpReceiver receiver = new OtlpReceiver()) {
			converse(receiver, "clew.export.spans.langfuse=false");
			assertThat(SpanTree.of(receiver.spans())).doesNotContain("langfuse").contains("gen_ai.usage.input_tokens");
		}
	}

	private static void converse(OtlpReceiver receiver, String... properties) throws Exception {
		List<String> all = new ArrayList<>(List.of(properties));
		all.add("spring.autoconfigure.exclude=" + Application.WITHOUT_SECURITY + "," + BRAVE);
		all.add("management.opentelemetry.tracing.export.otlp.endpoint=" + receiver.endpoint());
		all.add("management.opentelemetry.tracing.export.schedule-delay=50ms");
		all.add("management.tracing.sampling.probability=1.0");
		all.add("clew.release=1.4.2");
		try (Application application = Application.start(Conversation.Components.class, all.toArray(String[]::new))) {
			Conversation.run(application);
			Awaitility.await()
				.until(() -> receiver.spans().stream().anyMatch((span) -> span.getKind() == SpanKind.SPAN_KIND_SERVER));
		}
	}

	private static void assertExpected(String file, List<Span> spans) throws IOException {
		String tree = SpanTree.of(spans);
		if (Boolean.getBoolean("clew.spans.write")) {
			Files.writeString(EXPECTED.resolve(file), tree);
		}
		assertThat(tree).isEqualTo(Files.readString(EXPECTED.resolve(file)));
	}

}
