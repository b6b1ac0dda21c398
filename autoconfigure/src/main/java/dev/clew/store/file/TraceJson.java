package dev.clew.store.file;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.Origin;
import dev.clew.trace.Score;
import dev.clew.trace.ScoreTarget;
import dev.clew.trace.TraceInfo;
import org.jspecify.annotations.Nullable;

/**
 * Reads traces as the endpoints write them, one a line. Thread-safe.
 */
final class TraceJson {

	private static final long SECOND = 1_000_000_000L;

	private final ObjectMapper mapper = JsonMapper.builder()
		.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
		.build();

	private final ObservationJson observations = new ObservationJson(this.mapper);

	/**
	 * Reads a trace.
	 * @param line the trace as JSON
	 * @return the trace
	 * @throws IllegalArgumentException if it is none, with the field that is wrong
	 */
	ReadTrace read(String line) {
		JsonFields json = parse(line);
		TraceInfo info = info(json);
		List<ObservationRecord> observations = json.objects("observations")
			.map((each) -> this.observations.read(info.traceId(), each))
			.toList();
		if (observations.isEmpty()) {
			throw new IllegalArgumentException(
					"observations are missing; allowed is a trace with its observations, as a line of llmtraces has it");
		}
		List<Score> scores = new ArrayList<>();
		json.objects("scores").forEach((each) -> scores.add(score(info.traceId(), null, each)));
		json.objects("observations")
			.forEach((observation) -> observation.objects("scores")
				.forEach((each) -> scores.add(score(info.traceId(), observation.required("observationId"), each))));
		return new ReadTrace(info, json.isTrue("bookmarked"), observations, scores);
	}

	private JsonFields parse(String line) {
		try {
			return new JsonFields(Objects.requireNonNull(this.mapper.readTree(line)));
		}
		catch (JsonProcessingException ex) {
			throw new IllegalArgumentException("it is no JSON at column " + ex.getLocation().getColumnNr(), ex);
		}
	}

	private static TraceInfo info(JsonFields json) {
		long start = json.time("startTime").getEpochSecond() * SECOND + json.time("startTime").getNano();
		return new TraceInfo(json.required("traceId"), start, json.required("name"), json.text("sessionId"),
				json.text("userId"), new Origin(json.required("environment"), json.text("release"),
						json.text("service"), json.text("instance")),
				json.texts("tags"), json.textsByName("metadata"), json.texts("notes"));
	}

	private static Score score(String traceId, @Nullable String observationId, JsonFields json) {
		Score.DataType type = Objects.requireNonNullElse(json.oneOf("dataType", Score.DataType.class),
				Score.DataType.TEXT);
		Object value = switch (type) {
			case NUMERIC -> Objects.requireNonNullElse(json.number("value"), BigDecimal.ZERO);
			case BOOLEAN -> json.isTrue("value");
			case CATEGORICAL, TEXT -> Stream.ofNullable(json.text("value")).findFirst().orElse("");
		};
		return new Score(new ScoreTarget(traceId, observationId, null), json.required("name"), value, type,
				Objects.requireNonNullElse(json.oneOf("source", Score.Source.class), Score.Source.API),
				json.text("comment"), json.text("author"), json.time("time"));
	}

	/**
	 * A trace that was read.
	 *
	 * @param info what hangs on it
	 * @param bookmarked whether it is marked
	 * @param observations its observations
	 * @param scores its scores, and those of its observations
	 */
	record ReadTrace(TraceInfo info, boolean bookmarked, List<ObservationRecord> observations, List<Score> scores) {

	}

}
