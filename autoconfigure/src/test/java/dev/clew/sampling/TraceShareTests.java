package dev.clew.sampling;

import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which share of ids is kept. The bounds are five standard deviations: by chance it is
 * outside of them once in two million.
 */
class TraceShareTests {

	private static final int IDS = 10_000;

	private static final Random RANDOM = new Random(42);

	@ParameterizedTest
	@ValueSource(doubles = { 0.01, 0.1, 0.5, 0.9 })
	void shareOfRandomIdsIsTheProbability(double probability) {
		assertShare(probability, (id) -> "%016x%016x".formatted(RANDOM.nextLong(), RANDOM.nextLong()));
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0.01, 0.1, 0.5, 0.9 })
	void shareIsTheProbabilityAlsoWhereIdsAreCounted(double probability) {
		assertShare(probability, "%032x"::formatted);
		assertShare(probability, (id) -> "%016x%016x".formatted(id, 7));
	}

	private static void assertShare(double probability, IntFunction<String> ids) {
		long kept = IntStream.range(0, IDS).filter((id) -> TraceShare.of(ids.apply(id)) < probability).count();
		double deviation = Math.sqrt(IDS * probability * (1 - probability));
		assertThat((double) kept).isBetween(IDS * probability - 5 * deviation, IDS * probability + 5 * deviation);
	}

}
