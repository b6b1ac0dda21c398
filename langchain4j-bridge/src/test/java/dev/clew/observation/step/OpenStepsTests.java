package dev.clew.observation.step;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dev.clew.content.ContentSource;
import dev.clew.observation.Application;
import dev.clew.observation.StepContext;
import dev.clew.observation.fault.Faults;
import dev.clew.observation.meter.ClewMeter;
import dev.clew.observation.meter.MeterHandler;
import dev.clew.observation.meter.MeterOwnership;
import dev.clew.observation.meter.Meters;
import dev.clew.observation.tree.TraceNode;
import dev.clew.trace.Content;
import dev.clew.trace.Level;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Status;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OpenStepsTests {

	private static final Duration AN_HOUR = Duration.ofHours(1);

	private final Application application = new Application();

	private OpenSteps openSteps = openSteps(AN_HOUR);

	@AfterEach
	void nothingFailed() {
		this.openSteps.close();
		assertThat(this.application.faults).isEmpty();
	}

	@Test
	void stepThatNobodyEndsIsGivenUpWithoutAnythingElseHappening() {
		Duration limit = Duration.ofMillis(150);
		this.openSteps = openSteps(limit);
		step("Desk.answer", null, Instant.now());
		Awaitility.await().untilAsserted(() -> assertThat(this.openSteps.size()).isZero());
		assertThat(this.application.tree()).containsExactly("AGENT Desk.answer COMPLETED");
		ObservationRecord agent = only();
		assertThat(agent.level()).isEqualTo(Level.WARNING);
		assertThat(agent.statusMessage()).isEqualTo("did not end within clew.record.max-duration=0.15s");
		assertThat(agent.notes()).containsExactly("the end is when it was given up; when it ended is not known");
		assertThat(agent.duration()).isBetween(limit, Duration.ofSeconds(10));
		assertThat(this.application.trace().summary().status()).isEqualTo(Status.COMPLETED);
	}

	@Test
	void stepsThatStartLaterAreGivenUpToo() {
		this.openSteps = openSteps(Duration.ofMillis(30));
		for (int i = 0; i < 3; i++) {
			step("Desk.answer", null, Instant.now());
			Awaitility.await().untilAsserted(() -> assertThat(this.openSteps.size()).isZero());
		}
		assertThat(this.application.traces()).hasSize(3)
			.allSatisfy((trace) -> assertThat(trace.level()).isEqualTo(Level.WARNING));
	}

	@Test
	void stepWithinEndsBeforeTheOneAroundIt() {
		List<String> ended = new ArrayList<>();
		this.application.add(new Ends(ended));
		Step<StepContext> outer = step("outer", null, longAgo());
		Step<StepContext> middle = step("middle", outer.observation(), longAgo());
		step("inner", middle.observation(), longAgo());
		this.openSteps.giveUpOverdue();
		assertThat(ended).containsExactly("inner", "middle", "outer");
	}

	@Test
	void stepAroundOneThatRunsIsNotGivenUp() {
		Step<StepContext> outer = step("outer", null, longAgo());
		Step<StepContext> middle = step("middle", outer.observation(), longAgo());
		Step<StepContext> running = step("running", middle.observation(), Instant.now());
		this.openSteps.giveUpOverdue();
		assertThat(this.application.tree()).containsExactly("AGENT outer RUNNING", "  AGENT middle RUNNING",
				"    AGENT running RUNNING");
		running.stop();
		this.openSteps.giveUpOverdue();
		assertThat(this.application.tree()).containsExactly("AGENT outer COMPLETED", "  AGENT middle COMPLETED",
				"    AGENT running COMPLETED");
		assertThat(this.application.trace().observations()).extracting(ObservationRecord::level)
			.containsExactly(Level.WARNING, Level.WARNING, Level.DEFAULT);
	}

	@Test
	void whatIsAroundOurStepsEndsWithoutUs() {
		Observation request = this.application.other("request").start();
		step("Desk.answer", request, longAgo());
		this.openSteps.giveUpOverdue();
		assertThat(this.application.tree()).contains("SPAN request RUNNING", "  AGENT Desk.answer COMPLETED");
		request.stop();
		assertThat(this.application.tree()).contains("SPAN request COMPLETED", "  AGENT Desk.answer COMPLETED");
	}

	@Test
	void endThatComesTooLateIsIgnored() {
		Step<StepContext> step = step("Desk.answer", null, longAgo());
		this.openSteps.giveUpOverdue();
		ObservationRecord givenUp = only();
		step.context().setOutput(ContentSource.text("late"));
		step.fail(new IllegalStateException("late"));
		assertThat(only()).isEqualTo(givenUp);
	}

	@Test
	void whatIsKnownIsCompletedFirst() {
		Step<StepContext> step = step("Desk.answer", null, longAgo());
		step.whenGivenUp(() -> step.context().setOutput(ContentSource.text("so far")));
		this.openSteps.giveUpOverdue();
		assertThat(only().output()).isEqualTo(Content.ofJson("\"so far\""));
	}

	@Test
	void errorOfAStepIsNotLoweredToAWarning() {
		Step<StepContext> step = step("Desk.answer", null, longAgo());
		step.context().setLevel(Level.ERROR, "broken");
		this.openSteps.giveUpOverdue();
		assertThat(only().level()).isEqualTo(Level.ERROR);
	}

	@Test
	void stepThatIsGivenUpIsCountedButNotTimed() {
		SimpleMeterRegistry meters = new SimpleMeterRegistry();
		this.application.add(new MeterHandler(new Meters(meters, new MeterOwnership(meters)),
				new Faults(this.application.faults::add)));
		step("Desk.answer", null, longAgo());
		this.openSteps.giveUpOverdue();
		assertThat(meters.find(ClewMeter.AGENT_DURATION.getName()).timers()).isEmpty();
		assertThat(meters.get("clew.observations").tag("level", "WARNING").counter().count()).isEqualTo(1);
	}

	@Test
	void whatHasEndedUnnoticedIsLetGo() {
		this.openSteps = openSteps(Duration.ZERO);
		Application other = new Application();
		Step<StepContext> ended = other.agent("Desk.answer");
		ended.stop();
		add(ended);
		this.openSteps.giveUpOverdue();
		assertThat(this.openSteps.size()).isZero();
	}

	@Test
	void oldestIsClosedWhereTooManyAreOpen() {
		this.openSteps = openSteps(Duration.ofDays(1_000_000));
		Step<StepContext> oldest = step("oldest", null, Instant.now());
		Application other = new Application();
		for (int i = 1; i < OpenSteps.MAX_OPEN; i++) {
			add(other.agent("Desk.answer"));
		}
		assertThat(oldest.isStopped()).isFalse();
		add(other.agent("Desk.answer"));
		assertThat(only().statusMessage()).isEqualTo("did not end; closed to make room for others");
		assertThat(this.openSteps.size()).isEqualTo(OpenSteps.MAX_OPEN);
		other.runtime.openSteps().close();
	}

	private void add(Step<StepContext> step) {
		this.openSteps.add(TraceNode.running(step.context()), step::giveUp);
	}

	@Test
	void whatRunsWhenTheApplicationIsClosedIsGivenUpFromWithin() {
		List<String> ended = new ArrayList<>();
		this.application.add(new Ends(ended));
		Step<StepContext> outer = step("outer", null, Instant.now());
		step("inner", outer.observation(), Instant.now());
		this.openSteps.close();
		assertThat(ended).containsExactly("inner", "outer");
		assertThat(this.application.trace().observations()).allSatisfy((one) -> {
			assertThat(one.status()).isEqualTo(Status.COMPLETED);
			assertThat(one.level()).isEqualTo(Level.WARNING);
			assertThat(one.statusMessage()).isEqualTo("tracing was closed while this was running");
			assertThat(one.notes()).containsExactly("the end is when it was given up; when it ended is not known");
		});
		this.openSteps.close();
		assertThat(ended).hasSize(2);
	}

	@Test
	void closedApplicationKeepsNoStep() {
		WeakReference<Object> left = new WeakReference<>(step("Desk.answer", null, Instant.now()));
		this.openSteps.close();
		step("Desk.answer", null, Instant.now());
		assertThat(this.openSteps.size()).isZero();
		Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
			System.gc();
			return left.get() == null;
		});
	}

	private ObservationRecord only() {
		return this.application.trace().observations().get(0);
	}

	private static Instant longAgo() {
		return Instant.now().minus(AN_HOUR).minus(AN_HOUR);
	}

	private OpenSteps openSteps(Duration limit) {
		return new OpenSteps(limit, this.application.runtime.faults());
	}

	private Step<StepContext> step(String name, @Nullable Observation parent, Instant start) {
		StepContext context = new StepContext(ObservationType.AGENT, name);
		context.setStartedAt(start);
		TracingRuntime usual = this.application.runtime;
		TracingRuntime runtime = new TracingRuntime(usual.registry(), usual.convention(), usual.sessions(),
				usual.faults(), this.openSteps);
		return Step.start(runtime, context, parent);
	}

	/**
	 * Which steps end, in order.
	 *
	 * @param names where to say it
	 */
	private record Ends(List<String> names) implements ObservationHandler<StepContext> {

		@Override
		public boolean supportsContext(Observation.Context context) {
			return context instanceof StepContext;
		}

		@Override
		public void onStop(StepContext context) {
			this.names.add(context.getStepName());
		}

	}

}
