package dev.clew.trace;

import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SmallMapTests {

	private final Map<String, Integer> original = new LinkedHashMap<>();

	SmallMapTests() {
		this.original.put("z", 1);
		this.original.put("a", 2);
		this.original.put("m", 3);
	}

	@Test
	void keepsTheOrder() {
		Map<String, Integer> copy = SmallMap.copyOf(this.original);
		assertThat(copy.keySet()).containsExactly("z", "a", "m");
		assertThat(copy.values()).containsExactly(1, 2, 3);
		StringBuilder seen = new StringBuilder();
		copy.forEach((key, value) -> seen.append(key).append(value));
		assertThat(seen).hasToString("z1a2m3");
		assertThat(copy).hasToString("{z=1, a=2, m=3}");
	}

	@Test
	void equalsEveryOtherMapOfTheSameEntries() {
		Map<String, Integer> copy = SmallMap.copyOf(this.original);
		assertThat(copy).isEqualTo(this.original).hasSameHashCodeAs(this.original).hasSize(3);
		assertThat(this.original).isEqualTo(copy);
		assertThat(copy).isNotEqualTo(Map.of("z", 1));
	}

	@Test
	void findsWhatIsThere() {
		Map<String, Integer> copy = SmallMap.copyOf(this.original);
		assertThat(copy.get("a")).isEqualTo(2);
		assertThat(copy.get("b")).isNull();
		assertThat(copy.get(null)).isNull();
		assertThat(copy.containsKey("m")).isTrue();
		assertThat(copy.containsKey("b")).isFalse();
	}

	@Test
	void doesNotChange() {
		Map<String, Integer> copy = SmallMap.copyOf(this.original);
		this.original.put("b", 4);
		assertThat(copy).hasSize(3);
		assertThat(SmallMap.copyOf(copy)).isSameAs(copy);
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> copy.put("b", 4));
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> copy.remove("a"));
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(copy::clear);
	}

	@Test
	void isBuiltOfWhatIsKnown() {
		SmallMap.Builder<Integer> builder = SmallMap.<Integer>builder(1).put("a", 1).put("b", null).put("c", 3);
		Map<String, Integer> map = builder.put("a", 2).build();
		builder.put("c", 9).put("d", 4);
		assertThat(map).containsExactly(Map.entry("a", 2), Map.entry("c", 3));
		assertThat(SmallMap.<Integer>builder(1).put("a", 1).build()).containsExactly(Map.entry("a", 1));
		assertThat(builder.build()).containsExactly(Map.entry("a", 2), Map.entry("c", 9), Map.entry("d", 4));
		assertThat(SmallMap.builder(0).build()).isEmpty();
	}

	@Test
	void builtMapDoesNotChangeWithItsBuilder() {
		SmallMap.Builder<Integer> builder = SmallMap.<Integer>builder(2).put("a", 1).put("b", 2);
		Map<String, Integer> map = builder.build();
		builder.put("a", 3).put("b", 4);
		assertThat(map).containsExactly(Map.entry("a", 1), Map.entry("b", 2));
		assertThat(builder.build()).containsExactly(Map.entry("a", 3), Map.entry("b", 4));
	}

}
