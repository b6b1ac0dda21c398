package dev.clew.export;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.clew.trace.Score;
import dev.clew.trace.ScoreTarget;
import org.jspecify.annotations.Nullable;

/**
 * Scores as Langfuse's API takes them. A score that replaces another has the id of the
 * other.
 *
 * @see <a href="https://api.reference.langfuse.com/#tag/scores">Scores</a>
 */
final class ScoreJson {

	private static final JsonFactory JSON = new JsonFactory();

	// Langfuse refuses others.
	private static final Pattern ENVIRONMENT = Pattern.compile("(?!langfuse)[a-z0-9-_]{1,40}");

	private static final int MAX_TEXT = 500;

	private final @Nullable String environment;

	private final boolean content;

	ScoreJson(String environment, boolean content) {
		this.environment = ENVIRONMENT.matcher(environment).matches() ? environment : null;
		this.content = content;
	}

	void write(Score score, OutputStream out) throws IOException {
		try (JsonGenerator json = JSON.createGenerator(out)) {
			json.writeStartObject();
			json.writeStringField("id", idOf(score));
			ScoreTarget target = score.target();
			text(json, "traceId", target.traceId());
			text(json, "observationId", target.observationId());
			text(json, "sessionId", target.sessionId());
			json.writeStringField("name", score.name());
			value(json, score);
			json.writeStringField("dataType", score.dataType().name());
			if (this.content) {
				text(json, "comment", score.comment());
			}
			text(json, "environment", this.environment);
			json.writeStringField("timestamp", score.time().toString());
			json.writeEndObject();
		}
	}

	private static void value(JsonGenerator json, Score score) throws IOException {
		if (score.value() instanceof BigDecimal number) {
			json.writeNumberField("value", number);
		}
		else if (score.value() instanceof Boolean yes) {
			json.writeNumberField("value", yes ? 1 : 0);
		}
		else {
			String text = score.value().toString();
			json.writeStringField("value", text.substring(0, Math.min(text.length(), MAX_TEXT)));
		}
	}

	private static void text(JsonGenerator json, String field, @Nullable String value) throws IOException {
		if (value != null) {
			json.writeStringField(field, value);
		}
	}

	static String idOf(Score score) {
		String identity = List.of(score.target(), score.name(), score.source(), String.valueOf(score.author()))
			.toString();
		return UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8)).toString();
	}

}
