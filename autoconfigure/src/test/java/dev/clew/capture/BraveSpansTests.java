package dev.clew.capture;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

import brave.handler.MutableSpan;
import brave.handler.SpanHandler;
import brave.propagation.TraceContext;
import dev.clew.otlp.SpanTree;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What Brave is told of the conversation: the same as OpenTelemetry, with values as text.
 */
class BraveSpansTests {

	private static final String OPEN_TELEMETRY = "org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration";

	private static final Path EXPECTED = Path.of("src", "test", "resources", "dev", "clew", "capture",
			"spans-of-brave.txt");

	@Test
	void braveIsToldWhatOpenTelemetryIs() throws Exception {
		try (Application application = Application.start(Components.class,
				"spring.autoconfigure.exclude=" + Application.WITHOUT_SECURITY + "," + OPEN_TELEMETRY,
				"management.tracing.sampling.probability=1.0", "clew.release=1.4.2")) {
			Conversation.run(application);
			List<MutableSpan> spans = Awaitility.await()
				.until(() -> application.bean(Collected.class).spans,
						(all) -> all.stream().anyMatch((span) -> span.kind() == brave.Span.Kind.SERVER));
			String tree = tree(spans, null, "");
			if (Boolean.getBoolean("clew.spans.write")) {
				Files.writeString(EXPECTED, tree);
			}
			assertThat(tree).isEqualTo(Files.readString(EXPECTED)).doesNotContain(Conversation.MARKER);
		}
	}

	private static String tree(List<MutableSpan> spans, @Nullable String parent, String indent) {
		StringBuilder text = new StringBuilder();
		spans.stream()
			.filter((span) -> Objects.equals(span.parentId(), parent))
			.sorted(Comparator.comparingLong(MutableSpan::startTimestamp))
			.forEach((span) -> {
				text.append(indent)
					.append((span.kind() != null) ? span.kind() : "INTERNAL")
					.append(' ')
					.append(span.name())
					.append((span.error() != null) ? " ERROR (" + span.error().getMessage() + ")\n" : "\n");
				tags(span).forEach((key, value) -> text.append(indent)
					.append("  | ")
					.append(key)
					.append(" = ")
					.append(value)
					.append('\n'));
				text.append(tree(spans, span.id(), indent + "  "));
			});
		return text.toString();
	}

	private static Map<String, String> tags(MutableSpan span) {
		Map<String, String> tags = new TreeMap<>();
		span.tags().forEach((key, value) -> {
			if (SpanTree.isOurs(key)) {
				tags.put(key, value);
			}
		});
		return tags;
	}

	/**
	 * Collects what ends.
	 */
	static final class Collected extends SpanHandler {

		private final List<MutableSpan> spans = new CopyOnWriteArrayList<>();

		@Override
		public boolean end(TraceContext context, MutableSpan span, Cause cause) {
			return this.spans.add(new MutableSpan(span));
		}

	}

	/**
	 * The conversation, with a place for its spans.
	 */
	@Configuration(proxyBeanMethods = false)
	@Import(Conversation.Components.class)
	static class Components {

		@Bean
		Collected collected() {
			return new Collected();
		}

	}

}
