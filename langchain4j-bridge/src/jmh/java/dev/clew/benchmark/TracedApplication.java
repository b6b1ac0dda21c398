package dev.clew.benchmark;

import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import dev.clew.content.MaskedField;
import dev.clew.content.Masking;
import dev.clew.content.mask.ContentMasks;
import dev.clew.langchain4j.run.RuntimeHandle;
import dev.clew.observation.StepConvention;
import dev.clew.observation.fault.Faults;
import dev.clew.observation.meter.MeterHandler;
import dev.clew.observation.meter.MeterOwnership;
import dev.clew.observation.meter.Meters;
import dev.clew.observation.record.RecordingHandler;
import dev.clew.observation.record.RecordingSettings;
import dev.clew.observation.span.SpanHandler;
import dev.clew.observation.step.TracingRuntime;
import dev.clew.observation.tree.SessionIds;
import dev.clew.observation.tree.TraceTreeHandler;
import dev.clew.store.memory.InMemoryTraceStore;
import dev.clew.store.query.TraceQuery;
import dev.clew.trace.Status;
import dev.clew.trace.TraceSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.trace.SdkTracerProvider;

/**
 * The application with our hooks, and the handlers that an application has by default.
 */
final class TracedApplication implements Application {

	private static final int STEPS = 4;

	private final ObservationRegistry registry = ObservationRegistry.create();

	private final InMemoryTraceStore store = new InMemoryTraceStore(1000, 64 * 1024 * 1024, (reason, count) -> {
	});

	private final AtomicLong failures = new AtomicLong();

	private final Faults faults = new Faults((component) -> this.failures.incrementAndGet());

	private final RuntimeHandle handle;

	private final HelpDesk helpDesk;

	private final boolean stored;

	private final String question;

	private TracedApplication(boolean withSpans, boolean withStore) {
		this(withSpans, withStore, Masking.NONE, QUESTION);
	}

	private TracedApplication(boolean withSpans, boolean withStore, Masking masking, String question) {
		this.stored = withStore;
		this.question = question;
		if (withSpans) {
			addHandler(spanHandler());
		}
		TraceTreeHandler tree = withSpans ? TraceTreeHandler.withTracerIds(masking, this.faults)
				: TraceTreeHandler.withOwnIds(masking, this.faults);
		addHandler(tree);
		if (withStore) {
			addHandler(new RecordingHandler(tree, this.store, RecordingSettings.DEFAULT, this.faults));
			measure();
		}
		SessionIds sessions = new SessionIds(List.of(SessionIds.MEMORY_ID), (source) -> {
		});
		TracingRuntime bare = new TracingRuntime(this.registry, new StepConvention(), sessions, this.faults);
		TracingRuntime runtime = new TracingRuntime(bare.registry(), bare.convention(), bare.sessions(), bare.faults(),
				bare.openSteps(), bare.billing(), bare.budgets(), masking);
		this.handle = RuntimeHandle.open(() -> runtime);
		this.helpDesk = Application.helpDesk(new InProcessModel(), new Bookings());
	}

	static Application recorded() {
		return new TracedApplication(false, true);
	}

	static Application recordedAtLength() {
		return new TracedApplication(false, true, Masking.NONE, LONG_QUESTION);
	}

	static Application masked() {
		Faults faults = new Faults((component) -> {
			throw new IllegalStateException(component);
		});
		Masking masking = Masking.of(ContentMasks.builtIn(), EnumSet.allOf(MaskedField.class), faults::report);
		return new TracedApplication(false, true, masking, LONG_QUESTION);
	}

	static Application hooks() {
		return new TracedApplication(false, false);
	}

	static Application withSpans() {
		return new TracedApplication(true, true);
	}

	private SpanHandler spanHandler() {
		Tracer tracer = SdkTracerProvider.builder().build().get("benchmark");
		return new SpanHandler(new OtelTracer(tracer, new OtelCurrentTraceContext(), (event) -> {
		}), this.faults);
	}

	private void measure() {
		MeterRegistry meters = new SimpleMeterRegistry();
		addHandler(new MeterHandler(new Meters(meters, new MeterOwnership(meters)), this.faults));
	}

	private void addHandler(ObservationHandler<?> handler) {
		this.registry.observationConfig().observationHandler(handler);
	}

	@Override
	public String answer() {
		return this.helpDesk.answer(this.question);
	}

	// The figures are worth nothing unless everything was traced.
	@Override
	public void close() {
		this.handle.close();
		List<TraceSummary> traces = this.store.findTraces(TraceQuery.builder().build()).items();
		boolean traced = !this.stored
				|| (traces.get(0).observationCount() == STEPS && traces.get(0).status() == Status.COMPLETED);
		if (this.failures.get() > 0 || !traced) {
			throw new IllegalStateException(this.failures + " failures, traces " + traces);
		}
	}

}
