package dev.clew.aop;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

import dev.clew.CurrentTrace;
import dev.clew.langchain4j.run.RuntimeHandle;
import dev.clew.observation.StepConvention;
import dev.clew.observation.fault.Faults;
import dev.clew.observation.record.RecordingHandler;
import dev.clew.observation.record.RecordingSettings;
import dev.clew.observation.step.TracingRuntime;
import dev.clew.observation.tree.SessionIds;
import dev.clew.observation.tree.TraceTreeHandler;
import dev.clew.store.memory.InMemoryTraceStore;
import dev.clew.store.query.TraceQuery;
import dev.clew.trace.Content;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.Trace;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/**
 * An application context whose beans have annotated methods.
 */
final class TracedBeans implements AutoCloseable {

	final ObservationRegistry registry = ObservationRegistry.create();

	final List<String> faults = new CopyOnWriteArrayList<>();

	final CurrentTrace trace;

	private final InMemoryTraceStore store = new InMemoryTraceStore(100, 10_000_000, (reason, count) -> {
	});

	private final RuntimeHandle handle;

	private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

	TracedBeans(Class<?>... beans) {
		Faults sink = new Faults(this.faults::add);
		TraceTreeHandler tree = TraceTreeHandler.withOwnIds(sink);
		this.registry.observationConfig()
			.observationHandler(tree)
			.observationHandler(new RecordingHandler(tree, this.store, RecordingSettings.DEFAULT, sink));
		TracingRuntime runtime = new TracingRuntime(this.registry, new StepConvention(),
				new SessionIds(List.of(), (source) -> {
				}), sink);
		this.handle = RuntimeHandle.open(() -> runtime);
		this.trace = new CurrentTrace(runtime);
		this.context.registerBean(TracedMethodPostProcessor.class, () -> new TracedMethodPostProcessor(this.handle));
		this.context.register(beans);
		this.context.setAllowCircularReferences(true);
		this.context.refresh();
	}

	<T> T get(Class<T> type) {
		return this.context.getBean(type);
	}

	Object get(String name) {
		return this.context.getBean(name);
	}

	int traceCount() {
		return this.store.findTraces(TraceQuery.builder().build()).items().size();
	}

	Trace newest() {
		String id = this.store.findTraces(TraceQuery.builder().build()).items().get(0).info().traceId();
		return Objects.requireNonNull(this.store.findTrace(id));
	}

	// The newest trace as lines.
	List<String> tree() {
		List<ObservationRecord> all = newest().observations();
		Map<String, ObservationRecord> byId = all.stream()
			.collect(Collectors.toMap(ObservationRecord::observationId, (one) -> one));
		return all.stream()
			.map((one) -> "  ".repeat(depth(one, byId)) + one.type() + " " + one.name() + " " + one.level())
			.toList();
	}

	private static int depth(ObservationRecord one, Map<String, ObservationRecord> all) {
		String parent = one.parentObservationId();
		return (parent != null) ? 1 + depth(Objects.requireNonNull(all.get(parent)), all) : 0;
	}

	ObservationRecord root() {
		return newest().observations().get(0);
	}

	static @Nullable String json(@Nullable Content content) {
		return (content != null) ? content.json() : null;
	}

	@Override
	public void close() {
		this.context.close();
		this.handle.close();
	}

}
