package dev.clew.observation;

import dev.clew.trace.ObservationType;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ClewContextTests {

	private static final KeyValue A = KeyValue.of("a", "1");

	private static final KeyValue B = KeyValue.of("b", "2");

	private final ClewContext context = new StepContext(ObservationType.AGENT, "Desk.answer");

	@Test
	void keyValuesAreThoseThatWereAdded() {
		assertThat(this.context.getLowCardinalityKeyValues()).isEmpty();
		this.context.addLowCardinalityKeyValues(KeyValues.of(B));
		this.context.addLowCardinalityKeyValue(A);
		assertThat(this.context.getLowCardinalityKeyValues()).containsExactly(A, B);
		assertThat(this.context.getLowCardinalityKeyValue("b")).isEqualTo(B);
		assertThat(this.context.getLowCardinalityKeyValue("c")).isNull();
	}

	@Test
	void whatIsAddedLaterReplacesWhatWasThere() {
		this.context.addLowCardinalityKeyValues(KeyValues.of(A, B));
		this.context.addLowCardinalityKeyValues(KeyValues.of("a", "3", "c", "4"));
		this.context.addLowCardinalityKeyValue(KeyValue.of("b", "5"));
		assertThat(this.context.getLowCardinalityKeyValues()).containsExactly(KeyValue.of("a", "3"),
				KeyValue.of("b", "5"), KeyValue.of("c", "4"));
	}

	@Test
	void valuesOfTheSameKeysReplaceThoseThatWereThere() {
		this.context.addLowCardinalityKeyValues(KeyValues.of(A, B));
		this.context.addLowCardinalityKeyValues(KeyValues.of("a", "1", "b", "3"));
		assertThat(this.context.getLowCardinalityKeyValues()).containsExactly(A, KeyValue.of("b", "3"));
		this.context.addLowCardinalityKeyValues(KeyValues.of(B));
		this.context.addLowCardinalityKeyValues(KeyValues.empty());
		assertThat(this.context.getLowCardinalityKeyValues()).containsExactly(A, B);
	}

	@Test
	void keyValuesCanBeRemoved() {
		this.context.addLowCardinalityKeyValues(KeyValues.of(A, B));
		this.context.removeLowCardinalityKeyValues("a", "c");
		assertThat(this.context.getLowCardinalityKeyValues()).containsExactly(B);
		assertThat(this.context.getLowCardinalityKeyValue("a")).isNull();
	}

	@Test
	void allKeyValuesAreThoseOfBothCardinalities() {
		this.context.addHighCardinalityKeyValue(B);
		this.context.addLowCardinalityKeyValue(A);
		assertThat(this.context.getAllKeyValues()).containsExactly(A, B);
		assertThat(this.context.toString()).contains("a='1'", "b='2'");
	}

}
