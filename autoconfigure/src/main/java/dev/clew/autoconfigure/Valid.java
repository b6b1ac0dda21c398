package dev.clew.autoconfigure;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.unit.DataSize;

/**
 * Says of values of properties what is wrong with them.
 */
final class Valid {

	private Valid() {
	}

	static void atLeastOne(String property, int value) {
		if (value < 1) {
			throw new InvalidConfigurationPropertyValueException(property, value, "It must be at least 1");
		}
	}

	static void size(String property, DataSize value, long max) {
		if (value.toBytes() < 1 || value.toBytes() > max) {
			throw new InvalidConfigurationPropertyValueException(property, value,
					"It must be at least 1B and at most " + max + "B");
		}
	}

}
