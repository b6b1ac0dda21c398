package dev.clew.langchain4j.mcp;

import java.util.Map;
import java.util.Objects;

import dev.clew.langchain4j.TracedApplication;
import dev.clew.observation.StepContext;
import dev.clew.observation.step.Step;
import dev.clew.observation.step.TracingRuntime;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TraceContextMetaSupplierTests {

	private final TracedApplication application = new TracedApplication();

	@AfterEach
	void close() {
		this.application.close();
	}

	@Test
	void withoutTracerTheServerGetsOurIds() {
		Map<String, Object> meta = withinAgent(new TraceContextMetaSupplier());
		ObservationRecord agent = this.application.first(ObservationType.AGENT);
		assertThat(meta)
			.isEqualTo(Map.of("traceparent", "00-" + agent.traceId() + "-" + agent.observationId() + "-01"));
		assertThat(this.application.faults).isEmpty();
	}

	@Test
	void whatTheTracerHandsOnComesFirst() {
		Map<String, String> headers = Map.of("b3", "1-2-1");
		assertThat(withinAgent(new TraceContextMetaSupplier(() -> headers))).isEqualTo(headers);
	}

	@Test
	void outsideOfTracesThereIsNothing() {
		assertThat(new TraceContextMetaSupplier().apply(null)).isEmpty();
	}

	@Test
	void tracerThatFailsDoesNotFailTheCall() {
		TraceContextMetaSupplier supplier = new TraceContextMetaSupplier(() -> {
			throw new IllegalStateException("no tracer");
		});
		assertThat(withinAgent(supplier)).isEmpty();
		assertThat(this.application.faults).containsExactly("hook");
	}

	private Map<String, Object> withinAgent(TraceContextMetaSupplier supplier) {
		TracingRuntime runtime = Objects.requireNonNull(this.application.handle.runtime());
		Step<StepContext> agent = Step.start(runtime, new StepContext(ObservationType.AGENT, "Desk.answer"), null);
		try (Step.Scope scope = agent.open()) {
			return supplier.apply(null);
		}
		finally {
			agent.stop();
		}
	}

}
