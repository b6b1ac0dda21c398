package dev.clew.export;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import org.jspecify.annotations.Nullable;

/**
 * What a response says.
 */
final class ReplyReader {

	private static final JsonFactory JSON = new JsonFactory();

	private static final Duration LONGEST = Duration.ofMinutes(10);

	private ReplyReader() {
	}

	static Reply read(HttpResponse<byte[]> response) {
		String after = response.headers().firstValue("Retry-After").orElse(null);
		return Reply.of(response.statusCode(), (after != null) ? retryAfter(after.trim(), Instant.now()) : null,
				rejected(response.body()));
	}

	// Seconds, or a date.
	static @Nullable Duration retryAfter(String value, Instant now) {
		try {
			Duration wanted = value.chars().allMatch(Character::isDigit) ? Duration.ofSeconds(Long.parseLong(value))
					: Duration.between(now, ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME));
			return wanted.isNegative() ? Duration.ZERO : (wanted.compareTo(LONGEST) < 0) ? wanted : LONGEST;
		}
		catch (DateTimeException | NumberFormatException ex) {
			return null;
		}
	}

	// What a receiver took the request without.
	static long rejected(byte[] body) {
		try (JsonParser json = JSON.createParser(body)) {
			while (json.nextToken() != null) {
				if (json.currentToken() == JsonToken.FIELD_NAME && "rejectedSpans".equals(json.currentName())) {
					json.nextToken();
					return Math.max(0, json.getValueAsLong());
				}
			}
			return 0;
		}
		catch (IOException ex) {
			return 0;
		}
	}

}
