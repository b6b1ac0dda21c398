package dev.clew.store.jdbc;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;

import com.zaxxer.hikari.HikariDataSource;
import dev.clew.store.Records;
import dev.clew.store.query.Page;
import dev.clew.store.query.TraceQuery;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Status;
import dev.clew.trace.Trace;
import dev.clew.trace.TraceSummary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A process that is killed while it writes leaves all behind that was written, and
 * nothing half.
 */
@Timeout(120)
@ExtendWith(Postgres.Extension.class)
class KilledProcessTests {

	private static final long ENOUGH = 1000;

	private final TestStores stores = new TestStores();

	@AfterEach
	void closeStores() throws Exception {
		this.stores.close();
	}

	@Test
	void fileOfH2HasAllThatWasWritten(@TempDir Path folder) throws Exception {
		killWhileWriting("jdbc:h2:file:" + folder.resolve("traces"));
	}

	@Test
	void postgresHasAllThatWasWritten(Postgres postgres) throws Exception {
		killWhileWriting(postgres.createDatabase());
	}

	private void killWhileWriting(String url) throws Exception {
		long flushed = writeAndKill(url);
		HikariDataSource dataSource = this.stores.dataSource(url);
		TestStores.createTables(dataSource, "CLEW_");
		JdbcTraceStore store = this.stores.open(dataSource, TestStores.SETTINGS, InstantSource.system());
		List<String> acknowledged = LongStream.rangeClosed(1, flushed).mapToObj(Records::traceId).toList();
		assertThat(acknowledged).allSatisfy((id) -> assertWhole(Objects.requireNonNull(store.findTrace(id))));
		Page<TraceSummary> all = store.findTraces(TraceQuery.builder().limit(100_000).build());
		assertThat(all.items()).hasSizeGreaterThanOrEqualTo((int) flushed)
			.allSatisfy((
					trace) -> assertThat(Objects.requireNonNull(store.findTrace(trace.info().traceId())).observations())
						.hasSize(trace.observationCount()));
		store.save(Records.info(flushed + 1_000_000), Records.span(flushed + 1_000_000, 1, 0, 1));
		assertThat(store.findTrace(Records.traceId(flushed + 1_000_000))).isNotNull();
	}

	private static void assertWhole(Trace trace) {
		assertThat(trace.summary().status()).isEqualTo(Status.COMPLETED);
		assertThat(trace.summary().observationCounts()).containsOnlyKeys(ObservationType.TOOL)
			.containsEntry(ObservationType.TOOL, WritingProcess.OBSERVATIONS);
		assertThat(trace.observations()).hasSize(WritingProcess.OBSERVATIONS)
			.allSatisfy(KilledProcessTests::assertWhole);
	}

	private static void assertWhole(ObservationRecord observation) {
		assertThat(observation.duration()).isNotNull();
		assertThat(Objects.requireNonNull(observation.input()).json()).isEqualTo("\"in\"");
		assertThat(Objects.requireNonNull(observation.output()).size()).isEqualTo(1002);
	}

	// Returns the number of traces that the process knew to be written.
	private static long writeAndKill(String url) throws IOException, InterruptedException {
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
				System.getProperty("java.class.path"), "-XX:TieredStopAtLevel=1", "-Dlogging.level.root=warn",
				WritingProcess.class.getName(), url)
			.redirectErrorStream(true)
			.start();
		long flushed = 0;
		StringBuilder said = new StringBuilder();
		try (BufferedReader output = new BufferedReader(
				new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
			for (String line = output.readLine(); line != null && flushed < ENOUGH; line = output.readLine()) {
				said.append(line).append('\n');
				flushed = line.startsWith("flushed ") ? Long.parseLong(line.substring("flushed ".length())) : flushed;
			}
		}
		finally {
			process.destroyForcibly().waitFor();
		}
		assertThat(flushed).as(said.toString()).isGreaterThanOrEqualTo(ENOUGH);
		return flushed;
	}

}
