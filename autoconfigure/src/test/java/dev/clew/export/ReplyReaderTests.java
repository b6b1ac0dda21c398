package dev.clew.export;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is read of a response.
 */
class ReplyReaderTests {

	private static final Instant NOW = Instant.parse("2026-11-30T10:00:00Z");

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			0                             | PT0S
			90                            | PT1M30S
			Mon, 30 Nov 2026 10:00:05 GMT | PT5S
			Mon, 30 Nov 2026 09:00:00 GMT | PT0S
			86400                         | PT10M
			99999999999999999999          |
			soon                          |
			-5                            |
			""")
	void timeToWaitIsSecondsOrADateAndAtMostTenMinutes(String header, @Nullable Duration wait) {
		assertThat(ReplyReader.retryAfter(header, NOW)).isEqualTo(wait);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"partialSuccess":{"rejectedSpans":"3","errorMessage":"no"}} | 3
			{"partialSuccess":{"rejectedSpans":3}}                       | 3
			{"partialSuccess":{}}                                        | 0
			{"partialSuccess":{"rejectedSpans":"-1"}}                    | 0
			{"partialSuccess":{"reject                                   | 0
			<html>                                                       | 0
			''                                                           | 0
			""")
	void spansThatWereNotTakenAreCounted(String body, long rejected) {
		assertThat(ReplyReader.rejected(body.getBytes(StandardCharsets.UTF_8))).isEqualTo(rejected);
	}

}
