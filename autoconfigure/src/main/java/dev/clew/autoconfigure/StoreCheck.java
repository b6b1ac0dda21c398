package dev.clew.autoconfigure;

import java.time.Duration;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.util.unit.DataSize;

/**
 * Says of the properties of stores what is wrong with them.
 */
final class StoreCheck {

	private static final String PREFIX = "clew.store.";

	// Also names of indexes begin with it, which cannot have that of a schema before
	// them.
	private static final Pattern TABLE_PREFIX = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,29}");

	private StoreCheck() {
	}

	static void check(StoreProperties store) {
		StoreProperties.Memory memory = store.memory();
		check("memory.max-traces", memory.maxTraces(), memory.maxTraces() >= 1, "It must be at least 1");
		checkSize("memory.max-size", memory.maxSize());
		StoreProperties.Jdbc jdbc = store.jdbc();
		check("jdbc.table-prefix", jdbc.tablePrefix(), TABLE_PREFIX.matcher(jdbc.tablePrefix()).matches(),
				"It must be a letter and at most 29 letters, digits and underscores");
		check("jdbc.queue-capacity", jdbc.queueCapacity(), jdbc.queueCapacity() >= 1, "It must be at least 1");
		checkSize("jdbc.max-queue-size", jdbc.maxQueueSize());
		check("jdbc.batch-size", jdbc.batchSize(), jdbc.batchSize() >= 1, "It must be at least 1");
		checkDuration("jdbc.flush-interval", jdbc.flushInterval());
		check("jdbc.max-traces", jdbc.maxTraces(), jdbc.maxTraces() == null || jdbc.maxTraces() >= 1,
				"It must be at least 1");
		checkSize("jdbc.max-size", jdbc.maxSize());
		checkDuration("retention", store.retention());
		checkDuration("scored-retention", store.scoredRetention());
		check("rollup-retention", store.rollupRetention(), store.rollupRetention().toHours() >= 1,
				"It must be at least 1h");
	}

	private static void checkSize(String name, @Nullable DataSize size) {
		check(name, size, size == null || size.toBytes() >= 1, "It must be at least 1B");
	}

	private static void checkDuration(String name, @Nullable Duration duration) {
		check(name, duration, duration == null || duration.toMillis() >= 1, "It must be at least 1ms");
	}

	private static void check(String name, @Nullable Object value, boolean valid, String reason) {
		PropertiesCheck.check(PREFIX + name, value, valid, reason);
	}

}
