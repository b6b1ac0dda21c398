package dev.clew.observation.record;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

import dev.clew.content.ContentSource;
import dev.clew.observation.Application;
import dev.clew.observation.StepContext;
import dev.clew.observation.ToolContext;
import dev.clew.observation.step.Step;
import dev.clew.observation.tree.ObservationNames;
import dev.clew.trace.Level;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Origin;
import dev.clew.trace.Prompt;
import dev.clew.trace.Status;
import io.micrometer.observation.Observation;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Roots that have ended or lost their name, and content that is not captured.
 */
class RecordedTreeTests {

	@Test
	void rootThatEndedBeforeTheFirstStepIsNoParentButNamesTheTrace() throws InterruptedException {
		Application application = new Application();
		Observation request = application.other("request").start();
		request.stop();
		onOtherThread(() -> application.agent("Desk.answer", request).stop());
		assertThat(application.tree()).containsExactly("AGENT Desk.answer COMPLETED");
		assertThat(application.trace().summary().info().name()).isEqualTo("request");
		assertThat(application.trace().summary().status()).isEqualTo(Status.COMPLETED);
		assertThat(application.faults).isEmpty();
	}

	@Test
	void workOfOthersIsToldFromThatOfLangChain4j() {
		Application application = new Application();
		application.other("request").observe(() -> application.agent("Desk.answer").stop());
		assertThat(application.trace().observations())
			.extracting(ObservationRecord::name, ObservationRecord::surrounding)
			.containsExactly(tuple("request", true), tuple("Desk.answer", false));
	}

	@Test
	void laterStepsOfAnEndedRootAreOneTrace() throws InterruptedException {
		Application application = new Application();
		Observation request = application.other("request").start();
		Observation task = application.other("task").parentObservation(request).start();
		request.stop();
		onOtherThread(() -> application.agent("Desk.answer", task).stop());
		onOtherThread(() -> application.agent("Desk.ask", request).stop());
		task.stop();
		assertThat(application.tree()).containsExactly("SPAN task COMPLETED", "  AGENT Desk.answer COMPLETED",
				"AGENT Desk.ask COMPLETED");
	}

	@Test
	void namesThatThrowCostNoRecord() {
		for (boolean surrounding : List.of(true, false)) {
			Application application = new Application(settings(surrounding, true, (context) -> {
				throw new IllegalStateException("recycled");
			}));
			application.other("request").observe(() -> application.agent("Desk.answer").stop());
			assertThat(application.tree()).last().asString().contains("AGENT Desk.answer COMPLETED");
			assertThat(application.trace().observations()).hasSize(surrounding ? 2 : 1)
				.allSatisfy((one) -> assertThat(one.status()).isEqualTo(Status.COMPLETED));
			assertThat(application.trace().summary().info().name()).isEqualTo("request");
			assertThat(application.faults).isNotEmpty();
		}
	}

	@Test
	void nameIsNotAskedForAgainOnceTheRequestIsUsedForOthers() throws InterruptedException {
		for (boolean surrounding : List.of(true, false)) {
			AtomicReference<String> route = new AtomicReference<>("GET /hut");
			Application application = new Application(settings(surrounding, true,
					(context) -> "request".equals(context.getName()) ? route.get() : "other"));
			Observation request = application.other("request").start();
			Step<StepContext> agent = application.agent("Desk.answer", request);
			request.stop();
			route.set("GET /somebody-elses");
			onOtherThread(() -> application.tool("mail", agent.observation()).stop());
			agent.stop();
			assertThat(application.trace().summary().info().name()).isEqualTo("GET /hut");
			assertThat(application.tree()).contains((surrounding ? "  " : "") + "AGENT Desk.answer COMPLETED");
			assertThat(application.faults).isEmpty();
		}
	}

	@Test
	void nothingThatUsersOrToolsSaidIsKeptWithoutCapture() {
		Application application = new Application(settings(true, false, ObservationNames::of));
		Step<StepContext> agent = application.agent("Desk.answer");
		agent.context().setPrompt(new Prompt("Desk.answer", "0123456789ab", Map.of("card", "secret")));
		agent.context().setInput(ContentSource.text("secret"));
		Step<ToolContext> tool = application.tool("charge", agent.observation());
		tool.context().setOutput(ContentSource.text("secret"));
		tool.context().setErrorType("tool_error");
		tool.context().setLevel(Level.ERROR, "secret");
		tool.stop();
		StepContext guardrail = new StepContext(ObservationType.GUARDRAIL, "Door");
		guardrail.setLevel(Level.WARNING, "secret");
		Step.start(application.runtime, guardrail, agent.observation()).stop();
		agent.context().setOutput(ContentSource.text("secret"));
		agent.stop();
		List<ObservationRecord> all = application.trace().observations();
		assertThat(all).hasSize(3).noneMatch((one) -> one.toString().contains("secret"));
		assertThat(all.get(0).prompt()).isEqualTo(new Prompt("Desk.answer", "0123456789ab", Map.of()));
		assertThat(all.get(1).level()).isEqualTo(Level.ERROR);
		assertThat(all.get(1).error()).hasFieldOrPropertyWithValue("type", "tool_error")
			.hasFieldOrPropertyWithValue("message", null);
	}

	@Test
	void withCaptureTheToolSaysWhatItReturned() {
		Application application = new Application();
		Step<ToolContext> tool = application.tool("charge", null);
		tool.context().setErrorType("tool_error");
		tool.context().setLevel(Level.ERROR, "card refused");
		tool.stop();
		ObservationRecord kept = application.trace().observations().get(0);
		assertThat(kept.statusMessage()).isEqualTo("card refused");
	}

	private static RecordingSettings settings(boolean surrounding, boolean capture,
			Function<Observation.Context, String> names) {
		return new RecordingSettings(Origin.UNKNOWN, surrounding, capture, RecordingSettings.DEFAULT_MAX_CONTENT_SIZE,
				names);
	}

	private static void onOtherThread(Runnable work) throws InterruptedException {
		Thread thread = new Thread(work);
		thread.start();
		thread.join();
	}

}
