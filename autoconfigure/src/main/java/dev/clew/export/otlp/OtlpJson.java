package dev.clew.export.otlp;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.clew.attribute.AttributeSettings;
import dev.clew.attribute.ObservationAttributes;
import dev.clew.trace.Origin;
import org.jspecify.annotations.Nullable;

/**
 * Writes spans as an {@code ExportTraceServiceRequest} in JSON, which every OTLP receiver
 * takes over HTTP. Thread-safe.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding">JSON
 * Protobuf encoding</a>
 */
public final class OtlpJson {

	/** Media type that receivers take. */
	public static final String MEDIA_TYPE = "application/json";

	private static final JsonFactory JSON = new JsonFactory().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

	private static final String SCOPE = "dev.clew";

	private final SpanJson spans;

	/**
	 * A writer.
	 * @param settings which attributes spans have, and whether content is among them
	 */
	public OtlpJson(AttributeSettings settings) {
		this.spans = new SpanJson(new ObservationAttributes(settings), settings.content());
	}

	/**
	 * Writes spans.
	 * @param all the spans, of any number of traces
	 * @param out where to; stays open
	 * @throws IOException passed on from there
	 */
	public void write(Collection<OtlpSpan> all, OutputStream out) throws IOException {
		Map<Origin, List<OtlpSpan>> byOrigin = all.stream()
			.collect(Collectors.groupingBy((span) -> span.trace().origin(), LinkedHashMap::new, Collectors.toList()));
		try (JsonGenerator json = JSON.createGenerator(out)) {
			json.writeStartObject();
			json.writeArrayFieldStart("resourceSpans");
			for (Map.Entry<Origin, List<OtlpSpan>> one : byOrigin.entrySet()) {
				resource(json, one.getKey(), one.getValue());
			}
			json.writeEndArray();
			json.writeEndObject();
		}
	}

	private void resource(JsonGenerator json, Origin origin, List<OtlpSpan> all) throws IOException {
		json.writeStartObject();
		json.writeObjectFieldStart("resource");
		JsonAttributes attributes = new JsonAttributes(json);
		text(attributes, "service.name", origin.service());
		text(attributes, "service.instance.id", origin.instance());
		text(attributes, "service.version", origin.release());
		text(attributes, "deployment.environment.name", origin.environment());
		attributes.end();
		json.writeEndObject();
		json.writeArrayFieldStart("scopeSpans");
		json.writeStartObject();
		json.writeObjectFieldStart("scope");
		json.writeStringField("name", SCOPE);
		json.writeEndObject();
		json.writeArrayFieldStart("spans");
		for (OtlpSpan span : all) {
			this.spans.write(json, span);
		}
		json.writeEndArray();
		json.writeEndObject();
		json.writeEndArray();
		json.writeEndObject();
	}

	private static void text(JsonAttributes attributes, String key, @Nullable String value) {
		if (value != null) {
			attributes.text(key, value);
		}
	}

}
