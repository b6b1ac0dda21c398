package dev.clew.store.query.language;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;

import dev.clew.trace.ObservationRecord;

/**
 * The values of fields that are more or less than others.
 */
final class Quantities {

	private Quantities() {
	}

	static Stream<BigDecimal> of(QueryField field, Subject subject) {
		return switch (field) {
			case LEVEL -> Stream.of(BigDecimal.valueOf(subject.level().ordinal()));
			case STARTED -> Stream.of(Quantity.seconds(subject.startTime()));
			case LATENCY -> Stream.ofNullable(subject.latency()).map(Quantities::millis);
			case COST -> Stream.ofNullable(subject.cost());
			case TOKENS -> Stream.of(BigDecimal.valueOf(subject.tokens()));
			default -> subject.observations()
				.stream()
				.map(ObservationRecord::iteration)
				.filter(Objects::nonNull)
				.map(BigDecimal::valueOf);
		};
	}

	private static BigDecimal millis(Duration latency) {
		return BigDecimal.valueOf(latency.toNanos(), 6);
	}

}
