package dev.clew.store.file;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clew.trace.Content;
import dev.clew.trace.Cost;
import dev.clew.trace.ErrorInfo;
import dev.clew.trace.Level;
import dev.clew.trace.ModelCall;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Prompt;
import dev.clew.trace.Usage;
import org.jspecify.annotations.Nullable;

/**
 * Reads observations as the endpoints write them. Thread-safe.
 */
final class ObservationJson {

	private static final String TOTAL = "total";

	private static final String CURRENCY = "currency";

	// One of these stands with each call of a model.
	private static final List<String> CALL = List.of("model", "modelProvider", "modelParameters", "usage", "cost",
			"priceTier", "timeToFirstTokenMs", "finishReason", "operation", "responseId", "dimension");

	private final ObjectMapper mapper;

	ObservationJson(ObjectMapper mapper) {
		this.mapper = mapper;
	}

	ObservationRecord read(String traceId, JsonFields json) {
		ObservationType type = json.oneOf("type", ObservationType.class);
		Level level = json.oneOf("level", Level.class);
		return ObservationRecord
			.builder(traceId, json.required("observationId"), (type != null) ? type : ObservationType.SPAN,
					json.required("name"), json.time("startTime"))
			.parent(json.text("parentObservationId"))
			.duration(json.millis("latencyMs"))
			.level((level != null) ? level : Level.DEFAULT, json.text("statusMessage"))
			.input(content(json.value("input")))
			.output(content(json.value("output")))
			.metadata(json.textsByName("metadata"))
			.notes(json.texts("notes"))
			.modelCall(call(json))
			.prompt(prompt(json.object("prompt")))
			.iteration(json.integer("iteration"))
			.toolCallId(json.text("toolCallId"))
			.error(error(json.object("error")))
			.surrounding(json.isTrue("surrounding"))
			.build();
	}

	private static @Nullable Content content(@Nullable JsonNode value) {
		return (value != null) ? Content.ofJson(value.toString()) : null;
	}

	private @Nullable ModelCall call(JsonFields json) {
		if (CALL.stream().allMatch((name) -> json.value(name) == null)) {
			return null;
		}
		return new ModelCall(json.text("responseModel"), json.text("requestModel"), json.text("modelProvider"),
				parameters(json.value("modelParameters")), usage(json.object("usage")), cost(json.object("cost")),
				json.text("priceTier"), json.millis("timeToFirstTokenMs"), json.text("finishReason"),
				json.text("operation"), json.text("responseId"), json.integer("dimension"));
	}

	private Map<String, Object> parameters(@Nullable JsonNode json) {
		return (json != null) ? this.mapper.convertValue(json, new TypeReference<>() {
		}) : Map.of();
	}

	private static @Nullable Usage usage(@Nullable JsonFields json) {
		if (json == null) {
			return null;
		}
		Map<String, Long> buckets = new LinkedHashMap<>();
		json.json().fieldNames().forEachRemaining((bucket) -> {
			Long tokens = json.whole(bucket);
			if (!bucket.equals(TOTAL) && tokens != null) {
				buckets.put(bucket, tokens);
			}
		});
		return new Usage(buckets);
	}

	private static @Nullable Cost cost(@Nullable JsonFields json) {
		String total = (json != null) ? json.text(TOTAL) : null;
		if (json == null || total == null) {
			return null;
		}
		Map<String, BigDecimal> buckets = new LinkedHashMap<>();
		json.json().properties().forEach((bucket) -> {
			if (!bucket.getKey().equals(TOTAL) && !bucket.getKey().equals(CURRENCY)) {
				buckets.put(bucket.getKey(), money(bucket.getKey(), bucket.getValue()));
			}
		});
		return new Cost(buckets, money(TOTAL, json.json().get(TOTAL)));
	}

	private static BigDecimal money(String name, JsonNode value) {
		try {
			return new BigDecimal(value.asText());
		}
		catch (NumberFormatException ex) {
			throw JsonFields.refused(name, value, "an amount of money, such as 0.0012");
		}
	}

	private static @Nullable Prompt prompt(@Nullable JsonFields json) {
		return (json != null)
				? new Prompt(json.required("name"), json.required("version"), json.textsByName("variables")) : null;
	}

	private static @Nullable ErrorInfo error(@Nullable JsonFields json) {
		return (json != null) ? new ErrorInfo(json.required("type"), json.text("message"), json.text("stackTrace"))
				: null;
	}

}
