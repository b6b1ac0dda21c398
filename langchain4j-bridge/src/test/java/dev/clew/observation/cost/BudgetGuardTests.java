package dev.clew.observation.cost;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.clew.budget.Budget;
import dev.clew.budget.BudgetAction;
import dev.clew.budget.BudgetExceededException;
import dev.clew.budget.BudgetScope;
import dev.clew.budget.Budgets;
import dev.clew.content.Masking;
import dev.clew.observation.Application;
import dev.clew.observation.EmbeddingContext;
import dev.clew.observation.GenerationContext;
import dev.clew.observation.StepContext;
import dev.clew.observation.fault.Faults;
import dev.clew.observation.step.CurrentStep;
import dev.clew.observation.step.Step;
import dev.clew.observation.step.TracingRuntime;
import dev.clew.observation.tree.TraceState;
import dev.clew.trace.Level;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Usage;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class BudgetGuardTests {

	private static final Duration LONG = Duration.ofDays(3650);

	private final Application application = new Application();

	private final List<String> counted = new ArrayList<>();

	private final BudgetMeter meter = new BudgetMeter() {

		@Override
		public void exceeded(String budget, BudgetAction action) {
			BudgetGuardTests.this.counted.add(budget + " " + action);
		}

		@Override
		public void forgotten(String budget, long spenders) {
			BudgetGuardTests.this.counted.add(budget + " forgot " + spenders);
		}

	};

	@Test
	void callOverTheLimitIsMarkedWithItsCost() {
		TracingRuntime runtime = runtime(costs("soft", BudgetScope.TRACE, "0.30", BudgetAction.MARK));
		Observation request = this.application.other("request");
		request.observe(() -> {
			call(runtime, "0.30", null);
			call(runtime, "0.01", null);
		});
		assertThat(generations()).extracting(ObservationRecord::level).containsExactly(Level.DEFAULT, Level.WARNING);
		assertThat(generations().get(1).statusMessage())
			.isEqualTo("over budget 'soft' per trace: 0.31 of 0.3 USD used, for the rest of the trace");
		assertThat(this.counted).containsExactly("soft mark");
	}

	@Test
	void errorStaysAnErrorAndWhatWasSaidStays() {
		TracingRuntime runtime = runtime(costs("soft", BudgetScope.GLOBAL, "0.30", BudgetAction.MARK));
		this.application.other("request").observe(() -> {
			call(runtime, "0.31", new IllegalStateException("failed late"));
			Step<GenerationContext> step = start(runtime);
			step.context().setLevel(Level.WARNING, "cancelled");
			step.context().getCallUsage().setReportedCost(BigDecimal.ONE);
			step.stop();
			Step<GenerationContext> worse = start(runtime);
			worse.context().setLevel(Level.ERROR, null);
			worse.context().getCallUsage().setReportedCost(BigDecimal.ONE);
			worse.stop();
		});
		assertThat(generations()).extracting(ObservationRecord::level)
			.containsExactly(Level.ERROR, Level.WARNING, Level.ERROR);
		assertThat(generations().get(1).statusMessage()).startsWith("cancelled; over budget 'soft' in all: 1.31 of ");
	}

	@Test
	void callIsRefusedAndNotCounted() {
		TracingRuntime runtime = runtime(costs("hard", BudgetScope.GLOBAL, "0.30", BudgetAction.REFUSE));
		this.application.other("request").observe(() -> {
			assertThat(call(runtime, "0.40", null)).isNull();
			assertThat(call(runtime, "0.40", null)).isNotNull()
				.extracting(BudgetExceededException::getUsed)
				.isEqualTo(new BigDecimal("0.4"));
			assertThat(call(runtime, "0.40", null)).isNotNull()
				.extracting(BudgetExceededException::getUsed)
				.isEqualTo(new BigDecimal("0.4"));
		});
		assertThat(this.counted).containsExactly("hard refuse", "hard refuse");
		assertThat(generations()).extracting(ObservationRecord::level)
			.containsExactly(Level.DEFAULT, Level.ERROR, Level.ERROR);
		assertThat(generations().get(1).isUnpriced()).isFalse();
		assertThat(generations().get(1).notes()).isEmpty();
	}

	@Test
	void budgetsSayWhatTheyDoNotCount() {
		TracingRuntime runtime = runtime(costs("dear", BudgetScope.GLOBAL, "1", BudgetAction.REFUSE),
				costs("user", BudgetScope.USER, "1", BudgetAction.REFUSE));
		this.application.other("request").observe(() -> {
			Step<GenerationContext> step = start(runtime);
			step.context().getCallUsage().setUsage(new Usage(Map.of(Usage.INPUT, 5L)));
			step.stop();
			start(runtime).fail(new IllegalStateException("refused by the provider"));
		});
		assertThat(generations().get(0).notes())
			.containsExactly("budget 'dear' does not count the cost of this call: it is not known");
		assertThat(generations().get(1).notes()).isEmpty();
	}

	@Test
	void embeddingsAreCountedAndRefusedToo() {
		TracingRuntime runtime = runtime(costs("hard", BudgetScope.TRACE, "0.30", BudgetAction.REFUSE));
		this.application.other("request").observe(() -> {
			Step<EmbeddingContext> step = Step.start(runtime, new EmbeddingContext("small"), null);
			assertThat(step.refusal()).isNull();
			step.context().getCallUsage().setReportedCost(BigDecimal.ONE);
			step.stop();
			assertThat(Step.start(runtime, new EmbeddingContext("small"), null).refusal()).isNotNull();
			assertThat(Step.start(runtime, new StepContext(ObservationType.AGENT, "a"), null).refusal()).isNull();
		});
	}

	@Test
	void modelsInThisProcessAreNeitherCountedNorRefused() {
		TracingRuntime runtime = runtime(new Budget("hard", BudgetScope.TRACE, null, null, 1L, BudgetAction.REFUSE));
		this.application.other("request").observe(() -> {
			assertThat(embedHere(runtime)).isNull();
			Step<GenerationContext> remote = start(runtime);
			assertThat(remote.refusal()).isNull();
			remote.context().getCallUsage().setUsage(new Usage(Map.of(Usage.INPUT, 5L)));
			remote.stop();
			assertThat(start(runtime).refusal()).isNotNull();
			assertThat(embedHere(runtime)).isNull();
		});
	}

	private static @Nullable BudgetExceededException embedHere(TracingRuntime runtime) {
		EmbeddingContext context = new EmbeddingContext("small");
		context.setInProcess(true);
		Step<EmbeddingContext> step = Step.start(runtime, context, null);
		BudgetExceededException refusal = step.refusal();
		context.getCallUsage().setUsage(new Usage(Map.of(Usage.INPUT, 5L)));
		step.stop();
		return refusal;
	}

	@Test
	void userAndSessionAreThoseOfTheTraceAtTheTimeOfTheCall() {
		TracingRuntime runtime = runtime(costs("user", BudgetScope.USER, "0.30", BudgetAction.REFUSE),
				costs("talk", BudgetScope.SESSION, "5", BudgetAction.REFUSE));
		this.application.other("request").observe(() -> {
			call(runtime, "1", null);
			TraceState state = Objects.requireNonNull(CurrentStep.node()).state();
			state.user("ann");
			state.offerSession("of-the-client", 0);
			assertThat(call(runtime, "6", null)).isNull();
			assertThat(call(runtime, "6", null)).isNotNull()
				.extracting(BudgetExceededException::getBudget)
				.isEqualTo("user");
			state.user("ben");
			state.offerOwnSession("s-1", 1);
			assertThat(call(runtime, "6", null)).isNull();
			state.user("cat");
			state.offerSession("of-another-client", 0);
			assertThat(call(runtime, "6", null)).isNotNull()
				.extracting(BudgetExceededException::getBudget)
				.isEqualTo("talk");
		});
	}

	@Test
	void disabledGenerationsAreCountedWhereTheyStand() {
		this.application.registry.observationConfig()
			.observationPredicate((name, context) -> !(context instanceof GenerationContext));
		TracingRuntime runtime = runtime(costs("turn", BudgetScope.TRACE, "0.30", BudgetAction.REFUSE));
		Observation request = this.application.other("request").start();
		request.scoped(() -> assertThat(call(runtime, "1", null)).isNull());
		request.scoped(() -> assertThat(call(runtime, "1", null)).isNotNull());
		Step<GenerationContext> elsewhere = Step.start(runtime, new GenerationContext(), request);
		assertThat(elsewhere.refusal()).isNotNull();
		this.application.other("another").observe(() -> assertThat(call(runtime, "1", null)).isNull());
	}

	@Test
	void whoIsForgottenIsCounted() {
		this.application.registry.observationConfig()
			.observationPredicate((name, context) -> !(context instanceof GenerationContext));
		TracingRuntime runtime = runtime(costs("user", BudgetScope.USER, "0.30", BudgetAction.REFUSE));
		this.application.other("request").observe(() -> {
			TraceState state = Objects.requireNonNull(CurrentStep.node()).state();
			for (int i = 0; i <= 10_000; i++) {
				state.user("u-" + i);
				call(runtime, "1", null);
			}
			assertThat(this.counted).containsExactly("user forgot 1");
			state.user("u-0");
			assertThat(call(runtime, "1", null)).isNull();
			state.user("u-10000");
			assertThat(call(runtime, "1", null)).isNotNull();
		});
	}

	@ParameterizedTest
	@EnumSource(BudgetAction.class)
	void budgetThatBreaksChangesNothing(BudgetAction action) {
		Clock broken = new BrokenClock();
		TracingRuntime runtime = runtime(new Budgets(List.of(costs("day", BudgetScope.GLOBAL, "0.01", action)), broken),
				this.meter);
		this.application.other("request").observe(() -> {
			assertThat(call(runtime, "1", null)).isNull();
			assertThat(call(runtime, "1", null)).isNull();
		});
		assertThat(generations()).extracting(ObservationRecord::level).containsOnly(Level.DEFAULT);
		assertThat(generations()).allSatisfy((one) -> assertThat(one.cost()).isNotNull());
		assertThat(this.application.faults).isNotEmpty().containsOnly("budget");
	}

	@Test
	void meterThatBreaksChangesNothing() {
		BudgetMeter broken = new BudgetMeter() {

			@Override
			public void exceeded(String budget, BudgetAction action) {
				throw new IllegalStateException("cannot count");
			}

			@Override
			public void forgotten(String budget, long spenders) {
				throw new IllegalStateException("cannot count");
			}

		};
		Budget soft = costs("soft", BudgetScope.GLOBAL, "0.01", BudgetAction.MARK);
		Budget hard = costs("hard", BudgetScope.GLOBAL, "0.01", BudgetAction.REFUSE);
		TracingRuntime runtime = runtime(new Budgets(List.of(soft, hard), Clock.systemUTC()), broken);
		this.application.other("request").observe(() -> {
			call(runtime, "1", null);
			assertThat(call(runtime, "1", null)).isNotNull();
		});
		assertThat(generations()).extracting(ObservationRecord::level).containsExactly(Level.WARNING, Level.ERROR);
		assertThat(this.application.faults).containsExactly("meters", "meters");
	}

	// As hooks do: a call that is refused is not made.
	private @Nullable BudgetExceededException call(TracingRuntime runtime, String cost, @Nullable Exception failure) {
		Step<GenerationContext> step = start(runtime);
		BudgetExceededException refusal = step.refusal();
		if (refusal != null) {
			step.fail(refusal);
			return refusal;
		}
		step.context().getCallUsage().setReportedCost(new BigDecimal(cost));
		if (failure != null) {
			step.fail(failure);
		}
		step.stop();
		return null;
	}

	private static Step<GenerationContext> start(TracingRuntime runtime) {
		return Step.start(runtime, new GenerationContext(), null);
	}

	private List<ObservationRecord> generations() {
		return this.application.trace().observations().stream().filter((one) -> one.modelCall() != null).toList();
	}

	private TracingRuntime runtime(Budget... budgets) {
		return runtime(new Budgets(List.of(budgets), Clock.systemUTC()), this.meter);
	}

	private TracingRuntime runtime(Budgets budgets, BudgetMeter meter) {
		TracingRuntime usual = this.application.runtime;
		Faults faults = usual.faults();
		return new TracingRuntime(usual.registry(), usual.convention(), usual.sessions(), faults, usual.openSteps(),
				usual.billing(), new BudgetGuard(budgets, meter, faults), Masking.NONE);
	}

	private static Budget costs(String name, BudgetScope scope, String limit, BudgetAction action) {
		Duration window = scope.ends() ? null : LONG;
		return new Budget(name, scope, window, new BigDecimal(limit), null, action);
	}

	private static final class BrokenClock extends Clock {

		@Override
		public Instant instant() {
			throw new IllegalStateException("no time");
		}

		@Override
		public ZoneId getZone() {
			throw new IllegalStateException("no time");
		}

		@Override
		public Clock withZone(ZoneId zone) {
			throw new IllegalStateException("no time");
		}

	}

}
