package dev.clew.otlp;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;

/**
 * Spans as text: hierarchy, kind, name, status, and attributes by name with their types.
 * Of spans of others only what we say.
 */
public final class SpanTree {

	private static final Pattern OURS = Pattern
		.compile("(gen_ai|langfuse|clew|mcp)\\..*|session\\.id|user\\.id|error\\.type");

	private final List<Span> spans;

	private final StringBuilder text = new StringBuilder();

	private SpanTree(List<Span> spans) {
		this.spans = spans;
	}

	/**
	 * Spans as text.
	 * @param spans the spans, of one trace or of several
	 * @return a line for each span and for each attribute
	 */
	public static String of(List<Span> spans) {
		SpanTree tree = new SpanTree(spans);
		tree.append(ByteString.EMPTY, "");
		return tree.text.toString();
	}

	private void append(ByteString parent, String indent) {
		this.spans.stream()
			.filter((span) -> span.getParentSpanId().equals(parent))
			.sorted(Comparator.comparingLong(Span::getStartTimeUnixNano))
			.forEach((span) -> append(span, indent));
	}

	private void append(Span span, String indent) {
		String kind = span.getKind().name().substring("SPAN_KIND_".length());
		this.text.append(indent).append(kind).append(' ').append(span.getName()).append(status(span.getStatus()));
		this.text.append('\n');
		attributes(span).forEach((key,
				value) -> this.text.append(indent).append("  | ").append(key).append(" = ").append(value).append('\n'));
		append(span.getSpanId(), indent + "  ");
	}

	private static String status(Status status) {
		return (status.getCode() == Status.StatusCode.STATUS_CODE_ERROR) ? " ERROR (" + status.getMessage() + ")" : "";
	}

	/**
	 * Whether an attribute is one of ours.
	 * @param key its name
	 * @return whether it is
	 */
	public static boolean isOurs(String key) {
		return OURS.matcher(key).matches();
	}

	private static Map<String, String> attributes(Span span) {
		Map<String, String> attributes = new TreeMap<>();
		span.getAttributesList()
			.stream()
			.filter((attribute) -> isOurs(attribute.getKey()))
			.forEach((attribute) -> attributes.put(attribute.getKey(), value(attribute.getValue())));
		return attributes;
	}

	private static String value(AnyValue value) {
		return switch (value.getValueCase()) {
			case STRING_VALUE -> '"' + value.getStringValue() + '"';
			case INT_VALUE -> String.valueOf(value.getIntValue());
			case DOUBLE_VALUE -> value.getDoubleValue() + "d";
			case BOOL_VALUE -> String.valueOf(value.getBoolValue());
			case ARRAY_VALUE -> value.getArrayValue()
				.getValuesList()
				.stream()
				.map(SpanTree::value)
				.collect(Collectors.joining(", ", "[", "]"));
			default -> throw new IllegalStateException("attribute of an unexpected type: " + value);
		};
	}

}
