package dev.clew.observation.meter;

import io.micrometer.core.instrument.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BoundedValuesTests {

	@Test
	void firstValuesStayAndLaterOnesAreOther() {
		BoundedValues values = new BoundedValues(2);
		assertThat(values.limit(Tag.of("model", "a"))).isEqualTo(Tag.of("model", "a"));
		assertThat(values.limit(Tag.of("model", "b"))).isEqualTo(Tag.of("model", "b"));
		assertThat(values.limit(Tag.of("model", "c"))).isEqualTo(Tag.of("model", "other"));
		assertThat(values.limit(Tag.of("model", "a"))).isEqualTo(Tag.of("model", "a"));
	}

	@Test
	void eachKeyHasItsOwnBound() {
		BoundedValues values = new BoundedValues(1);
		values.limit(Tag.of("model", "a"));
		assertThat(values.limit(Tag.of("tool", "b"))).isEqualTo(Tag.of("tool", "b"));
	}

}
