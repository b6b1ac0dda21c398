package dev.clew.observation;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MeterOwnershipTests {

	private final MeterRegistry registry = new SimpleMeterRegistry();

	private final MeterOwnership ownership = new MeterOwnership(this.registry);

	@Test
	void meterThatNobodyElseHasIsOurs() {
		count("gpt");
		count("gpt");
		count("claude");
		assertThat(value("gpt")).isEqualTo(2);
		assertThat(value("claude")).isEqualTo(1);
	}

	@Test
	void meterThatAnotherHasRegisteredIsLeftToIt() {
		this.registry.counter("calls", "model", "theirs");
		count("gpt");
		assertThat(this.registry.find("calls").tag("model", "gpt").counter()).isNull();
	}

	@Test
	void meterThatAnotherRegistersLaterIsLeftToItFromThenOn() {
		count("gpt");
		this.registry.counter("calls", "model", "theirs");
		count("gpt");
		assertThat(value("gpt")).isEqualTo(1);
	}

	@Test
	void meterCanBeLeftToAnother() {
		this.ownership.leaveTo("calls", "LangChain4j");
		count("gpt");
		assertThat(this.registry.getMeters()).isEmpty();
	}

	private void count(String model) {
		Tags tags = Tags.of("model", model);
		this.ownership.ifOurs("calls", tags, () -> this.registry.counter("calls", tags), Counter::increment);
	}

	private double value(String model) {
		return this.registry.get("calls").tag("model", model).counter().count();
	}

}
