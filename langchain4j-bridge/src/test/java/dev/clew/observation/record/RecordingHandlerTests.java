package dev.clew.observation.record;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.clew.content.ContentSource;
import dev.clew.observation.Application;
import dev.clew.observation.StepContext;
import dev.clew.observation.ToolContext;
import dev.clew.observation.step.Step;
import dev.clew.store.TraceSink;
import dev.clew.trace.Level;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Score;
import dev.clew.trace.Status;
import dev.clew.trace.TraceInfo;
import io.micrometer.observation.NullObservation;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RecordingHandlerTests {

	private final Application application = new Application();

	@AfterEach
	void nothingFailed() {
		assertThat(this.application.faults).isEmpty();
	}

	@Test
	void recordsWhatIsAroundAndBelowStep() {
		this.application.other("request").observe(() -> {
			Step<StepContext> agent = this.application.agent("Desk.answer");
			try (Step.Scope scope = agent.open()) {
				this.application.other("sql").observe(() -> "row");
			}
			agent.stop();
		});
		assertThat(this.application.tree()).containsExactly("SPAN request COMPLETED", "  AGENT Desk.answer COMPLETED",
				"    SPAN sql COMPLETED");
	}

	@Test
	void leavesNothingBehindWithoutStep() {
		this.application.other("request").observe(() -> this.application.other("sql").observe(() -> "row"));
		assertThat(this.application.traces()).isEmpty();
	}

	@Test
	void whatEndedBeforeFirstStepIsNotKept() {
		this.application.other("request").observe(() -> {
			this.application.other("login").observe(() -> "user");
			this.application.agent("Desk.answer").stop();
			this.application.other("audit").observe(() -> "row");
		});
		assertThat(this.application.tree()).containsExactly("SPAN request COMPLETED", "  AGENT Desk.answer COMPLETED",
				"  SPAN audit COMPLETED");
	}

	@Test
	void runningStepsAreSeen() {
		Step<StepContext> agent = this.application.agent("Desk.answer");
		assertThat(this.application.tree()).containsExactly("AGENT Desk.answer RUNNING");
		assertThat(this.application.traces().get(0).status()).isEqualTo(Status.RUNNING);
		agent.stop();
		assertThat(this.application.tree()).containsExactly("AGENT Desk.answer COMPLETED");
	}

	@Test
	void explicitParentCountsOnAnyThread() throws InterruptedException {
		Step<StepContext> agent = this.application.agent("Desk.answer");
		Thread thread = new Thread(() -> {
			Step<ToolContext> tool = this.application.tool("cancel", agent.observation());
			try (Step.Scope scope = tool.open()) {
				this.application.other("sql").observe(() -> "row");
			}
			tool.stop();
		});
		thread.start();
		thread.join();
		agent.stop();
		assertThat(this.application.tree()).containsExactly("AGENT Desk.answer COMPLETED", "  TOOL cancel COMPLETED",
				"    SPAN sql COMPLETED");
	}

	@Test
	void lateChildReopensTrace() {
		Step<StepContext> agent = this.application.agent("Desk.answer");
		agent.stop();
		assertThat(this.application.traces().get(0).status()).isEqualTo(Status.COMPLETED);
		Step<ToolContext> late = this.application.tool("mail", agent.observation());
		assertThat(this.application.traces().get(0).status()).isEqualTo(Status.RUNNING);
		late.stop();
		assertThat(this.application.traces().get(0).status()).isEqualTo(Status.COMPLETED);
		assertThat(this.application.tree()).containsExactly("AGENT Desk.answer COMPLETED", "  TOOL mail COMPLETED");
	}

	@Test
	void stepsWithoutCommonParentAreTracesOfTheirOwn() {
		this.application.agent("One.answer").stop();
		this.application.agent("Two.answer").stop();
		assertThat(this.application.traces()).extracting((trace) -> trace.info().name())
			.containsExactlyInAnyOrder("One.answer", "Two.answer");
	}

	@Test
	void disabledObservationBreaksNoTree() {
		this.application.registry.observationConfig().observationPredicate((name, context) -> !"security".equals(name));
		this.application.other("request")
			.observe(() -> this.application.other("security")
				.observe(() -> this.application.agent("Desk.answer").stop()));
		assertThat(this.application.tree()).containsExactly("SPAN request COMPLETED", "  AGENT Desk.answer COMPLETED");
	}

	@Test
	void nullObservationIsNoStepAndHidesTheParent() {
		this.application.other("request")
			.observe(() -> new NullObservation(this.application.registry)
				.observe(() -> this.application.agent("Desk.answer").stop()));
		assertThat(this.application.tree()).containsExactly("AGENT Desk.answer COMPLETED");
	}

	@Test
	void nodeOfAnotherApplicationIsNoParent() {
		Application other = new Application();
		other.other("request").observe(() -> this.application.agent("Desk.answer").stop());
		assertThat(this.application.tree()).containsExactly("AGENT Desk.answer COMPLETED");
		assertThat(other.traces()).isEmpty();
	}

	@Test
	void surroundingObservationsAreLeftOutIfAsked() {
		RecordingSettings all = RecordingSettings.DEFAULT;
		Application steps = new Application(
				new RecordingSettings(all.origin(), false, all.captureContent(), all.maxContentSize(), all.names()));
		steps.other("request").observe(() -> {
			Step<StepContext> agent = steps.agent("Desk.answer");
			try (Step.Scope scope = agent.open()) {
				steps.other("advice").observe(() -> steps.tool("cancel", null).stop());
			}
			agent.stop();
		});
		assertThat(steps.tree()).containsExactly("AGENT Desk.answer COMPLETED", "  TOOL cancel COMPLETED");
		assertThat(steps.traces().get(0).info().name()).isEqualTo("request");
	}

	@Test
	void endIsRecordedAlthoughAnotherHandlerThrowsFirst() {
		this.application.add(new Throwing());
		Step<StepContext> agent = this.application.agent("Desk.answer");
		agent.stop();
		assertThat(this.application.tree()).containsExactly("AGENT Desk.answer COMPLETED");
		assertThat(this.application.faults).containsExactly("handler");
		this.application.faults.clear();
	}

	@Test
	void inputIsSeenAtTheStartAndOutputAtTheEnd() {
		StepContext context = new StepContext(ObservationType.AGENT, "Desk.answer");
		context.setInput(ContentSource.text("question"));
		Step<StepContext> agent = Step.start(this.application.runtime, context, null);
		assertThat(first().input()).hasToString("Content[10 bytes]");
		agent.context().setOutput(ContentSource.text("answer"));
		agent.stop();
		assertThat(Objects.requireNonNull(first().input()).json()).isEqualTo("\"question\"");
		assertThat(Objects.requireNonNull(first().output()).json()).isEqualTo("\"answer\"");
	}

	@Test
	void contentThatCannotBeRenderedIsNoted() {
		Step<StepContext> agent = this.application.agent("Desk.answer");
		agent.context().setOutput((json) -> {
			throw new IOException("no");
		});
		agent.stop();
		assertThat(first().output()).isNull();
		assertThat(first().notes()).containsExactly("output could not be rendered: java.io.IOException");
		assertThat(this.application.faults).containsExactly("content");
		this.application.faults.clear();
	}

	@Test
	void errorHasTypeMessageAndStackTrace() {
		Step<StepContext> agent = this.application.agent("Desk.answer");
		agent.fail(new IllegalStateException("closed"));
		ObservationRecord record = first();
		assertThat(record.level()).isEqualTo(Level.ERROR);
		assertThat(record.statusMessage()).isEqualTo("closed");
		assertThat(Objects.requireNonNull(record.error()).type()).isEqualTo("java.lang.IllegalStateException");
		assertThat(record.error().message()).isEqualTo("closed");
		assertThat(record.error().stackTrace()).contains("errorHasTypeMessageAndStackTrace");
	}

	@Test
	void surroundingObservationThatNobodyEndsIsGivenUpOnce() {
		Application quick = new Application(RecordingSettings.DEFAULT, Duration.ofMillis(100));
		Observation request = quick.other("request").start();
		try (Observation.Scope scope = request.openScope()) {
			quick.agent("Desk.answer").stop();
		}
		Awaitility.await()
			.untilAsserted(() -> assertThat(quick.tree()).containsExactly("SPAN request COMPLETED",
					"  AGENT Desk.answer COMPLETED"));
		ObservationRecord given = quick.trace().observations().get(0);
		assertThat(given.level()).isEqualTo(Level.WARNING);
		assertThat(given.statusMessage()).isEqualTo("did not end within clew.record.max-duration=0.1s");
		assertThat(given.notes()).containsExactly("the end is when it was given up; when it ended is not known");
		request.stop();
		assertThat(quick.trace().observations()).contains(given);
		quick.runtime.openSteps().close();
	}

	@Test
	void observationsThatEndAreNotKept() {
		this.application.other("request").observe(() -> {
			this.application.other("query").observe(() -> this.application.agent("Desk.answer").stop());
			this.application.other("query").observe(() -> {
			});
		});
		assertThat(this.application.runtime.openSteps().size()).isZero();
	}

	@Test
	void observationThatBeganBesideAndBeforeTheFirstStepIsRecordedWhenItEnds() {
		Observation request = this.application.other("request").start();
		Observation query = this.application.other("query").parentObservation(request).start();
		this.application.agent("Desk.answer", request).stop();
		assertThat(this.application.tree()).containsExactly("SPAN request RUNNING", "  AGENT Desk.answer COMPLETED");
		query.stop();
		request.stop();
		assertThat(this.application.tree()).containsExactly("SPAN request COMPLETED", "  SPAN query COMPLETED",
				"  AGENT Desk.answer COMPLETED");
	}

	@Test
	void observationThatStartsAgainIsInATraceOfItsOwn() {
		Observation again = this.application.other("job");
		again.observe(() -> this.application.agent("Desk.answer").stop());
		again.observe(() -> this.application.agent("Desk.answer").stop());
		assertThat(this.application.traces()).hasSize(2)
			.allSatisfy((trace) -> assertThat(trace.observationCounts()).hasSize(2));
	}

	@Test
	void storeThatThrowsIsFaultAndNoMore() {
		Application bare = new Application(new BrokenStore());
		bare.agent("Desk.answer").stop();
		assertThat(bare.faults).containsExactly("store", "store");
	}

	@Test
	void surroundingObservationIsSpanWithItsKeyValues() {
		this.application.other("request")
			.lowCardinalityKeyValue("outcome", "SERVER_ERROR")
			.observe(() -> this.application.agent("Desk.answer").stop());
		assertThat(first().type()).isEqualTo(ObservationType.SPAN);
		assertThat(first().metadata()).containsExactly(Map.entry("outcome", "SERVER_ERROR"));
		assertThat(first().level()).isEqualTo(Level.ERROR);
	}

	private ObservationRecord first() {
		List<ObservationRecord> all = this.application.trace().observations();
		return all.get(0);
	}

	private static final class Throwing implements ObservationHandler<Observation.Context> {

		@Override
		public boolean supportsContext(Observation.Context context) {
			return true;
		}

		@Override
		public void onStop(Observation.Context context) {
			throw new IllegalStateException("a handler of the user's");
		}

	}

	private static final class BrokenStore implements TraceSink {

		@Override
		public void save(TraceInfo trace, ObservationRecord observation) {
			throw new IllegalStateException("full");
		}

		@Override
		public boolean save(Score score) {
			return false;
		}

	}

}
