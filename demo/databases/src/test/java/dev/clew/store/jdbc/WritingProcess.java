package dev.clew.store.jdbc;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

import com.zaxxer.hikari.HikariDataSource;
import dev.clew.observation.fault.Faults;
import dev.clew.store.Records;
import dev.clew.trace.Content;
import dev.clew.trace.ObservationType;

/**
 * A process that writes traces as fast as it can, and says how many it knows to be in the
 * database.
 */
public final class WritingProcess {

	/** Observations of each trace. */
	static final int OBSERVATIONS = 8;

	private static final int TRACES_A_ROUND = 50;

	private WritingProcess() {
	}

	public static void main(String[] args) {
		HikariDataSource dataSource = new HikariDataSource();
		dataSource.setJdbcUrl(args[0]);
		TestStores.createTables(dataSource, "CLEW_");
		JdbcStoreSettings settings = new JdbcStoreSettings("CLEW_", 10_000, 64_000_000, 100, Duration.ofMillis(50),
				TestStores.ABANDONED, JdbcStoreSettings.Retention.ALL, null);
		AtomicLong dropped = new AtomicLong();
		JdbcTraceStore store = new JdbcTraceStore(dataSource, settings, new OwnStatements(), InstantSource.system(),
				(reason, count) -> dropped.addAndGet(count), new Faults((component) -> dropped.incrementAndGet()));
		for (long trace = 1; dropped.get() == 0; trace++) {
			save(store, trace);
			if (trace % TRACES_A_ROUND == 0 && store.flush(Duration.ofSeconds(30))) {
				System.out.println("flushed " + trace);
			}
		}
		System.out.println("dropped " + dropped);
	}

	private static void save(JdbcTraceStore store, long trace) {
		for (int id = 1; id <= OBSERVATIONS; id++) {
			store.save(Records.info(trace), Records.running(trace, id, ObservationType.TOOL, trace));
			store.save(Records.info(trace),
					Records.ended(trace, id, ObservationType.TOOL, trace, id)
						.input(Content.ofJson("\"in\""))
						.output(Content.ofJson("\"" + "x".repeat(1000) + "\""))
						.build());
		}
	}

}
