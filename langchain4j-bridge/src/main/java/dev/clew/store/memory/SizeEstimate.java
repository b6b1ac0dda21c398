package dev.clew.store.memory;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import dev.clew.trace.Content;
import dev.clew.trace.ErrorInfo;
import dev.clew.trace.InternalApi;
import dev.clew.trace.ModelCall;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.Prompt;
import dev.clew.trace.Score;
import dev.clew.trace.TraceInfo;
import org.jspecify.annotations.Nullable;

/**
 * How many bytes of heap something takes, about: what its texts and contents take, and a
 * constant for each object around them.
 */
@InternalApi
public final class SizeEstimate {

	/** A preview of 500 characters, each of which may take two bytes. */
	private static final int PREVIEW = 1120;

	/**
	 * A trace without its texts: entries in all indexes, and sums and previews once they
	 * are there.
	 */
	static final int TRACE = 1500 + 2 * PREVIEW;

	/**
	 * What a running observation takes beside what is recorded of it, which is also room
	 * for what its end tells.
	 */
	static final int OPEN = 2560;

	private static final int OBSERVATION = 256;

	private static final int MODEL_CALL = 200;

	private static final int SCORE = 200;

	private static final int TEXT = 48;

	private static final int NUMBER = 24;

	private static final int REFERENCE = 8;

	private static final int MAP = 96;

	private static final int ENTRY = 40;

	private static final char LAST_OF_ONE_BYTE = 0xFF;

	private SizeEstimate() {
	}

	public static int of(ObservationRecord observation) {
		return OBSERVATION + ((observation.duration() == null) ? OPEN : 0) + of(observation.name())
				+ of(observation.statusMessage()) + of(observation.input()) + of(observation.output())
				+ of(observation.metadata()) + of(observation.notes()) + of(observation.modelCall())
				+ of(observation.prompt()) + of(observation.toolCallId()) + of(observation.error());
	}

	public static int of(TraceInfo info) {
		return of(info.name()) + of(info.sessionId()) + of(info.userId()) + of(info.tags()) + of(info.metadata())
				+ of(info.notes());
	}

	public static int of(Score score) {
		int value = (score.value() instanceof BigDecimal number) ? TEXT + number.unscaledValue().bitLength() / 8
				: of(score.value().toString());
		return SCORE + value + of(score.name()) + of(score.comment()) + of(score.author());
	}

	static int of(@Nullable Content content) {
		return (content != null) ? TEXT + content.size() : 0;
	}

	static int of(@Nullable String text) {
		if (text == null) {
			return 0;
		}
		for (int i = 0; i < text.length(); i++) {
			if (text.charAt(i) > LAST_OF_ONE_BYTE) {
				return TEXT + 2 * text.length();
			}
		}
		return TEXT + text.length();
	}

	private static int of(List<String> texts) {
		int size = 0;
		for (int i = 0; i < texts.size(); i++) {
			size += of(texts.get(i));
		}
		return size;
	}

	private static int of(Map<String, ?> map) {
		if (map.isEmpty()) {
			return 0;
		}
		int size = MAP;
		for (Map.Entry<String, ?> entry : map.entrySet()) {
			size += ENTRY + of(entry.getKey()) + ofValue(entry.getValue());
		}
		return size;
	}

	private static int ofValue(@Nullable Object value) {
		if (value instanceof Number || value instanceof Boolean || value == null) {
			return NUMBER;
		}
		if (value instanceof Map<?, ?> map) {
			return MAP + map.entrySet()
				.stream()
				.mapToInt((entry) -> ENTRY + ofValue(entry.getKey()) + ofValue(entry.getValue()))
				.sum();
		}
		if (value instanceof Collection<?> all) {
			return TEXT + all.stream().mapToInt((each) -> REFERENCE + ofValue(each)).sum();
		}
		return of(value.toString());
	}

	private static int of(@Nullable ModelCall call) {
		return (call != null) ? MODEL_CALL + of(call.responseModel()) + of(call.requestModel()) + of(call.provider())
				+ of(call.parameters()) + of(call.finishReason()) + of(call.responseId())
				+ ((call.usage() != null) ? MAP + 2 * ENTRY * call.usage().buckets().size() : 0)
				+ ((call.cost() != null) ? MAP + 2 * ENTRY * (1 + call.cost().buckets().size()) : 0) : 0;
	}

	private static int of(@Nullable Prompt prompt) {
		return (prompt != null) ? MAP + of(prompt.name()) + of(prompt.version()) + of(prompt.variables()) : 0;
	}

	private static int of(@Nullable ErrorInfo error) {
		return (error != null) ? ENTRY + of(error.type()) + of(error.message()) + of(error.stackTrace()) : 0;
	}

}
