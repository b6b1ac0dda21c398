package dev.clew.langchain4j.agentic;

import java.util.List;
import java.util.Map;

import dev.clew.langchain4j.ScriptedModel;
import dev.clew.langchain4j.Story;
import dev.clew.langchain4j.Story.Editor;
import dev.clew.langchain4j.Story.Writer;
import dev.clew.langchain4j.TracedApplication;
import dev.clew.trace.Content;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Status;
import dev.langchain4j.agentic.Agent;
import dev.langchain4j.agentic.AgenticServices;
import dev.langchain4j.agentic.UntypedAgent;
import dev.langchain4j.agentic.planner.Action;
import dev.langchain4j.agentic.planner.AgentInstance;
import dev.langchain4j.agentic.planner.InitPlanningContext;
import dev.langchain4j.agentic.planner.Planner;
import dev.langchain4j.agentic.planner.PlanningContext;
import dev.langchain4j.agentic.supervisor.SupervisorAgent;
import dev.langchain4j.agentic.supervisor.SupervisorContextStrategy;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.service.MemoryId;
import dev.langchain4j.service.UserMessage;
import dev.langchain4j.service.V;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Agents that nobody but their builder knows of: supervisors and planners that are no
 * beans, and agents that are called by themselves.
 */
class UnseenWorkflowsTests {

	private final TracedApplication application = new TracedApplication();

	private final ScriptedModel model = new ScriptedModel();

	@AfterEach
	void nothingFailedAndNothingStaysOpen() {
		this.application.closeAndLeaveNothing();
	}

	@Test
	void supervisorIsOneTraceFromItsFirstCall() {
		this.model.on("The user request",
				(call) -> (call % 2 == 1) ? plan("write$0", "topic", "huts") : plan("done", "response", "There it is"));
		this.model.on("Write", "Once");
		SupervisorAgent supervisor = supervisor(Story.agent(Writer.class, this.model));
		assertThat(supervisor.invoke("A story about huts")).isEqualTo("Once");
		assertThat(supervisor.invoke("A story about huts")).isEqualTo("Once");
		assertThat(this.application.allTraces()).hasSize(2).allSatisfy((trace) -> {
			assertThat(trace.observations()).extracting((one) -> one.type() + " " + one.name())
				.containsExactly("CHAIN SupervisorAgent.invoke", "AGENT PlannerAgent.plan", "GENERATION chat",
						"AGENT Writer.write", "GENERATION chat", "AGENT PlannerAgent.plan", "GENERATION chat");
			assertThat(trace.observations()).flatExtracting(ObservationRecord::notes).isEmpty();
			assertThat(trace.observations().get(0).input()).extracting(Content::json)
				.isEqualTo("{\"request\":\"A story about huts\"}");
			assertThat(trace.observations().get(0).output()).extracting(Content::json).isEqualTo("\"Once\"");
			assertThat(trace.summary().status()).isEqualTo(Status.COMPLETED);
		});
	}

	@Test
	void supervisorThatHasNothingToDoIsOneTrace() {
		this.model.on("The user request", plan("done", "response", "nothing"));
		supervisor(Story.agent(Writer.class, this.model)).invoke("Nothing");
		assertThat(this.application.tree()).containsExactly("CHAIN SupervisorAgent.invoke DEFAULT",
				"  AGENT PlannerAgent.plan DEFAULT", "    GENERATION chat DEFAULT");
	}

	@Test
	void supervisorsBuiltOneAfterTheOtherAreNotMistakenForEachOther() {
		this.model.on("The user request", plan("done", "response", "nothing"));
		Named first = AgenticServices.supervisorBuilder(Named.class)
			.chatModel(this.model)
			.subAgents(Story.agent(Writer.class, this.model))
			.build();
		SupervisorAgent second = supervisor(Story.agent(Editor.class, this.model));
		second.invoke("Nothing");
		first.manage("c-7", "Nothing");
		assertThat(this.application.allTraces()).extracting((trace) -> trace.observations().get(0).name())
			.containsExactly("SupervisorAgent.invoke", "Named.manage");
		assertThat(this.application.allTraces()).extracting((trace) -> trace.summary().info().sessionId())
			.containsExactly(null, "c-7");
	}

	@Test
	void supervisorsBuiltTogetherAreToldApartByTheirAgents() {
		this.model.on("The user request", plan("done", "response", "nothing"));
		Writer writer = Story.agent(Writer.class, this.model);
		Editor editor = Story.agent(Editor.class, this.model);
		SupervisorAgent first = supervisor(writer);
		Named second = AgenticServices.supervisorBuilder(Named.class).chatModel(this.model).subAgents(editor).build();
		second.manage("c-7", "Nothing");
		first.invoke("Nothing");
		assertThat(this.application.allTraces()).extracting((trace) -> trace.observations().get(0).name())
			.containsExactly("Named.manage", "SupervisorAgent.invoke");
	}

	@Test
	void supervisorsThatCannotBeToldApartSaySoOnce() {
		this.model.on("The user request",
				(call) -> (call % 2 == 1) ? plan("write$0", "topic", "huts") : plan("done", "response", "There it is"));
		this.model.on("Write", "Once");
		Writer writer = Story.agent(Writer.class, this.model);
		Writer other = Story.agent(Writer.class, this.model);
		SupervisorAgent first = supervisor(writer);
		SupervisorAgent second = supervisor(other);
		Observation around = Observation.start("around", this.application.registry);
		around.scoped(() -> first.invoke("A story"));
		around.stop();
		assertThat(this.application.tree()).containsExactly("SPAN around DEFAULT", "  AGENT PlannerAgent.plan DEFAULT",
				"    GENERATION chat DEFAULT", "  AGENT Writer.write DEFAULT", "    GENERATION chat DEFAULT",
				"  AGENT PlannerAgent.plan DEFAULT", "    GENERATION chat DEFAULT");
		assertThat(this.application.trace().observations()).flatExtracting(ObservationRecord::notes)
			.containsExactly("what it is part of is not traced");
		second.invoke("A story");
		first.invoke("A story");
		assertThat(this.application.allTraces()).extracting((trace) -> trace.observations().get(0).name())
			.containsExactly("around", "SupervisorAgent.invoke", "SupervisorAgent.invoke");
	}

	@Test
	void supervisorFailsWithItsPlanner() {
		this.model.on("The user request", (call) -> {
			throw new IllegalStateException("out of order");
		});
		SupervisorAgent supervisor = supervisor(Story.agent(Writer.class, this.model));
		assertThatIllegalStateException().isThrownBy(() -> supervisor.invoke("A story"));
		assertThat(this.application.tree()).containsExactly("CHAIN SupervisorAgent.invoke ERROR",
				"  AGENT PlannerAgent.plan ERROR", "    GENERATION chat ERROR");
	}

	@Test
	void summaryThatASupervisorPlansWithIsPartOfThePlanner() {
		this.model.on("The user request",
				(call) -> (call == 1) ? plan("write$0", "topic", "huts") : plan("done", "response", "There it is"));
		this.model.on("Considering", plan("done", "response", "There it is"));
		this.model.on("Write", "Once").on("Create a short summary", "{\"summary\":\"A story\"}");
		SupervisorAgent supervisor = AgenticServices.supervisorBuilder()
			.chatModel(this.model)
			.contextGenerationStrategy(SupervisorContextStrategy.SUMMARIZATION)
			.subAgents(Story.agent(Writer.class, this.model))
			.build();
		supervisor.invoke("A story about huts");
		assertThat(this.application.tree()).containsExactly("CHAIN SupervisorAgent.invoke DEFAULT",
				"  AGENT PlannerAgent.plan DEFAULT", "    GENERATION chat DEFAULT", "  AGENT Writer.write DEFAULT",
				"    GENERATION chat DEFAULT", "  AGENT PlannerAgent.plan DEFAULT",
				"    AGENT ContextSummarizer.summarize DEFAULT", "      GENERATION chat DEFAULT",
				"    GENERATION chat DEFAULT");
	}

	@Test
	void planOfTheApplicationIsOneTrace() {
		this.model.on("Write", "Once");
		UntypedAgent planned = AgenticServices.plannerBuilder()
			.subAgents(Story.agent(Writer.class, this.model))
			.planner(OnePlan::new)
			.outputKey("story")
			.build();
		assertThat(planned.invoke(Map.of("topic", "huts"))).isEqualTo("Once");
		assertThat(this.application.tree()).containsExactly("CHAIN OnePlan DEFAULT", "  AGENT Writer.write DEFAULT",
				"    GENERATION chat DEFAULT");
		assertThat(this.application.first(ObservationType.CHAIN).input()).extracting(Content::json)
			.isEqualTo("{\"topic\":\"huts\"}");
	}

	@Test
	void planOfParallelAgentsIsOneTrace() {
		this.model.on("Write", "Once").on("Shorten", "Twice");
		UntypedAgent planned = AgenticServices.plannerBuilder()
			.subAgents(Story.agent(Writer.class, this.model), Story.agent(Editor.class, this.model))
			.planner(AllAtOnce::new)
			.outputKey("story")
			.build();
		planned.invoke(Map.of("topic", "huts", "story", "long"));
		assertThat(this.application.sortedTree()).containsExactly("CHAIN AllAtOnce DEFAULT",
				" AGENT Editor.edit DEFAULT", "  GENERATION chat DEFAULT", " AGENT Writer.write DEFAULT",
				"  GENERATION chat DEFAULT");
		assertThat(this.application.trace().summary().status()).isEqualTo(Status.COMPLETED);
	}

	@Test
	void agentByItselfIsPartOfNothing() {
		this.model.on("Write", "Once");
		Story.agent(Writer.class, this.model).write("cats");
		AgenticServices.createAgenticSystem(Writer.class, this.model).write("dogs");
		assertThat(this.application.allTraces()).hasSize(2)
			.allSatisfy((trace) -> assertThat(trace.observations()).flatExtracting(ObservationRecord::notes).isEmpty());
	}

	@Test
	void memoryIdOfAnAgentByItselfIsItsSession() {
		this.model.on("Hello", "Hi");
		Remembering agent = AgenticServices.agentBuilder(Remembering.class)
			.chatModel(this.model)
			.chatMemoryProvider((id) -> MessageWindowChatMemory.withMaxMessages(5))
			.build();
		agent.ask("c-1", "Hello");
		assertThat(this.application.tree()).containsExactly("AGENT Remembering.ask DEFAULT",
				"  GENERATION chat DEFAULT");
		assertThat(this.application.trace().summary().info().sessionId()).isEqualTo("c-1");
	}

	private SupervisorAgent supervisor(Object agent) {
		ChatModel planner = this.model;
		return AgenticServices.supervisorBuilder().chatModel(planner).subAgents(agent).build();
	}

	private static String plan(String agent, String argument, String value) {
		return "{\"agentName\":\"" + agent + "\",\"arguments\":{\"" + argument + "\":\"" + value + "\"}}";
	}

	/**
	 * A supervisor with a memory.
	 */
	public interface Named {

		@Agent
		String manage(@MemoryId String id, @V("request") String request);

	}

	/**
	 * An agent with a memory.
	 */
	public interface Remembering {

		@Agent
		String ask(@MemoryId String id, @UserMessage String question);

	}

	private static final class OnePlan implements Planner {

		private @Nullable AgentInstance agent;

		@Override
		public void init(InitPlanningContext context) {
			this.agent = context.subagents().get(0);
		}

		@Override
		public Action firstAction(PlanningContext context) {
			return call(this.agent);
		}

		@Override
		public Action nextAction(PlanningContext context) {
			return done();
		}

	}

	private static final class AllAtOnce implements Planner {

		private List<AgentInstance> agents = List.of();

		private int left;

		@Override
		public void init(InitPlanningContext context) {
			this.agents = List.copyOf(context.subagents());
			this.left = this.agents.size();
		}

		@Override
		public Action firstAction(PlanningContext context) {
			return call(this.agents.toArray(new AgentInstance[0]));
		}

		@Override
		public Action nextAction(PlanningContext context) {
			return (--this.left > 0) ? noOp() : done();
		}

	}

}
