package dev.clew.export;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.clew.observation.fault.Faults;
import dev.clew.store.TraceSink;
import dev.clew.trace.Content;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationRecordBuilder;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Origin;
import dev.clew.trace.TraceInfo;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A server that fails in every way, one after the other, while an application goes on.
 */
class OutageTests {

	private static final int WRITERS = 3;

	private static final long MAX_BYTES = 1_000_000;

	// Of each way to fail; with -Dclew.outage.seconds=20 two minutes in all.
	private static final Duration EACH = Duration.ofSeconds(Integer.getInteger("clew.outage.seconds", 1));

	private static final Content TEXT = Content.ofJson("\"" + "x".repeat(1000) + "\"");

	private final CountedExport counted = new CountedExport();

	private final AtomicLong written = new AtomicLong();

	private final AtomicLong longest = new AtomicLong();

	private volatile boolean over;

	@Test
	void whatIsMissingIsCountedAndTheApplicationDoesNotWait() throws InterruptedException {
		try (LangfuseServer server = new LangfuseServer()) {
			LangfuseExport export = export(server);
			List<Thread> writers = new ArrayList<>();
			for (int i = 0; i < WRITERS; i++) {
				int number = i;
				writers.add(new Thread(() -> write(export.sink(), number)));
			}
			writers.forEach(Thread::start);
			outages(server, export);
			this.over = true;
			for (Thread writer : writers) {
				writer.join();
			}
			Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> export.waitingBytes() == 0);
			export.close();
			assertAllAccountedFor(server);
		}
	}

	private LangfuseExport export(LangfuseServer server) {
		return new LangfuseExport(
				new TestConnection(URI.create(server.address())), new ExportSettings(null, "default", MAX_BYTES,
						Duration.ofSeconds(2), Duration.ofMillis(50), Duration.ofMinutes(10)),
				this.counted, new Faults((component) -> this.counted.failed("fault")));
	}

	private void outages(LangfuseServer server, LangfuseExport export) {
		fail(server, export, "429", WireMock.aResponse().withStatus(429).withHeader("Retry-After", "1"));
		fail(server, export, "500", WireMock.aResponse().withStatus(500));
		fail(server, export, "503", WireMock.aResponse().withStatus(503));
		fail(server, export, "unconfirmed", WireMock.okJson("{}").withFixedDelay(2500));
		fail(server, export, "unconfirmed", WireMock.aResponse().withFault(Fault.EMPTY_RESPONSE));
		fail(server, export, "unconfirmed", WireMock.aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
	}

	// Each way to fail for a while, and then all is well again.
	private void fail(LangfuseServer server, LangfuseExport export, String outcome, ResponseDefinitionBuilder answer) {
		long before = this.counted.of("failed " + outcome);
		server.answers(answer);
		Awaitility.await("failure " + outcome)
			.atMost(Duration.ofSeconds(30))
			.until(() -> this.counted.of("failed " + outcome) > before);
		Awaitility.await("memory bounded")
			.during(EACH)
			.atMost(EACH.plusSeconds(10))
			.until(() -> export.waitingBytes() <= MAX_BYTES);
		long sent = this.counted.of("sent");
		server.takes();
		Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> this.counted.of("sent") > sent);
	}

	private void write(TraceSink sink, int writer) {
		for (int i = 1; !this.over; i++) {
			String id = String.format("%08x%08x", writer + 1, i);
			TraceInfo info = new TraceInfo(id + id, 0, "work", null, null, Origin.UNKNOWN, List.of(), Map.of(),
					List.of());
			ObservationRecordBuilder step = ObservationRecord.builder(id + id, id, ObservationType.AGENT, "Desk.answer",
					Instant.EPOCH);
			long start = System.nanoTime();
			sink.save(info, step.input(TEXT).build());
			sink.save(info, step.duration(Duration.ofMillis(1)).build());
			long took = System.nanoTime() - start;
			this.longest.accumulateAndGet(took, Math::max);
			this.written.incrementAndGet();
			Thread.yield();
		}
	}

	private void assertAllAccountedFor(LangfuseServer server) {
		List<String> taken = server.spans().stream().map((span) -> span.path("spanId").asText()).toList();
		Map<String, Long> counts = this.counted.counts();
		long lost = counts.entrySet()
			.stream()
			.filter((count) -> count.getKey().startsWith("dropped"))
			.mapToLong(Map.Entry::getValue)
			.sum();
		assertThat(new HashSet<>(taken).size()).isEqualTo(taken.size());
		assertThat(this.counted.of("sent") + lost).isEqualTo(this.written.get());
		// What is not confirmed the server may have.
		assertThat((long) taken.size()).isBetween(this.counted.of("sent"),
				this.counted.of("sent") + this.counted.of("dropped export-unconfirmed"));
		assertThat(counts).containsKeys("failed 429", "failed 500", "failed 503", "failed unconfirmed")
			.doesNotContainKey("failed fault");
		assertThat(Duration.ofNanos(this.longest.get())).isLessThan(Duration.ofSeconds(2));
	}

}
