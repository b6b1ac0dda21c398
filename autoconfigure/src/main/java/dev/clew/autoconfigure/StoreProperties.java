package dev.clew.autoconfigure;

import java.time.Duration;

import dev.clew.store.jdbc.JdbcStoreSettings;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Where traces are kept.
 *
 * @param type Kind of store, by default memory if an endpoint can be read and none
 * otherwise.
 * @param memory The store in memory.
 * @param jdbc The store in a database.
 * @param retention Time after its end that a trace is deleted. Bookmarked traces stay.
 * @param scoredRetention Time after its end that a trace with scores is deleted, by
 * default four times as long as others.
 * @param rollupRetention Time that usage by the hour is kept in a database, also of
 * traces that are gone.
 */
record StoreProperties(@Nullable StoreType type, @DefaultValue Memory memory, @DefaultValue Jdbc jdbc,
		@Nullable Duration retention, @Nullable Duration scoredRetention,
		@DefaultValue("400d") Duration rollupRetention) {

	JdbcStoreSettings jdbcSettings(Duration longest) {
		DataSize maxSize = this.jdbc.maxSize();
		return new JdbcStoreSettings(this.jdbc.tablePrefix(), this.jdbc.queueCapacity(),
				this.jdbc.maxQueueSize().toBytes(), this.jdbc.batchSize(), this.jdbc.flushInterval(),
				longest.multipliedBy(2), new JdbcStoreSettings.Retention(this.retention, longestRetention(),
						this.jdbc.maxTraces(), (maxSize != null) ? maxSize.toBytes() : null),
				this.rollupRetention);
	}

	// Of traces with scores.
	@Nullable Duration longestRetention() {
		return (this.scoredRetention == null && this.retention != null) ? this.retention.multipliedBy(4)
				: this.scoredRetention;
	}

	/**
	 * The store in memory.
	 *
	 * @param maxTraces Number of traces kept at most, the oldest go first.
	 * @param maxSize Memory used at most, the oldest traces go first.
	 */
	record Memory(@DefaultValue("1000") int maxTraces, @DefaultValue("64MB") DataSize maxSize) {

	}

	/**
	 * The store in a database.
	 *
	 * @param initializeSchema When to create or update the tables.
	 * @param continueOnError Whether to go on when a statement of a script fails.
	 * @param platform Database whose scripts are used, by default that of the data
	 * source.
	 * @param schema Folder of the scripts.
	 * @param tablePrefix Prefix of the names of tables.
	 * @param queueCapacity Number of observations that wait to be written at most.
	 * @param maxQueueSize Memory that what waits to be written may use.
	 * @param batchSize Number of observations that are written together at most.
	 * @param flushInterval Time after which observations are written.
	 * @param maxTraces Number of traces kept at most, the oldest go first.
	 * @param maxSize Size of what is kept at most, about, the oldest traces go first.
	 */
	record Jdbc(@DefaultValue("embedded") InitializeSchema initializeSchema,
			@DefaultValue("false") boolean continueOnError, @Nullable String platform,
			@DefaultValue("classpath:META-INF/clew/schema/@@platform@@") String schema,
			@DefaultValue("CLEW_") String tablePrefix, @DefaultValue("10000") int queueCapacity,
			@DefaultValue("64MB") DataSize maxQueueSize, @DefaultValue("500") int batchSize,
			@DefaultValue("1s") Duration flushInterval, @Nullable Long maxTraces, @Nullable DataSize maxSize) {

	}

	/**
	 * Kinds of store.
	 */
	enum StoreType {

		/** In memory, bounded. */
		MEMORY,

		/** In a database. */
		JDBC,

		/** Nothing is kept. */
		NONE

	}

	/**
	 * When tables are created or updated.
	 */
	enum InitializeSchema {

		/** Always. */
		ALWAYS,

		/** In a database in the memory of the application. */
		EMBEDDED,

		/** Never. */
		NEVER

	}

}
