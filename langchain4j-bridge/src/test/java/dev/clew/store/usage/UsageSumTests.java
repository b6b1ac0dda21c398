package dev.clew.store.usage;

import java.util.Map;

import dev.clew.trace.Usage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class UsageSumTests {

	private static final Usage ABSURD = new Usage(Map.of(Usage.INPUT, Long.MAX_VALUE));

	private static final Usage USUAL = new Usage(Map.of(Usage.INPUT, 800L, Usage.OUTPUT, 60L));

	@Test
	void sumEndsAtTheLargestNumber() {
		UsageSum sum = new UsageSum();
		assertThat(sum.sum()).isEqualTo(Usage.NONE);
		sum.add(USUAL);
		assertThat(sum.sum()).isEqualTo(USUAL);
		for (int i = 0; i < 5; i++) {
			sum.add(ABSURD);
			assertThat(sum.sum()).isEqualTo(new Usage(Map.of(Usage.INPUT, Long.MAX_VALUE, Usage.OUTPUT, 60L)));
		}
	}

}
