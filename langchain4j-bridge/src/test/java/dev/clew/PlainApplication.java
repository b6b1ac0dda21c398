package dev.clew;

import java.util.List;
import java.util.Objects;

import dev.clew.langchain4j.LangChain4jTracing;
import dev.clew.store.memory.InMemoryTraceStore;
import dev.clew.store.query.TraceQuery;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.Trace;
import dev.clew.trace.TraceInfo;
import dev.clew.trace.TraceSummary;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

/**
 * An application in plain Java, traced as the documentation says.
 */
final class PlainApplication implements AutoCloseable {

	final ObservationRegistry registry = ObservationRegistry.create();

	final InMemoryTraceStore store = new InMemoryTraceStore(100, 10_000_000, (reason, count) -> {
	});

	private final LangChain4jTracing tracing = LangChain4jTracing.open(this.registry, this.store);

	final CurrentTrace trace = this.tracing.currentTrace();

	// As an HTTP server observes a request.
	void request(Runnable work) {
		Observation.createNotStarted("POST /chat", this.registry).observe(work);
	}

	List<TraceSummary> traces() {
		return this.store.findTraces(TraceQuery.builder().build()).items();
	}

	Trace only() {
		List<TraceSummary> traces = traces();
		if (traces.size() != 1) {
			throw new AssertionError("not one trace, but " + traces);
		}
		return Objects.requireNonNull(this.store.findTrace(traces.get(0).info().traceId()));
	}

	TraceInfo info() {
		return only().summary().info();
	}

	List<String> tree() {
		return Trees.lines(only().observations(), (one) -> one.type() + " " + one.name() + " " + one.level());
	}

	ObservationRecord named(String name) {
		return only().observations().stream().filter((one) -> one.name().equals(name)).findFirst().orElseThrow();
	}

	@Nullable String inputOf(String name) {
		ObservationRecord one = named(name);
		return (one.input() != null) ? one.input().json() : null;
	}

	@Nullable String outputOf(String name) {
		ObservationRecord one = named(name);
		return (one.output() != null) ? one.output().json() : null;
	}

	@Override
	public void close() {
		this.tracing.close();
	}

}
