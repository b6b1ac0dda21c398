package dev.clew.store.jdbc;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

import com.zaxxer.hikari.HikariDataSource;
import dev.clew.observation.fault.Faults;
import dev.clew.store.Records;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Trace;

/**
 * A process with a store of its own, which does what it is told line by line: questions
 * come by its standard input, answers leave by its output, after {@code >}.
 */
public final class ReplicaProcess {

	private ReplicaProcess() {
	}

	public static void main(String[] args) throws IOException {
		try (HikariDataSource dataSource = new HikariDataSource()) {
			dataSource.setJdbcUrl(args[0]);
			TestStores.createTables(dataSource, "CLEW_");
			try (JdbcTraceStore store = new JdbcTraceStore(dataSource, TestStores.SETTINGS, new OwnStatements(),
					InstantSource.system(), (reason, count) -> System.out.println("dropped " + reason),
					new Faults((component) -> System.out.println("fault in " + component)))) {
				System.out.println("> open");
				BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
				for (String line = input.readLine(); line != null; line = input.readLine()) {
					System.out.println("> " + answer(store, dataSource, line.split(" ")));
				}
			}
		}
	}

	private static Object answer(JdbcTraceStore store, HikariDataSource dataSource, String[] words) {
		return switch (words[0]) {
			case "save" -> {
				save(store, Long.parseLong(words[1]), Long.parseLong(words[2]), Long.parseLong(words[3]));
				yield store.flush(Duration.ofSeconds(30));
			}
			case "count" -> {
				Trace trace = store.findTrace(Records.traceId(Long.parseLong(words[1])));
				yield (trace != null) ? trace.observations().size() : 0;
			}
			case "retain" ->
				TestStores.retention(dataSource, Duration.ofMillis(Long.parseLong(words[1])), Instant.now()).apply();
			default -> throw new IllegalArgumentException(words[0]);
		};
	}

	static void save(JdbcTraceStore store, long trace, long id, long parent) {
		store.save(Records.info(trace),
				Records.ended(trace, id, ObservationType.TOOL, id, 1)
					.parent((parent > 0) ? Records.id(parent) : null)
					.build());
	}

}
