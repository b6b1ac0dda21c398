package dev.clew.autoconfigure;

import java.time.Duration;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.unit.DataSize;

/**
 * Says of values of properties what is wrong with them.
 */
final class PropertiesCheck {

	private PropertiesCheck() {
	}

	static void check(ClewProperties properties) {
		ClewProperties.Store.Memory memory = properties.store().memory();
		atLeast("clew.store.memory.max-traces", memory.maxTraces(), memory.maxTraces() >= 1, "1");
		atLeast("clew.store.memory.max-size", memory.maxSize(), memory.maxSize().toBytes() >= 1, "1B");
		DataSize content = properties.content().maxSize();
		boolean fits = content.toBytes() >= 1 && content.toBytes() <= Integer.MAX_VALUE;
		atLeast("clew.content.max-size", content, fits, "1B and at most " + Integer.MAX_VALUE + "B");
		Duration open = properties.record().maxDuration();
		atLeast("clew.record.max-duration", open, open.compareTo(Duration.ofMillis(1)) >= 0, "1ms");
		ConfiguredPrices.of(properties.pricing());
		properties.budget().forEach(BudgetSettings::check);
	}

	private static void atLeast(String property, Object value, boolean valid, String allowed) {
		if (!valid) {
			throw new InvalidConfigurationPropertyValueException(property, value, "It must be at least " + allowed);
		}
	}

}
