package dev.clew.store.usage;

import java.util.Map;

import dev.clew.trace.Usage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class UsageSumTests {

	private static final Usage ABSURD = new Usage(Map.of(Usage.INPUT, Long.MAX_VALUE));

	private static final Usage USUAL = new Usage(Map.of(Usage.INPUT, 800L, Usage.OUTPUT, 60L));

	@Test
	void sumEndsAtTheLargestNumberAndIsRightAgainWhenLessIsLeft() {
		UsageSum sum = new UsageSum();
		sum.add(USUAL);
		for (int i = 0; i < 5; i++) {
			sum.add(ABSURD);
			assertThat(sum.sum()).isEqualTo(new Usage(Map.of(Usage.INPUT, Long.MAX_VALUE, Usage.OUTPUT, 60L)));
		}
		for (int i = 0; i < 4; i++) {
			sum.remove(ABSURD);
			assertThat(sum.sum()).isEqualTo(new Usage(Map.of(Usage.INPUT, Long.MAX_VALUE, Usage.OUTPUT, 60L)));
		}
		sum.remove(ABSURD);
		assertThat(sum.sum()).isEqualTo(USUAL);
		sum.remove(USUAL);
		assertThat(sum.sum()).isEqualTo(Usage.NONE);
	}

}
