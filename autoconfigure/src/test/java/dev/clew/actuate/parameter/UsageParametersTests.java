package dev.clew.actuate.parameter;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import dev.clew.store.usage.UsageQuery;
import dev.clew.store.usage.UsageQuery.Dimension;
import dev.clew.store.usage.UsageQuery.Interval;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class UsageParametersTests {

	@Test
	void allParametersAreRead() {
		Map<String, List<String>> parameters = Map.of("groupBy", List.of("model,user", "agent"), "interval",
				List.of("day"), "zone", List.of("Europe/Zurich"), "from", List.of("2026-01-31T08:30:00Z"), "to",
				List.of("2026-02-01T08:30:00+01:00"));
		assertThat(read(parameters)).isEqualTo(new UsageQuery(List.of(Dimension.MODEL, Dimension.USER, Dimension.AGENT),
				Interval.DAY, ZoneId.of("Europe/Zurich"), Instant.parse("2026-01-31T08:30:00Z"),
				Instant.parse("2026-02-01T07:30:00Z"), 10_000));
	}

	@Test
	void withoutParametersAllIsOneGroup() {
		assertThat(read(Map.of())).isEqualTo(new UsageQuery(List.of(), null, ZoneOffset.UTC, null, null, 10_000));
	}

	@Test
	void zoneMayBeAnOffset() {
		assertThat(read(Map.of("interval", List.of("day"), "zone", List.of("+05:30"))).zone())
			.isEqualTo(ZoneOffset.ofHoursMinutes(5, 30));
	}

	@Test
	void minutesAreAskedForOfAShortTime() {
		assertThat(read(Map.of("interval", List.of("minute"), "from", List.of("2026-01-01T00:00:00Z"), "to",
				List.of("2026-01-07T22:40:00Z")))
			.interval()).isEqualTo(Interval.MINUTE);
		assertThat(
				read(Map.of("interval", List.of("minute"), "from", List.of(Instant.now().minusSeconds(60).toString())))
					.interval())
			.isEqualTo(Interval.MINUTE);
		assertThatExceptionOfType(RefusedException.class)
			.isThrownBy(() -> read(Map.of("interval", List.of("minute"), "from", List.of("2026-01-01T00:00:00Z"))))
			.withMessageContaining("more than 10000 minutes apart");
	}

	@Test
	void whatALoginAddsIsNoParameter() {
		assertThat(read(Map.of("continue", List.of(""))).groupBy()).isEmpty();
	}

	private static UsageQuery read(Map<String, List<String>> parameters) {
		return new UsageParameters(new ParameterReader(parameters)).query();
	}

}
