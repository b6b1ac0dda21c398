package dev.clew.actuate.parameter;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import dev.clew.actuate.json.BadParameterDescriptor;
import dev.clew.store.query.SessionQuery;
import dev.clew.store.query.TraceQuery.Sort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SessionParametersTests {

	@Test
	void allParametersAreRead() {
		Map<String, List<String>> parameters = Map.of("user", List.of("ann"), "environment", List.of("test"), "from",
				List.of("2026-01-31T08:30:00Z"), "to", List.of("2026-02-01T08:30:00Z"), "sort", List.of("-latencyMs"),
				"limit", List.of("7"), "cursor", List.of("abc"));
		assertThat(read(parameters).query())
			.isEqualTo(new SessionQuery(null, "ann", "test", Instant.parse("2026-01-31T08:30:00Z"),
					Instant.parse("2026-02-01T08:30:00Z"), Sort.LATENCY, true, 7, "abc"));
	}

	@Test
	void withoutParametersAllAreFound() {
		assertThat(read(Map.of()).query()).isEqualTo(SessionQuery.ALL);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			name  | x | one of id, user, environment, from, to, sort, limit, cursor
			sort  | x | one of startTime, -startTime, latencyMs, -latencyMs, cost, -cost, tokens, -tokens
			limit | x | a whole number from 1 to 500
			""")
	void badParameterIsRefusedByName(String name, String value, String allowed) {
		assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> read(Map.of(name, List.of(value))).query())
			.satisfies((ex) -> assertThat(ex.response().getBody())
				.isEqualTo(new BadParameterDescriptor(name, value, allowed)));
	}

	@Test
	void idStandsAlone() {
		assertThatExceptionOfType(RefusedException.class)
			.isThrownBy(() -> read(Map.of("id", List.of("c-1"), "limit", List.of("1"))).id())
			.satisfies((ex) -> assertThat(ex.response().getBody())
				.isEqualTo(new BadParameterDescriptor("limit", "1", "nothing beside id")));
	}

	private static SessionParameters read(Map<String, List<String>> parameters) {
		return new SessionParameters(new ParameterReader(parameters));
	}

}
