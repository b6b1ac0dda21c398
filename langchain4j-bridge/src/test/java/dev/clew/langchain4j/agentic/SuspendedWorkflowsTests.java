package dev.clew.langchain4j.agentic;

import java.util.List;
import java.util.Map;

import dev.clew.langchain4j.TracedApplication;
import dev.clew.trace.Content;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Status;
import dev.clew.trace.Trace;
import dev.langchain4j.agentic.Agent;
import dev.langchain4j.agentic.AgenticServices;
import dev.langchain4j.agentic.internal.SuspendedResponse;
import dev.langchain4j.agentic.scope.AgenticScopeAccess;
import dev.langchain4j.agentic.scope.AgenticSystemSuspendedException;
import dev.langchain4j.agentic.scope.ResultWithAgenticScope;
import dev.langchain4j.agentic.workflow.HumanInTheLoop;
import dev.langchain4j.service.MemoryId;
import dev.langchain4j.service.V;
import io.micrometer.observation.Observation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SuspendedWorkflowsTests {

	private static final String SUSPENDED = "suspended: waits for review";

	private final TracedApplication application = new TracedApplication();

	@AfterEach
	void nothingFailedAndNothingStaysOpen() {
		this.application.closeAndLeaveNothing();
	}

	@Test
	void suspendedWorkflowEndsWhenItIsSuspended() {
		assertThatExceptionOfType(AgenticSystemSuspendedException.class)
			.isThrownBy(() -> approval().process("s1", "data"));
		assertThat(this.application.tree()).containsExactly("CHAIN Approval.process DEFAULT",
				"  AGENT AgenticScopeAction.accept DEFAULT", "  AGENT HumanInTheLoop.askUser DEFAULT");
		ObservationRecord chain = this.application.first(ObservationType.CHAIN);
		assertThat(chain.statusMessage()).isEqualTo(SUSPENDED);
		assertThat(chain.error()).isNull();
		assertThat(chain.output()).isNull();
		assertThat(chain.metadata()).containsEntry("agent.suspended", "true").doesNotContainKey("agent.resumes");
		assertThat(this.application.trace().summary().status()).isEqualTo(Status.COMPLETED);
		assertThat(this.application.trace().summary().info().sessionId()).isEqualTo("s1");
		assertThat(this.application.trace().observations()).allSatisfy((one) -> assertThat(one.endTime()).isNotNull());
	}

	@Test
	void humanIsAskedWhatTheAgentIsDescribedBy() {
		assertThatExceptionOfType(AgenticSystemSuspendedException.class)
			.isThrownBy(() -> approval().process("s1", "data"));
		ObservationRecord human = this.application.trace().observations().get(2);
		assertThat(human.input()).extracting(Content::json).isEqualTo("\"review\"");
		assertThat(human.output()).extracting(Content::json).isEqualTo("\"<pending>\"");
	}

	@Test
	void resumptionIsATraceOfItsOwnThatNamesTheSuspendedOne() {
		Approval approval = approval();
		assertThatExceptionOfType(AgenticSystemSuspendedException.class)
			.isThrownBy(() -> approval.process("s1", "data"));
		approval.getAgenticScope("s1").completePendingResponse("review", "yes");
		assertThat(approval.process("s1", "data")).isEqualTo("done yes");
		assertThatExceptionOfType(AgenticSystemSuspendedException.class)
			.isThrownBy(() -> approval.process("s1", "more"));
		List<Trace> traces = this.application.allTraces();
		assertThat(traces).hasSize(3);
		Map<String, String> resumed = metadata(traces.get(1));
		assertThat(resumed).containsEntry("agent.resumes", traces.get(0).summary().info().traceId())
			.doesNotContainKey("agent.suspended");
		assertThat(traces.get(1).observations()).extracting(ObservationRecord::name)
			.containsExactly("Approval.process", "AgenticScopeAction.accept");
		assertThat(traces.get(1).observations().get(0).statusMessage()).isNull();
		assertThat(metadata(traces.get(2))).doesNotContainKey("agent.resumes");
	}

	@Test
	void workflowThatIsSuspendedAgainIsLinkedToTheLastOne() {
		Approval approval = approval();
		for (int i = 0; i < 3; i++) {
			assertThatExceptionOfType(AgenticSystemSuspendedException.class)
				.isThrownBy(() -> approval.process("s1", "data"));
		}
		List<Trace> traces = this.application.allTraces();
		assertThat(metadata(traces.get(2))).containsEntry("agent.suspended", "true")
			.containsEntry("agent.resumes", traces.get(1).summary().info().traceId());
	}

	@Test
	void workflowsAroundAreSuspendedToo() {
		Object inner = AgenticServices.sequenceBuilder().name("inner").subAgents(human(), action()).build();
		Approval approval = AgenticServices.sequenceBuilder(Approval.class).subAgents(inner, action()).build();
		Observation around = Observation.start("around", this.application.registry);
		around.scoped(() -> assertThatExceptionOfType(AgenticSystemSuspendedException.class)
			.isThrownBy(() -> approval.process("s1", "data")));
		around.stop();
		assertThat(this.application.tree()).containsExactly("SPAN around DEFAULT", "  CHAIN Approval.process DEFAULT",
				"    CHAIN inner DEFAULT", "      AGENT HumanInTheLoop.askUser DEFAULT");
		assertThat(this.application.trace().observations()).extracting(ObservationRecord::statusMessage)
			.containsExactly(null, SUSPENDED, SUSPENDED, null);
	}

	@Test
	void parallelWorkflowIsSuspendedWhenItsAgentsHaveEnded() {
		Approval approval = AgenticServices.parallelBuilder(Approval.class).subAgents(human(), prepare()).build();
		assertThatExceptionOfType(AgenticSystemSuspendedException.class)
			.isThrownBy(() -> approval.process("s1", "data"));
		assertThat(this.application.sortedTree()).containsExactly("CHAIN Approval.process DEFAULT",
				" AGENT AgenticScopeAction.accept DEFAULT", " AGENT HumanInTheLoop.askUser DEFAULT");
		assertThat(this.application.first(ObservationType.CHAIN).statusMessage()).isEqualTo(SUSPENDED);
	}

	@Test
	void suspensionThatIsReturnedIsOneToo() {
		Returning returning = AgenticServices.sequenceBuilder(Returning.class).subAgents(human(), action()).build();
		assertThat(returning.process("s1", "data").suspended()).isTrue();
		assertThat(this.application.first(ObservationType.CHAIN).statusMessage()).isEqualTo(SUSPENDED);
	}

	private static Approval approval() {
		return AgenticServices.sequenceBuilder(Approval.class)
			.subAgents(prepare(), human(), action())
			.outputKey("final")
			.build();
	}

	private static HumanInTheLoop human() {
		return AgenticServices.humanInTheLoopBuilder()
			.description("review")
			.outputKey("approval")
			.responseProvider((scope) -> new SuspendedResponse<>("review"))
			.build();
	}

	private static Object prepare() {
		return AgenticServices.agentAction((scope) -> scope.writeState("prepared", "x"));
	}

	private static Object action() {
		return AgenticServices
			.agentAction((scope) -> scope.writeState("final", "done " + scope.readState("approval", "")));
	}

	private static Map<String, String> metadata(Trace trace) {
		return trace.observations().get(0).metadata();
	}

	/**
	 * A workflow with a memory.
	 */
	public interface Approval extends AgenticScopeAccess {

		@Agent
		String process(@MemoryId String id, @V("input") String input);

	}

	/**
	 * A workflow that returns its scope.
	 */
	public interface Returning {

		@Agent
		ResultWithAgenticScope<String> process(@MemoryId String id, @V("input") String input);

	}

}
