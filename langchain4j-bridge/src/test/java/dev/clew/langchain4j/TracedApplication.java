package dev.clew.langchain4j;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.clew.Trees;
import dev.clew.langchain4j.run.Invocations;
import dev.clew.langchain4j.run.RuntimeHandle;
import dev.clew.observation.StepConvention;
import dev.clew.observation.fault.Faults;
import dev.clew.observation.record.RecordingHandler;
import dev.clew.observation.record.RecordingSettings;
import dev.clew.observation.step.OpenSteps;
import dev.clew.observation.step.TracingRuntime;
import dev.clew.observation.tree.SessionIds;
import dev.clew.observation.tree.TraceTreeHandler;
import dev.clew.store.memory.InMemoryTraceStore;
import dev.clew.store.query.TraceQuery;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Trace;
import dev.clew.trace.TraceSummary;
import io.micrometer.observation.ObservationRegistry;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application in plain Java that is traced into a store of its own.
 */
public final class TracedApplication implements AutoCloseable {

	public final List<String> faults = new CopyOnWriteArrayList<>();

	public final ObservationRegistry registry = ObservationRegistry.create();

	public final RuntimeHandle handle;

	private final InMemoryTraceStore store = new InMemoryTraceStore(10, 1_000_000, (reason, count) -> {
	});

	public TracedApplication() {
		this(OpenSteps.DEFAULT_MAX_DURATION);
	}

	public TracedApplication(Duration maxDuration) {
		Faults sink = new Faults(this.faults::add);
		TraceTreeHandler tree = TraceTreeHandler.withOwnIds(sink);
		this.registry.observationConfig()
			.observationHandler(tree)
			.observationHandler(new RecordingHandler(tree, this.store, RecordingSettings.DEFAULT, sink));
		TracingRuntime runtime = new TracingRuntime(this.registry, new StepConvention(),
				new SessionIds(List.of(SessionIds.MEMORY_ID), (source) -> {
				}), sink, new OpenSteps(maxDuration, sink));
		this.handle = RuntimeHandle.open(() -> runtime);
	}

	// The one trace that there is, as lines: type, name and level, indented by depth.
	public List<String> tree() {
		return Trees.lines(trace().observations(), (one) -> one.type() + " " + one.name() + " " + one.level());
	}

	// The same where the order of siblings is that of chance: by name.
	public List<String> sortedTree() {
		List<ObservationRecord> all = trace().observations();
		List<String> lines = new ArrayList<>();
		all.stream()
			.filter((one) -> one.parentObservationId() == null)
			.forEach((one) -> lines.addAll(branch(one, all)));
		return lines;
	}

	private static List<String> branch(ObservationRecord one, List<ObservationRecord> all) {
		List<String> lines = new ArrayList<>();
		lines.add(one.type() + " " + one.name() + " " + one.level());
		all.stream()
			.filter((other) -> one.observationId().equals(other.parentObservationId()))
			.map((other) -> branch(other, all))
			.sorted(Comparator.comparing(Object::toString))
			.forEach((below) -> below.forEach((line) -> lines.add(" " + line)));
		return lines;
	}

	public Trace trace() {
		List<TraceSummary> traces = this.store.findTraces(TraceQuery.builder().build()).items();
		if (traces.size() != 1) {
			throw new AssertionError("not one trace, but " + traces);
		}
		return Objects.requireNonNull(this.store.findTrace(traces.get(0).info().traceId()));
	}

	// In the order in which they began.
	public List<Trace> allTraces() {
		List<Trace> all = new ArrayList<>();
		for (TraceSummary summary : this.store.findTraces(TraceQuery.builder().build()).items()) {
			all.add(0, Objects.requireNonNull(this.store.findTrace(summary.info().traceId())));
		}
		return all;
	}

	public int traces() {
		return this.store.findTraces(TraceQuery.builder().build()).items().size();
	}

	public ObservationRecord first(ObservationType type) {
		return trace().observations().stream().filter((one) -> one.type() == type).findFirst().orElseThrow();
	}

	public String input(ObservationType type) {
		return Objects.requireNonNull(first(type).input()).json();
	}

	public String output(ObservationType type) {
		return Objects.requireNonNull(first(type).output()).json();
	}

	@Override
	public void close() {
		this.handle.close();
	}

	// Closes it, and nothing of the tracing has failed or is left behind on this thread.
	public void closeAndLeaveNothing() {
		List<String> left = ThreadLeftovers.ofThisThread();
		close();
		assertThat(left).isEmpty();
		assertThat(this.faults).isEmpty();
		assertThat(Invocations.openCount()).isZero();
		assertThat(this.registry.getCurrentObservation()).isNull();
	}

}
