package dev.clew.actuate.json;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import dev.clew.trace.Usage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class JsonFiguresTests {

	@ParameterizedTest
	@CsvSource({ "2026-01-31T08:30:00Z, 2026-01-31T08:30:00.000Z", "2026-01-31T08:30:00.5Z, 2026-01-31T08:30:00.500Z",
			"2026-01-31T08:30:00.123456Z, 2026-01-31T08:30:00.123456Z",
			"2026-01-31T08:30:00.000000001Z, 2026-01-31T08:30:00.000000001Z" })
	void timeHasMillisecondsOrFiner(Instant time, String expected) {
		assertThat(JsonFigures.time(time)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "0, 0", "1, 0.000001", "1500000, 1.5", "1000000000, 1000",
			"9223372036854775807, 9223372036854.775807" })
	void durationIsExactAndWithoutExponent(long nanos, String expected) {
		assertThat(JsonFigures.millis(Duration.ofNanos(nanos))).hasToString(expected);
	}

	@Test
	void longestDurationIsExact() {
		assertThat(JsonFigures.millis(Duration.ofSeconds(Long.MAX_VALUE, 1)))
			.isEqualTo(new BigDecimal("9223372036854775807000.000001"));
	}

	@Test
	void usageHasItsTotal() {
		assertThat(JsonFigures.usage(new Usage(Map.of("input", 2L)))).isEqualTo(Map.of("input", 2L, "total", 2L));
		assertThat(JsonFigures.usage(new Usage(Map.of("input", 0L)))).isEqualTo(Map.of("input", 0L, "total", 0L));
	}

	@Test
	void usageThatNobodyReportedIsAbsent() {
		assertThat(JsonFigures.usage(Usage.NONE)).isNull();
		assertThat(JsonFigures.usage(null)).isNull();
	}

}
