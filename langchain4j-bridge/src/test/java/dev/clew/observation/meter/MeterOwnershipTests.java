package dev.clew.observation.meter;

import java.util.HashMap;
import java.util.Map;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MeterOwnershipTests {

	private final MeterRegistry registry = new SimpleMeterRegistry();

	private final MeterOwnership ownership = new MeterOwnership(this.registry);

	private final Map<String, KnownMeter<Counter>> known = new HashMap<>();

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

	@Test
	void meterThatWasRemovedIsRegisteredAgain() {
		count("gpt");
		this.registry.remove(this.registry.get("calls").tag("model", "gpt").counter());
		count("gpt");
		count("gpt");
		assertThat(value("gpt")).isEqualTo(2);
	}

	@Test
	void meterThatIsRegisteredAgainWaitsForNoOtherThatIsBeingRegistered() throws Exception {
		count("gpt");
		this.registry.clear();
		Thread again = new Thread(() -> count("gpt"));
		this.known.put("claude", new KnownMeter<>(Tags.of("model", "claude"), (tags) -> {
			again.start();
			Awaitility.await().until(() -> again.getState() == Thread.State.TERMINATED);
			return this.registry.counter("calls", tags);
		}));
		count("claude");
		assertThat(value("gpt")).isEqualTo(1);
		assertThat(value("claude")).isEqualTo(1);
	}

	@Test
	void meterWithCommonTagsIsRegisteredAgainToo() {
		this.registry.config().commonTags("application", "desk");
		count("gpt");
		this.registry.clear();
		count("gpt");
		count("claude");
		assertThat(value("gpt")).isEqualTo(1);
		assertThat(value("claude")).isEqualTo(1);
	}

	@Test
	void meterThatIsRemovedIsForgotten() {
		for (int i = 0; i < 100; i++) {
			count("gpt");
			this.registry.clear();
		}
		assertThat(this.ownership).extracting("ours").asInstanceOf(InstanceOfAssertFactories.COLLECTION).isEmpty();
	}

	private void count(String model) {
		KnownMeter<Counter> known = this.known.computeIfAbsent(model,
				(key) -> new KnownMeter<>(Tags.of("model", key), (tags) -> this.registry.counter("calls", tags)));
		Counter meter = this.ownership.ours("calls", known);
		if (meter != null) {
			meter.increment();
		}
	}

	private double value(String model) {
		return this.registry.get("calls").tag("model", model).counter().count();
	}

}
