package dev.clew.observation.step;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.clew.observation.Application;
import dev.clew.observation.ClewContext;
import dev.clew.observation.StepContext;
import dev.clew.observation.StepConvention;
import dev.clew.observation.tree.TraceNode;
import dev.clew.trace.Level;
import dev.clew.trace.ObservationType;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

import static org.assertj.core.api.Assertions.assertThat;

class StepTests {

	private final Application application = new Application();

	@Test
	void stopsOnceAndTheFirstOutcomeWins() {
		Step<StepContext> step = this.application.agent("Desk.answer");
		step.stop();
		step.fail(new IllegalStateException("too late"));
		assertThat(step.context().getError()).isNull();
		assertThat(this.application.traces().get(0).level()).isEqualTo(Level.DEFAULT);
	}

	@ParameterizedTest
	@ValueSource(strings = { "start", "open", "close", "error", "stop" })
	void handlerThatThrowsIsFaultAndNoMore(String when) {
		this.application.add(new Throwing(when));
		Step<StepContext> step = this.application.agent("Desk.answer");
		try (Step.Scope scope = step.open()) {
			assertThat(this.application.faults).hasSizeLessThanOrEqualTo(1);
		}
		step.fail(new IllegalStateException("of the application"));
		assertThat(this.application.faults).containsExactly("handler");
		assertThat(this.application.registry.getCurrentObservation()).isNull();
		assertThat(CurrentStep.node()).isNull();
		assertThat(MDC.get("spanId")).isNull();
		assertThat(this.application.tree()).containsExactly("AGENT Desk.answer COMPLETED");
	}

	@Test
	void conventionThatThrowsIsFaultAndNoMore() {
		StepConvention broken = new StepConvention() {

			@Override
			public String getName(ClewContext context) {
				throw new IllegalStateException("no name");
			}

		};
		TracingRuntime usual = this.application.runtime;
		TracingRuntime runtime = new TracingRuntime(usual.registry(), broken, usual.sessions(), usual.faults(),
				usual.openSteps());
		Step<StepContext> step = Step.start(runtime, new StepContext(ObservationType.AGENT, "Desk.answer"), null);
		step.open().close();
		step.stop();
		assertThat(this.application.faults).isNotEmpty().containsOnly("convention");
		assertThat(this.application.tree()).containsExactly("AGENT Desk.answer COMPLETED");
	}

	@Test
	void predicateThatThrowsMakesStepDoNothing() {
		this.application.registry.observationConfig().observationPredicate((name, context) -> {
			throw new IllegalStateException("cannot say");
		});
		Step<StepContext> step = this.application.agent("Desk.answer");
		step.open().close();
		step.stop();
		assertThat(step.observation().isNoop()).isTrue();
		assertThat(this.application.faults).containsExactly("handler");
		assertThat(this.application.traces()).isEmpty();
	}

	@Test
	void scopeRestoresWhatWasCurrentBefore() {
		Observation around = this.application.other("request");
		around.observe(() -> {
			Step<StepContext> step = this.application.agent("Desk.answer");
			try (Step.Scope scope = step.open()) {
				assertThat(CurrentStep.context()).isSameAs(step.context());
			}
			assertThat(this.application.registry.getCurrentObservation()).isSameAs(around);
			assertThat(CurrentStep.context()).isNull();
			step.stop();
		});
		assertThat(CurrentStep.node()).isNull();
	}

	@Test
	void logLinesHaveIdsWithinScopeOnly() {
		List<String> seen = new ArrayList<>();
		MDC.put("traceId", "of the application");
		try {
			Step<StepContext> step = this.application.agent("Desk.answer");
			TraceNode node = Objects.requireNonNull(TraceNode.of(step.observation()));
			try (Step.Scope scope = step.open()) {
				seen.add(MDC.get("traceId"));
			}
			assertThat(seen).containsExactly(node.traceId());
			assertThat(MDC.getCopyOfContextMap()).containsExactly(Map.entry("traceId", "of the application"));
		}
		finally {
			MDC.clear();
		}
	}

	@Test
	@SuppressWarnings("deprecation")
	void resetOfAllScopesLeavesNothingCurrent() {
		Step<StepContext> step = this.application.agent("Desk.answer");
		Observation.Scope scope = step.observation().openScope();
		scope.reset();
		assertThat(CurrentStep.node()).isNull();
		assertThat(MDC.get("traceId")).isNull();
		scope.makeCurrent();
		assertThat(CurrentStep.context()).isSameAs(step.context());
		scope.close();
		assertThat(CurrentStep.node()).isNull();
		assertThat(MDC.get("traceId")).isNull();
	}

	private static final class Throwing implements ObservationHandler<Observation.Context> {

		private final String when;

		Throwing(String when) {
			this.when = when;
		}

		@Override
		public boolean supportsContext(Observation.Context context) {
			return true;
		}

		@Override
		public void onStart(Observation.Context context) {
			fail("start");
		}

		@Override
		public void onScopeOpened(Observation.Context context) {
			fail("open");
		}

		@Override
		public void onScopeClosed(Observation.Context context) {
			fail("close");
		}

		@Override
		public void onError(Observation.Context context) {
			fail("error");
		}

		@Override
		public void onStop(Observation.Context context) {
			fail("stop");
		}

		private void fail(String event) {
			if (this.when.equals(event)) {
				throw new IllegalStateException("a handler of the user's");
			}
		}

	}

}
