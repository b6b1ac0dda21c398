package dev.clew.langchain4j.agentic;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import dev.clew.langchain4j.ScriptedModel;
import dev.clew.langchain4j.ScriptedStream;
import dev.clew.langchain4j.Story;
import dev.clew.langchain4j.Story.Counter;
import dev.clew.langchain4j.Story.Critic;
import dev.clew.langchain4j.Story.Editor;
import dev.clew.langchain4j.Story.Narrator;
import dev.clew.langchain4j.Story.Writer;
import dev.clew.langchain4j.ThreadLeftovers;
import dev.clew.langchain4j.TracedApplication;
import dev.clew.langchain4j.agent.AgentRun;
import dev.clew.langchain4j.agent.AgentRuns;
import dev.clew.langchain4j.call.TracingProxy;
import dev.clew.langchain4j.model.GenerationTracer;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Status;
import dev.langchain4j.agentic.Agent;
import dev.langchain4j.agentic.AgenticServices;
import dev.langchain4j.agentic.UntypedAgent;
import dev.langchain4j.agentic.agent.AgentInvocationException;
import dev.langchain4j.agentic.agent.ErrorRecoveryResult;
import dev.langchain4j.agentic.agent.MissingArgumentException;
import dev.langchain4j.agentic.observability.AgentListener;
import dev.langchain4j.agentic.observability.AgentResponse;
import dev.langchain4j.agentic.supervisor.SupervisorAgent;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.service.TokenStream;
import dev.langchain4j.service.V;
import io.micrometer.observation.Observation;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatRuntimeException;

class WorkflowFailuresTests {

	private static final String UNTOLD = "LangChain4j did not tell how it ended; it was not later than this";

	private static final ChatModel BROKEN = new ChatModel() {

		@Override
		public ChatResponse doChat(ChatRequest request) {
			throw new IllegalStateException("out of order");
		}

	};

	private final TracedApplication application = new TracedApplication();

	private final ScriptedModel model = new ScriptedModel();

	@AfterEach
	void nothingFailedAndNothingStaysOpen() {
		this.application.closeAndLeaveNothing();
	}

	@Test
	void workflowFailsWithItsAgent() {
		UntypedAgent story = sequence(Story.agent(Writer.class, BROKEN), new Counter());
		assertThatExceptionOfType(AgentInvocationException.class)
			.isThrownBy(() -> story.invoke(Map.of("topic", "huts")));
		assertThat(this.application.tree()).containsExactly("CHAIN Sequential ERROR", "  AGENT Writer.write ERROR",
				"    GENERATION chat ERROR");
		assertThat(messages()).containsExactly("out of order", "out of order", "out of order");
		assertThat(this.application.trace().summary().status()).isEqualTo(Status.COMPLETED);
	}

	@Test
	void plainAgentFailsWithItsOwnException() {
		UntypedAgent story = sequence(new Breaking(new IOException("no index")), new Counter());
		assertThatExceptionOfType(AgentInvocationException.class)
			.isThrownBy(() -> story.invoke(Map.of("story", "long")));
		assertThat(this.application.tree()).containsExactly("CHAIN Sequential ERROR", "  AGENT Breaking.run ERROR");
		assertThat(messages()).containsExactly("no index", "no index");
		assertThat(Objects.requireNonNull(this.application.first(ObservationType.AGENT).error()).type())
			.isEqualTo(IOException.class.getName());
	}

	@Test
	void errorOfTheVirtualMachineEndsAgentAndWorkflow() {
		UntypedAgent story = sequence(new Breaking(new StackOverflowError("too deep")), new Counter());
		assertThatRuntimeException().isThrownBy(() -> story.invoke(Map.of("story", "long")));
		assertThat(this.application.tree()).containsExactly("CHAIN Sequential ERROR", "  AGENT Breaking.run ERROR");
		assertThat(messages()).containsExactly("too deep", "too deep");
	}

	@Test
	void agentThatIsTriedAgainIsThereTwice() {
		Flaky flaky = new Flaky(new CountDownLatch(1));
		UntypedAgent story = AgenticServices.sequenceBuilder()
			.subAgents(flaky, new Counter())
			.errorHandler((context) -> ErrorRecoveryResult.retry())
			.outputKey("length")
			.build();
		assertThat(story.invoke(Map.of("story", "long"))).isEqualTo(4);
		assertThat(this.application.tree()).containsExactly("CHAIN Sequential DEFAULT", "  AGENT Flaky.run ERROR",
				"  AGENT Flaky.run DEFAULT", "  AGENT Counter.count DEFAULT");
	}

	@Test
	void whatIsTriedAgainIsNoNewRoundOfALoop() {
		UntypedAgent story = AgenticServices.loopBuilder()
			.subAgents(new Flaky(new CountDownLatch(1)))
			.maxIterations(2)
			.errorHandler((context) -> ErrorRecoveryResult.retry())
			.build();
		story.invoke(Map.of("story", "long"));
		assertThat(this.application.tree()).containsExactly("CHAIN Loop DEFAULT", "  AGENT Flaky.run ERROR",
				"  AGENT Flaky.run DEFAULT", "  AGENT Flaky.run DEFAULT");
		assertThat(this.application.trace().observations()).extracting(ObservationRecord::iteration)
			.containsExactly(null, 1, 1, 2);
	}

	// In LangChain4j 1.16 a workflow goes on for ever with the result for an agent that
	// it
	// waits for.
	@Test
	void workflowGoesOnWithTheResultOfItsErrorHandler() {
		UntypedAgent story = AgenticServices.sequenceBuilder()
			.subAgents(Story.agent(Critic.class, BROKEN), new Counter())
			.errorHandler((context) -> ErrorRecoveryResult.result("none"))
			.outputKey("score")
			.build();
		assertThat(story.invoke(Map.of("story", "long"))).isEqualTo("none");
		assertThat(this.application.sortedTree()).containsExactly("CHAIN Sequential DEFAULT",
				" AGENT Counter.count DEFAULT", " AGENT Critic.judge ERROR", "  GENERATION chat ERROR");
	}

	@Test
	void errorHandlerThatFailsFailsTheWorkflow() {
		UntypedAgent story = AgenticServices.sequenceBuilder()
			.subAgents(Story.agent(Writer.class, BROKEN), new Counter())
			.errorHandler((context) -> {
				throw new IllegalArgumentException("no idea");
			})
			.build();
		assertThatExceptionOfType(IllegalArgumentException.class)
			.isThrownBy(() -> story.invoke(Map.of("topic", "huts")));
		assertThat(this.application.tree()).containsExactly("CHAIN Sequential ERROR", "  AGENT Writer.write ERROR",
				"    GENERATION chat ERROR");
		assertThat(messages()).containsExactly("no idea", "out of order", "out of order");
	}

	@Test
	void workflowsAroundFailToo() {
		UntypedAgent inner = AgenticServices.sequenceBuilder()
			.name("inner")
			.subAgents(Story.agent(Editor.class, BROKEN))
			.build();
		UntypedAgent story = sequence(new Counter(), inner);
		assertThatExceptionOfType(AgentInvocationException.class)
			.isThrownBy(() -> story.invoke(Map.of("story", "long")));
		assertThat(this.application.tree()).containsExactly("CHAIN Sequential ERROR", "  AGENT Counter.count DEFAULT",
				"  CHAIN inner ERROR", "    AGENT Editor.edit ERROR", "      GENERATION chat ERROR");
		assertThat(messages()).containsExactly("out of order", null, "out of order", "out of order", "out of order");
	}

	@Test
	void parallelWorkflowFailsWhenAllItsAgentsHaveEnded() {
		this.model.on("Shorten", (call) -> later("Once"));
		UntypedAgent story = AgenticServices.parallelBuilder()
			.subAgents(new Breaking(new IOException("no index")), Story.agent(Editor.class, this.model))
			.build();
		assertThatRuntimeException().isThrownBy(() -> story.invoke(Map.of("story", "long")));
		assertThat(this.application.sortedTree()).containsExactly("CHAIN Parallel ERROR", " AGENT Breaking.run ERROR",
				" AGENT Editor.edit DEFAULT", "  GENERATION chat DEFAULT");
		Instant end = end(this.application.first(ObservationType.CHAIN));
		assertThat(this.application.trace().observations())
			.allSatisfy((one) -> assertThat(end(one)).isBeforeOrEqualTo(end));
	}

	@Test
	void mapperFailsWithTheAgentOfAnItem() {
		WorkflowsTests.Shortened mapper = AgenticServices.parallelMapperBuilder(WorkflowsTests.Shortened.class)
			.subAgents(Story.agent(Editor.class, BROKEN))
			.itemsProvider("stories")
			.build();
		assertThatRuntimeException().isThrownBy(() -> mapper.all(List.of("One", "Two")));
		assertThat(this.application.sortedTree()).containsExactly("CHAIN Shortened.all ERROR",
				" AGENT Editor.edit ERROR", "  GENERATION chat ERROR", " AGENT Editor.edit ERROR",
				"  GENERATION chat ERROR");
	}

	@Test
	void workflowWithoutWhatItsAgentNeedsFails() {
		UntypedAgent story = sequence(new Counter());
		assertThatExceptionOfType(MissingArgumentException.class).isThrownBy(() -> story.invoke(Map.of()));
		assertThat(this.application.tree()).containsExactly("CHAIN Sequential ERROR");
		assertThat(messages()).containsExactly("Missing argument: story");
	}

	@Test
	void workflowWhosePlanFailsFailsWithIt() {
		assertThatIllegalStateException().isThrownBy(() -> failInExitCondition(new IllegalStateException("undecided")));
		assertThat(this.application.tree()).containsExactly("CHAIN Loop ERROR", "  AGENT Counter.count DEFAULT");
		assertThat(messages()).containsExactly("undecided", null);
	}

	@Test
	void workflowWhosePlanFailsUntoldEndsWithItsSurroundings() {
		Observation around = Observation.start("around", this.application.registry);
		around.scoped(() -> {
			assertThatExceptionOfType(NoClassDefFoundError.class).isThrownBy(this::failInExitCondition);
			assertThat(this.application.first(ObservationType.CHAIN).endTime()).isNull();
		});
		around.stop();
		assertThat(this.application.tree()).containsExactly("SPAN around DEFAULT", "  CHAIN Loop WARNING",
				"    AGENT Counter.count DEFAULT");
		assertThat(this.application.first(ObservationType.CHAIN).statusMessage()).isEqualTo(UNTOLD);
	}

	@Test
	void workflowWhosePlanFailsUntoldEndsAtTheLatestWithTheNextStepOfItsThread() {
		Observation around = Observation.start("around", this.application.registry);
		around.scoped(() -> {
			assertThatExceptionOfType(NoClassDefFoundError.class).isThrownBy(this::failInExitCondition);
			sequence(new Counter()).invoke(Map.of("story", "long"));
		});
		around.stop();
		assertThat(this.application.tree()).containsExactly("SPAN around DEFAULT", "  CHAIN Loop WARNING",
				"    AGENT Counter.count DEFAULT", "  CHAIN Sequential DEFAULT", "    AGENT Counter.count DEFAULT");
	}

	@Test
	void modelThatIsCalledAfterAWorkflowFailedIsNoPartOfIt() {
		this.model.on("Hello", "Hi");
		Observation around = Observation.start("around", this.application.registry);
		around.scoped(() -> {
			assertThatExceptionOfType(NoClassDefFoundError.class).isThrownBy(this::failInExitCondition);
			TracingProxy.of(ChatModel.class, this.model, new GenerationTracer(this.application.handle)).chat("Hello");
		});
		around.stop();
		assertThat(this.application.tree()).containsExactly("SPAN around DEFAULT", "  CHAIN Loop WARNING",
				"    AGENT Counter.count DEFAULT", "  GENERATION chat DEFAULT");
	}

	@Test
	void workflowWhosePlanFailsUntoldOutsideOfAllIsForgottenWithItsApplication() {
		assertThatExceptionOfType(NoClassDefFoundError.class).isThrownBy(this::failInExitCondition);
		assertThat(this.application.first(ObservationType.CHAIN).endTime()).isNull();
		WeakReference<AgentRun> run = new WeakReference<>(AgentRuns.innermost());
		assertThat(run.get()).isNotNull();
		this.application.close();
		assertThatNothingKeeps(run);
	}

	@Test
	void workflowWhosePlanFailsUntoldOutsideOfAllIsForgottenWhenItIsGivenUp() {
		this.application.close();
		try (TracedApplication impatient = new TracedApplication(Duration.ofMillis(200))) {
			assertThatExceptionOfType(NoClassDefFoundError.class).isThrownBy(this::failInExitCondition);
			WeakReference<AgentRun> run = new WeakReference<>(AgentRuns.innermost());
			assertThat(run.get()).isNotNull();
			Awaitility.await()
				.untilAsserted(() -> assertThat(impatient.tree()).containsExactly("CHAIN Loop WARNING",
						"  AGENT Counter.count DEFAULT"));
			assertThatNothingKeeps(run);
		}
	}

	// Not even an innermost run is asked for: that would tidy up.
	private static void assertThatNothingKeeps(WeakReference<AgentRun> run) {
		Awaitility.await().untilAsserted(() -> {
			System.gc();
			assertThat(run.get()).isNull();
		});
		assertThat(AgentRuns.innermost()).isNull();
		assertThat(ThreadLeftovers.ofThisThread()).isEmpty();
	}

	// LangChain4j tells of no Error.
	private void failInExitCondition() {
		failInExitCondition(new NoClassDefFoundError("undecided"));
	}

	private static void failInExitCondition(Throwable error) {
		AgenticServices.loopBuilder().subAgents(new Counter()).maxIterations(3).exitCondition((scope) -> {
			throw WorkflowFailuresTests.<RuntimeException>sneaky(error);
		}).build().invoke(Map.of("story", "long"));
	}

	@SuppressWarnings("unchecked")
	private static <X extends Throwable> X sneaky(Throwable error) throws X {
		throw (X) error;
	}

	@Test
	void supervisorFailsWithItsPlanner() {
		SupervisorAgent supervisor = AgenticServices.supervisorBuilder()
			.chatModel(BROKEN)
			.subAgents(new Counter())
			.build();
		AgentTracing.trace(supervisor, this.application.handle);
		assertThatIllegalStateException().isThrownBy(() -> supervisor.invoke("A story"));
		assertThat(this.application.tree()).containsExactly("CHAIN SupervisorAgent.invoke ERROR",
				"  AGENT PlannerAgent.plan ERROR", "    GENERATION chat ERROR");
		assertThat(this.application.trace().summary().status()).isEqualTo(Status.COMPLETED);
	}

	@Test
	void agentThatNobodyWaitsForFailsAlone() {
		CountDownLatch gone = new CountDownLatch(1);
		UntypedAgent story = AgenticServices.sequenceBuilder()
			.subAgents(new Unwaited(gone), new Counter())
			.outputKey("length")
			.build();
		assertThat(story.invoke(Map.of("story", "long"))).isEqualTo(4);
		gone.countDown();
		Awaitility.await()
			.untilAsserted(() -> assertThat(this.application.sortedTree()).containsExactly("CHAIN Sequential DEFAULT",
					" AGENT Counter.count DEFAULT", " AGENT Unwaited.run ERROR"));
	}

	@Test
	void workflowFailsWithTheAsynchronousAgentItWaitsFor() {
		CountDownLatch gone = new CountDownLatch(1);
		this.model.on("Judge", (call) -> {
			await(gone);
			throw new IllegalStateException("out of order");
		});
		UntypedAgent story = AgenticServices.sequenceBuilder()
			.subAgents(Story.agent(Critic.class, this.model), AgenticServices.agentAction(gone::countDown))
			.outputKey("score")
			.build();
		Observation around = Observation.start("around", this.application.registry);
		around.scoped(() -> assertThatRuntimeException().isThrownBy(() -> story.invoke(Map.of("story", "long"))));
		around.stop();
		assertThat(this.application.sortedTree()).containsExactly("SPAN around DEFAULT", " CHAIN Sequential ERROR",
				"  AGENT AgentAction.run DEFAULT", "  AGENT Critic.judge ERROR", "   GENERATION chat ERROR");
		assertThat(this.application.first(ObservationType.CHAIN).statusMessage()).isEqualTo("out of order");
	}

	@Test
	void workflowFailsWithTheStreamThatItReturns() throws InterruptedException {
		ScriptedStream stream = new ScriptedStream(ScriptedStream.wordsThenError(new IOException("reset"), "Once "));
		Narrator narrator = AgenticServices.agentBuilder(Narrator.class).streamingChatModel(stream).build();
		TokenStream told = AgenticServices.sequenceBuilder(WorkflowsTests.Told.class)
			.subAgents(narrator)
			.outputKey("told")
			.build()
			.tell("long");
		told.onPartialResponse((word) -> {
		}).onError((error) -> {
		}).start();
		stream.await();
		assertThat(this.application.tree()).containsExactly("CHAIN Told.tell ERROR", "  AGENT Narrator.tell ERROR",
				"    GENERATION chat ERROR");
		assertThat(messages()).containsExactly("reset", "reset", "reset");
	}

	@Test
	void listenerOfTheApplicationThatThrowsHidesNothing() {
		UntypedAgent story = AgenticServices.sequenceBuilder()
			.listener(new Rude())
			.subAgents(new Counter())
			.outputKey("length")
			.build();
		assertThat(story.invoke(Map.of("story", "long"))).isEqualTo(4);
		assertThat(this.application.tree()).containsExactly("CHAIN Sequential DEFAULT",
				"  AGENT Counter.count DEFAULT");
	}

	@Test
	void agentThatFailsBeforeItsServiceBeginsIsThere() {
		Writer writer = AgenticServices.agentBuilder(Writer.class).chatModel((scope) -> {
			throw new IllegalStateException("no model");
		}).build();
		UntypedAgent story = sequence(writer);
		assertThatRuntimeException().isThrownBy(() -> story.invoke(Map.of("topic", "huts")));
		assertThat(this.application.tree()).containsExactly("CHAIN Sequential ERROR", "  AGENT Writer.write ERROR");
		assertThat(messages()).containsExactly("no model", "no model");
	}

	@Test
	void agentCalledByItselfIsOneAgent() {
		this.model.on("Write", "Once");
		Writer writer = Story.agent(Writer.class, this.model);
		assertThat(writer.write("huts")).isEqualTo("Once");
		assertThat(this.application.tree()).containsExactly("AGENT Writer.write DEFAULT", "  GENERATION chat DEFAULT");
		assertThat(this.application.first(ObservationType.AGENT).notes()).isEmpty();
	}

	private static UntypedAgent sequence(Object... agents) {
		return AgenticServices.sequenceBuilder().subAgents(agents).outputKey("any").build();
	}

	private static String later(String answer) {
		try {
			assertThat(new CountDownLatch(1).await(50, TimeUnit.MILLISECONDS)).isFalse();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
		return answer;
	}

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Instant end(ObservationRecord one) {
		return Objects.requireNonNull(one.endTime());
	}

	private List<String> messages() {
		return this.application.trace().observations().stream().map(ObservationRecord::statusMessage).toList();
	}

	/**
	 * An agent that fails.
	 */
	public static final class Breaking {

		private final Throwable error;

		Breaking(Throwable error) {
			this.error = error;
		}

		@Agent(outputKey = "broken")
		public String run(@V("story") String story) throws Throwable {
			throw this.error;
		}

	}

	/**
	 * An agent that fails when nobody waits for it.
	 */
	public static final class Unwaited {

		private final CountDownLatch gone;

		Unwaited(CountDownLatch gone) {
			this.gone = gone;
		}

		@Agent(async = true)
		public String run(@V("story") String story) {
			await(this.gone);
			throw new IllegalStateException("no index");
		}

	}

	/**
	 * An agent that fails as often as the latch counts.
	 */
	public static final class Flaky {

		private final CountDownLatch failures;

		Flaky(CountDownLatch failures) {
			this.failures = failures;
		}

		@Agent(outputKey = "flaky")
		public String run(@V("story") String story) {
			if (this.failures.getCount() > 0) {
				this.failures.countDown();
				throw new IllegalStateException("not yet");
			}
			return story;
		}

	}

	private static final class Rude implements AgentListener {

		@Override
		public void afterAgentInvocation(AgentResponse response) {
			throw new IllegalStateException("rude");
		}

		@Override
		public boolean inheritedBySubagents() {
			return true;
		}

	}

}
