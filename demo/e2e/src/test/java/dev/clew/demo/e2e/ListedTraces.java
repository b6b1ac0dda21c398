package dev.clew.demo.e2e;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.clew.store.TraceStore;
import dev.clew.trace.Content;
import dev.clew.trace.Cost;
import dev.clew.trace.Level;
import dev.clew.trace.ModelCall;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationRecordBuilder;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Origin;
import dev.clew.trace.TraceInfo;
import dev.clew.trace.Usage;
import org.jspecify.annotations.Nullable;

/**
 * Traces of one user that the demo does not make: with any name, at any time, running as
 * long as the test wants. Each is one generation.
 */
final class ListedTraces {

	private static final ModelCall CALL = new ModelCall("gpt-listed", "gpt-listed", "openai", Map.of(),
			new Usage(Map.of(Usage.INPUT, 800L, Usage.OUTPUT, 60L)), Cost.ofTotal(new BigDecimal("0.0123")), null, null,
			"stop", null, null, null);

	private final TraceStore store;

	private final String user;

	private final Instant now = Instant.now();

	private final List<String> saved = new ArrayList<>();

	ListedTraces(TraceStore store, String user) {
		this.store = store;
		this.user = user;
	}

	String completed(String name, Duration ago, Duration latency) {
		return completed(name, ago, latency, Level.DEFAULT);
	}

	String completed(String name, Duration ago, Duration latency, Level level) {
		String traceId = newId();
		save(name, generation(traceId, ago).duration(latency).modelCall(CALL).level(level, null).build());
		return traceId;
	}

	void completed(String name, int count) {
		for (int number = count; number >= 1; number--) {
			completed(name + " " + number, Duration.ofMinutes(1).plusSeconds(number), Duration.ofMillis(number));
		}
	}

	String running(String name) {
		String traceId = newId();
		save(name, generation(traceId, Duration.ZERO).build());
		return traceId;
	}

	void end(String traceId, String name, Duration latency) {
		save(name, generation(traceId, Duration.ZERO).duration(latency).modelCall(CALL).build());
	}

	void forget() {
		this.saved.forEach(this.store::deleteTrace);
	}

	private ObservationRecordBuilder generation(String traceId, Duration ago) {
		return ObservationRecord
			.builder(traceId, traceId.substring(0, 16), ObservationType.GENERATION, "gpt-listed", this.now.minus(ago))
			.input(Content.ofJson("{\"messages\":[{\"role\":\"user\",\"content\":\"Listed for " + this.user + "\"}]}"));
	}

	private void save(String name, ObservationRecord observation) {
		this.saved.add(observation.traceId());
		this.store.save(info(observation.traceId(), name), observation);
	}

	private TraceInfo info(String traceId, String name) {
		return new TraceInfo(traceId, 1, name, session(name), this.user, new Origin("test", "1.2", "hut-desk", null),
				List.of("listed"), Map.of("ticket", "T-7"), List.of());
	}

	private static @Nullable String session(String name) {
		return name.contains("alone") ? null : "listed-session";
	}

	private static String newId() {
		return UUID.randomUUID().toString().replace("-", "");
	}

}
