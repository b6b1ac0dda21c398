package dev.clew.observation.meter;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.clew.observation.Application;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Names that come with requests grow neither meters nor memory without bound.
 */
class MadeUpNamesTests {

	private static final int NAMES = 100_000;

	private static final int VALUES = 101;

	private final MeterRegistry meters = new SimpleMeterRegistry();

	private final Application application = new Application();

	private final ModelCalls calls = new ModelCalls(this.application, this.meters);

	@Test
	void hundredThousandModelsGrowNeitherMetersNorMemory() {
		call(0, 2000);
		int before = this.meters.getMeters().size();
		long used = used();
		call(2000, NAMES);
		assertThat(used() - used).as("bytes kept for %s names", NAMES).isLessThan(40_000_000);
		assertThat(this.meters.getMeters()).hasSize(before);
		for (ClewMeter meter : Set.of(ClewMeter.OPERATION_DURATION, ClewMeter.UNPRICED)) {
			assertThat(this.meters.find(meter.getName()).meters()).as(meter.getName()).hasSize(VALUES);
		}
		assertThat(this.meters.find(ClewMeter.TOKENS.getName()).meters()).hasSize(2 * VALUES);
		assertThat(values("gen_ai.request.model")).hasSize(VALUES).contains("made-up-0", "made-up-99", "other");
		assertThat(this.meters.get(ClewMeter.UNPRICED.getName()).tag("gen_ai.request.model", "other").counter().count())
			.isEqualTo(NAMES - VALUES + 1);
		assertThat(this.calls.meters()).extracting("tags.known")
			.asInstanceOf(InstanceOfAssertFactories.MAP)
			.hasSize(1000);
		assertThat(this.calls.runtime().billing()).extracting("unpriced.seen")
			.asInstanceOf(InstanceOfAssertFactories.COLLECTION)
			.hasSize(100);
		assertThat(this.application.faults).isEmpty();
	}

	@Test
	void longNamesAreCutAndNotKept() {
		long used = used();
		for (int i = 0; i < 300; i++) {
			this.calls.generation(i + "x".repeat(500_000), ModelCalls.usage(1, 1));
		}
		assertThat(used() - used).isLessThan(30_000_000);
		assertThat(values("gen_ai.request.model")).hasSize(VALUES)
			.allSatisfy((value) -> assertThat(value).hasSizeLessThanOrEqualTo(BoundedValues.MAX_LENGTH));
	}

	private void call(int from, int to) {
		for (int i = from; i < to; i++) {
			this.calls.generation("made-up-" + i, ModelCalls.usage(2, 1));
		}
	}

	private Set<String> values(String key) {
		return this.meters.getMeters()
			.stream()
			.map(Meter::getId)
			.map((id) -> Map.entry(key, String.valueOf(id.getTag(key))))
			.map(Map.Entry::getValue)
			.filter((value) -> !"null".equals(value))
			.collect(Collectors.toSet());
	}

	private static long used() {
		Runtime runtime = Runtime.getRuntime();
		long used = Long.MAX_VALUE;
		for (int i = 0; i < 3; i++) {
			System.gc();
			used = Math.min(used, runtime.totalMemory() - runtime.freeMemory());
		}
		return used;
	}

}
