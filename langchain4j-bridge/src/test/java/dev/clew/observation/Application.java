package dev.clew.observation;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.clew.Trees;
import dev.clew.observation.fault.Faults;
import dev.clew.observation.record.RecordingHandler;
import dev.clew.observation.record.RecordingSettings;
import dev.clew.observation.step.OpenSteps;
import dev.clew.observation.step.Step;
import dev.clew.observation.step.TracingRuntime;
import dev.clew.observation.tree.SessionIds;
import dev.clew.observation.tree.TraceTreeHandler;
import dev.clew.store.TraceSink;
import dev.clew.store.memory.InMemoryTraceStore;
import dev.clew.store.query.TraceQuery;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Trace;
import dev.clew.trace.TraceSummary;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

/**
 * An application that is traced into a store of its own.
 */
public final class Application {

	public final List<String> faults = new CopyOnWriteArrayList<>();

	public final InMemoryTraceStore store = new InMemoryTraceStore(100, 10_000_000, (reason, count) -> {
	});

	public final ObservationRegistry registry = ObservationRegistry.create();

	public final TracingRuntime runtime;

	public Application() {
		this(RecordingSettings.DEFAULT);
	}

	public Application(RecordingSettings settings) {
		this(settings, OpenSteps.DEFAULT_MAX_DURATION);
	}

	public Application(RecordingSettings settings, Duration maxDuration) {
		this(settings, maxDuration, null);
	}

	public Application(TraceSink sink) {
		this(RecordingSettings.DEFAULT, OpenSteps.DEFAULT_MAX_DURATION, sink);
	}

	private Application(RecordingSettings settings, Duration maxDuration, @Nullable TraceSink traces) {
		Faults sink = new Faults(this.faults::add);
		OpenSteps open = new OpenSteps(maxDuration, sink);
		this.runtime = new TracingRuntime(this.registry, new StepConvention(),
				new SessionIds(List.of(SessionIds.MEMORY_ID), (source) -> {
				}), sink, open);
		TraceTreeHandler tree = TraceTreeHandler.withOwnIds(sink);
		add(tree);
		add(new RecordingHandler(tree, (traces != null) ? traces : this.store, settings, open, sink));
	}

	public void add(ObservationHandler<?> handler) {
		this.registry.observationConfig().observationHandler(handler);
	}

	public Observation other(String name) {
		return Observation.createNotStarted(name, this.registry);
	}

	public Step<StepContext> agent(String name) {
		return agent(name, null);
	}

	public Step<StepContext> agent(String name, @Nullable Observation parent) {
		return Step.start(this.runtime, new StepContext(ObservationType.AGENT, name), parent);
	}

	public Step<ToolContext> tool(String name, @Nullable Observation parent) {
		return Step.start(this.runtime, new ToolContext(name, "call-1", true), parent);
	}

	public List<TraceSummary> traces() {
		return this.store.findTraces(TraceQuery.builder().build()).items();
	}

	// The one trace that there is, as lines: type, name and status, indented by depth.
	public List<String> tree() {
		return Trees.lines(trace().observations(), (one) -> one.type() + " " + one.name() + " " + one.status());
	}

	public Trace trace() {
		List<TraceSummary> traces = traces();
		if (traces.size() != 1) {
			throw new AssertionError("not one trace, but " + traces);
		}
		return Objects.requireNonNull(this.store.findTrace(traces.get(0).info().traceId()));
	}

}
