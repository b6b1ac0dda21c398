package dev.clew.trace;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class UsageTests {

	private static final Usage ABSURD = new Usage(Map.of(Usage.INPUT, Long.MAX_VALUE, Usage.OUTPUT, 5L));

	@Test
	void sumsEndAtTheLargestNumberThereIs() {
		assertThat(ABSURD.total()).isEqualTo(Long.MAX_VALUE);
		assertThat(ABSURD.inputTotal()).isEqualTo(Long.MAX_VALUE);
		assertThat(ABSURD.plus(ABSURD)).isEqualTo(new Usage(Map.of(Usage.INPUT, Long.MAX_VALUE, Usage.OUTPUT, 10L)));
	}

}
