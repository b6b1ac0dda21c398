package dev.clew.langchain4j.agentic;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import dev.clew.langchain4j.ScriptedModel;
import dev.clew.langchain4j.ScriptedStream;
import dev.clew.langchain4j.Story;
import dev.clew.langchain4j.Story.Counter;
import dev.clew.langchain4j.Story.Critic;
import dev.clew.langchain4j.Story.Editor;
import dev.clew.langchain4j.Story.Narrator;
import dev.clew.langchain4j.Story.Writer;
import dev.clew.langchain4j.TracedApplication;
import dev.clew.trace.Content;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Preview;
import dev.langchain4j.agentic.Agent;
import dev.langchain4j.agentic.AgenticServices;
import dev.langchain4j.agentic.UntypedAgent;
import dev.langchain4j.agentic.planner.Action;
import dev.langchain4j.agentic.planner.AgentInstance;
import dev.langchain4j.agentic.planner.InitPlanningContext;
import dev.langchain4j.agentic.planner.Planner;
import dev.langchain4j.agentic.planner.PlanningContext;
import dev.langchain4j.agentic.scope.AgenticScope;
import dev.langchain4j.agentic.supervisor.SupervisorAgent;
import dev.langchain4j.invocation.InvocationParameters;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.TokenStream;
import dev.langchain4j.service.V;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WorkflowsTests {

	private final TracedApplication application = new TracedApplication();

	private final ScriptedModel model = new ScriptedModel();

	@AfterEach
	void nothingFailedAndNothingStaysOpen() {
		this.application.closeAndLeaveNothing();
	}

	@Test
	void sequenceIsAChainOfItsAgents() {
		this.model.on("Write", "Once upon a time").on("Shorten", "Once");
		UntypedAgent story = AgenticServices.sequenceBuilder()
			.subAgents(agent(Writer.class), new Counter(), agent(Editor.class))
			.outputKey("story")
			.build();
		assertThat(story.invoke(Map.of("topic", "huts"))).isEqualTo("Once");
		assertThat(this.application.tree()).containsExactly("CHAIN Sequential DEFAULT", "  AGENT Writer.write DEFAULT",
				"    GENERATION chat DEFAULT", "  AGENT Counter.count DEFAULT", "  AGENT Editor.edit DEFAULT",
				"    GENERATION chat DEFAULT");
		assertThat(content(ObservationRecord::input)).containsExactly("{\"topic\":\"huts\"}",
				"{\"userMessage\":\"Write about huts\",\"arguments\":{\"topic\":\"huts\"}}",
				"{\"messages\":[{\"role\":\"user\",\"content\":\"Write about huts\"}]}",
				"{\"story\":\"Once upon a time\"}",
				"{\"userMessage\":\"Shorten Once upon a time\",\"arguments\":{\"story\":\"Once upon a time\"}}",
				"{\"messages\":[{\"role\":\"user\",\"content\":\"Shorten Once upon a time\"}]}");
		assertThat(content(ObservationRecord::output)).containsExactly("\"Once\"", "\"Once upon a time\"",
				"{\"role\":\"assistant\",\"content\":\"Once upon a time\"}", "16", "\"Once\"",
				"{\"role\":\"assistant\",\"content\":\"Once\"}");
		String workflow = this.application.first(ObservationType.CHAIN).observationId();
		assertThat(this.application.trace().summary().inputPreview())
			.isEqualTo(new Preview("{\"topic\":\"huts\"}", false, workflow));
		assertThat(this.application.trace().summary().outputPreview()).isEqualTo(new Preview("Once", false, workflow));
	}

	@Test
	void agentsAndWorkflowsCarryTheirNames() {
		this.model.on("Write", "Once upon a time").on("Shorten", "Once");
		AgenticServices.sequenceBuilder(Novel.class)
			.subAgents(agent(Writer.class), agent(Editor.class), new Counter())
			.build()
			.novel("huts");
		assertThat(this.application.tree()).first().isEqualTo("CHAIN Novel.novel DEFAULT");
		assertThat(metadata(ObservationType.CHAIN)).containsExactly(
				Map.of("agent.name", "novel", "agent.planner", "SequentialPlanner", "agent.description", "A novel"));
		assertThat(metadata(ObservationType.AGENT)).containsExactly(
				Map.of("agent.name", "write", "agent.description", "Writes a story"), Map.of("agent.name", "shortener"),
				Map.of("agent.name", "count", "agent.description", "Counts letters"));
	}

	@Test
	void parametersOfTheInvocationAreNoInput() {
		this.model.on("Write", "Once");
		Tenanted workflow = AgenticServices.sequenceBuilder(Tenanted.class)
			.subAgents(agent(Writer.class))
			.outputKey("story")
			.build();
		assertThat(workflow.run("huts", InvocationParameters.from("tenant", "alps"))).isEqualTo("Once");
		assertThat(this.application.tree()).containsExactly("CHAIN Tenanted.run DEFAULT",
				"  AGENT Writer.write DEFAULT", "    GENERATION chat DEFAULT");
		assertThat(this.application.first(ObservationType.CHAIN).input()).extracting(Content::json)
			.isEqualTo("{\"topic\":\"huts\"}");
	}

	@Test
	void loopNumbersItsRounds() {
		this.model.on("Shorten", (call) -> "a".repeat(3 - call));
		UntypedAgent loop = AgenticServices.loopBuilder()
			.subAgents(agent(Editor.class), new Counter())
			.maxIterations(5)
			.exitCondition((scope) -> scope.readState("length", 9) <= 1)
			.outputKey("story")
			.build();
		assertThat(loop.invoke(Map.of("story", "aaaa"))).isEqualTo("a");
		assertThat(this.application.tree()).containsExactly("CHAIN Loop DEFAULT", "  AGENT Editor.edit DEFAULT",
				"    GENERATION chat DEFAULT", "  AGENT Counter.count DEFAULT", "  AGENT Editor.edit DEFAULT",
				"    GENERATION chat DEFAULT", "  AGENT Counter.count DEFAULT");
		assertThat(this.application.trace().observations()).extracting(ObservationRecord::iteration)
			.containsExactly(null, 1, 1, 1, 2, 1, 2);
		assertThat(metadata(ObservationType.CHAIN).get(0)).containsEntry("agent.iterations", "2");
	}

	@Test
	void parallelAgentsOnThreadsOfTheirOwnBelongToTheirChain() {
		CountDownLatch both = new CountDownLatch(2);
		this.model.on("Write", (call) -> together(both, "Once")).on("Shorten", (call) -> together(both, "Twice"));
		UntypedAgent parallel = AgenticServices.parallelBuilder()
			.subAgents(agent(Writer.class), agent(Editor.class), new Counter())
			.output((scope) -> "both")
			.build();
		assertThat(parallel.invoke(Map.of("topic", "huts", "story", "long"))).isEqualTo("both");
		assertThat(sorted()).containsExactly("CHAIN Parallel DEFAULT", " AGENT Counter.count DEFAULT",
				" AGENT Editor.edit DEFAULT", "  GENERATION chat DEFAULT", " AGENT Writer.write DEFAULT",
				"  GENERATION chat DEFAULT");
	}

	@Test
	void mapperRunsOneAgentForEachItem() {
		this.model.on("Shorten", "Once");
		Shortened mapper = AgenticServices.parallelMapperBuilder(Shortened.class)
			.subAgents(agent(Editor.class))
			.itemsProvider("stories")
			.build();
		assertThat(mapper.all(List.of("One", "Two"))).containsExactly("Once", "Once");
		assertThat(sorted()).containsExactly("CHAIN Shortened.all DEFAULT", " AGENT Editor.edit DEFAULT",
				"  GENERATION chat DEFAULT", " AGENT Editor.edit DEFAULT", "  GENERATION chat DEFAULT");
		assertThat(metadata(ObservationType.AGENT)).containsExactlyInAnyOrder(
				Map.of("agent.name", "shortener", "agent.item", "0"),
				Map.of("agent.name", "shortener", "agent.item", "1"));
		assertThat(this.application.first(ObservationType.CHAIN).output()).extracting(Content::json)
			.isEqualTo("[\"Once\",\"Once\"]");
	}

	@Test
	void mapperOfAWorkflowKeepsTheRunsApart() {
		CountDownLatch both = new CountDownLatch(2);
		this.model.on("Shorten", (call) -> together(both, "Once"));
		Each each = AgenticServices.sequenceBuilder(Each.class).subAgents(agent(Editor.class), new Counter()).build();
		Shortened mapper = AgenticServices.parallelMapperBuilder(Shortened.class)
			.subAgents(each)
			.itemsProvider("stories")
			.build();
		mapper.all(List.of("One", "Two"));
		assertThat(sorted()).containsExactly("CHAIN Shortened.all DEFAULT", " CHAIN Each.each DEFAULT",
				"  AGENT Counter.count DEFAULT", "  AGENT Editor.edit DEFAULT", "   GENERATION chat DEFAULT",
				" CHAIN Each.each DEFAULT", "  AGENT Counter.count DEFAULT", "  AGENT Editor.edit DEFAULT",
				"   GENERATION chat DEFAULT");
		assertThat(this.application.trace().observations()).flatExtracting(ObservationRecord::notes).isEmpty();
	}

	@Test
	void conditionalRunsTheAgentsThatApply() {
		this.model.on("Shorten", "Once");
		UntypedAgent conditional = AgenticServices.conditionalBuilder()
			.subAgents((scope) -> false, agent(Writer.class))
			.subAgents((scope) -> true, agent(Editor.class))
			.outputKey("story")
			.build();
		conditional.invoke(Map.of("story", "long"));
		assertThat(this.application.tree()).containsExactly("CHAIN Conditional DEFAULT", "  AGENT Editor.edit DEFAULT",
				"    GENERATION chat DEFAULT");
	}

	@Test
	void conditionalWithNothingToDoIsAnEmptyChain() {
		AgenticServices.conditionalBuilder().subAgents((scope) -> false, agent(Writer.class)).build().invoke(Map.of());
		assertThat(this.application.tree()).containsExactly("CHAIN Conditional DEFAULT");
	}

	@Test
	void supervisorIsAChainOfPlansAndAgents() {
		this.model.on("The user request",
				(call) -> (call == 1) ? plan("write$0", "topic", "huts") : plan("done", "response", "There it is"));
		this.model.on("Write", "Once");
		SupervisorAgent supervisor = AgenticServices.supervisorBuilder()
			.chatModel(this.model)
			.subAgents(agent(Writer.class))
			.build();
		AgentTracing.trace(supervisor, this.application.handle);
		assertThat(supervisor.invoke("A story about huts")).isEqualTo("Once");
		assertThat(this.application.tree()).containsExactly("CHAIN SupervisorAgent.invoke DEFAULT",
				"  AGENT PlannerAgent.plan DEFAULT", "    GENERATION chat DEFAULT", "  AGENT Writer.write DEFAULT",
				"    GENERATION chat DEFAULT", "  AGENT PlannerAgent.plan DEFAULT", "    GENERATION chat DEFAULT");
		assertThat(this.application.trace().summary().info().sessionId()).isNull();
	}

	@Test
	void planOfTheApplicationIsAChain() {
		this.model.on("Write", "Once");
		UntypedAgent planned = AgenticServices.plannerBuilder()
			.subAgents(agent(Writer.class))
			.planner(OnePlan::new)
			.outputKey("story")
			.build();
		AgentTracing.trace(planned, this.application.handle);
		assertThat(planned.invoke(Map.of("topic", "huts"))).isEqualTo("Once");
		assertThat(this.application.tree()).containsExactly("CHAIN OnePlan DEFAULT", "  AGENT Writer.write DEFAULT",
				"    GENERATION chat DEFAULT");
	}

	@Test
	void supervisorThatIsNoBeanIsPartOfAWorkflowThatIsTraced() {
		this.model.on("The user request", plan("done", "response", "nothing"));
		SupervisorAgent supervisor = AgenticServices.supervisorBuilder()
			.chatModel(this.model)
			.subAgents(agent(Writer.class))
			.build();
		AgenticServices.sequenceBuilder().subAgents(supervisor).build().invoke(Map.of("request", "Nothing"));
		assertThat(this.application.tree()).containsExactly("CHAIN Sequential DEFAULT",
				"  CHAIN SupervisorAgent.invoke DEFAULT", "    AGENT PlannerAgent.plan DEFAULT",
				"      GENERATION chat DEFAULT");
	}

	@Test
	void humanIsWaitedFor() {
		UntypedAgent asking = AgenticServices.sequenceBuilder()
			.subAgents(AgenticServices.humanInTheLoopBuilder()
				.inputKey(String.class, "story")
				.responseProvider((scope) -> later("yes"))
				.outputKey("verdict")
				.build())
			.outputKey("verdict")
			.build();
		assertThat(asking.invoke(Map.of("story", "Once"))).isEqualTo("yes");
		assertThat(this.application.tree()).containsExactly("CHAIN Sequential DEFAULT",
				"  AGENT HumanInTheLoop.askUser DEFAULT");
		ObservationRecord human = this.application.first(ObservationType.AGENT);
		assertThat(human.metadata()).containsEntry("agent.topology", "human_in_the_loop");
		assertThat(human.duration()).isGreaterThan(Duration.ofMillis(40));
		assertThat(content(ObservationRecord::input)).containsExactly("{\"story\":\"Once\"}", "{\"story\":\"Once\"}");
		assertThat(content(ObservationRecord::output)).containsExactly("\"yes\"", "\"yes\"");
	}

	@Test
	void workflowThatDoesNotWaitEndsWhenItsCallReturns() {
		CountDownLatch edited = new CountDownLatch(1);
		this.model.on("Judge", (call) -> together(edited, "good")).on("Shorten", (call) -> together(edited, "Once"));
		UntypedAgent story = AgenticServices.sequenceBuilder()
			.subAgents(agent(Critic.class), agent(Editor.class))
			.outputKey("story")
			.build();
		assertThat(story.invoke(Map.of("story", "long"))).isEqualTo("Once");
		assertThat(sorted()).containsExactly("CHAIN Sequential DEFAULT", " AGENT Critic.judge DEFAULT",
				"  GENERATION chat DEFAULT", " AGENT Editor.edit DEFAULT", "  GENERATION chat DEFAULT");
		ObservationRecord chain = this.application.first(ObservationType.CHAIN);
		assertThat(this.application.trace().observations())
			.allSatisfy((one) -> assertThat(end(one)).isBeforeOrEqualTo(end(chain)));
	}

	@Test
	void workflowEndsWithTheStreamThatItReturns() throws InterruptedException {
		ScriptedStream stream = new ScriptedStream(ScriptedStream.words("Once ", "upon"));
		Narrator narrator = AgenticServices.agentBuilder(Narrator.class).streamingChatModel(stream).build();
		Told told = AgenticServices.sequenceBuilder(Told.class)
			.subAgents(new Counter(), narrator)
			.outputKey("told")
			.build();
		List<String> heard = new ArrayList<>();
		TokenStream tokens = told.tell("long");
		assertThat(this.application.first(ObservationType.CHAIN).endTime()).isNull();
		tokens.onPartialResponse(heard::add).onError((error) -> heard.add(error.toString())).start();
		stream.await();
		assertThat(heard).containsExactly("Once ", "upon");
		assertThat(this.application.tree()).containsExactly("CHAIN Told.tell DEFAULT", "  AGENT Counter.count DEFAULT",
				"  AGENT Narrator.tell DEFAULT", "    GENERATION chat DEFAULT");
		assertThat(content(ObservationRecord::output)).containsExactly("\"Once upon\"", "4", "\"Once upon\"",
				"{\"role\":\"assistant\",\"content\":\"Once upon\"}");
		assertThat(end(this.application.first(ObservationType.CHAIN)))
			.isAfterOrEqualTo(end(this.application.first(ObservationType.GENERATION)));
	}

	@Test
	void streamMayOutliveWhatSurroundsItsWorkflow() throws InterruptedException {
		ScriptedStream stream = new ScriptedStream(ScriptedStream.words("Once ", "upon"));
		Narrator narrator = AgenticServices.agentBuilder(Narrator.class).streamingChatModel(stream).build();
		Told told = AgenticServices.sequenceBuilder(Told.class).subAgents(narrator).outputKey("told").build();
		Observation around = Observation.start("around", this.application.registry);
		TokenStream tokens = Objects.requireNonNull(around.scoped(() -> told.tell("long")));
		around.stop();
		tokens.onPartialResponse((word) -> {
		}).onError((error) -> {
		}).start();
		stream.await();
		assertThat(this.application.tree()).containsExactly("SPAN around DEFAULT", "  CHAIN Told.tell DEFAULT",
				"    AGENT Narrator.tell DEFAULT", "      GENERATION chat DEFAULT");
	}

	@Test
	void streamingAgentInTheMiddleIsReadByTheNext() throws InterruptedException {
		ScriptedStream stream = new ScriptedStream(ScriptedStream.words("Once ", "upon"));
		Narrator narrator = AgenticServices.agentBuilder(Narrator.class).streamingChatModel(stream).build();
		UntypedAgent story = AgenticServices.sequenceBuilder()
			.subAgents(narrator, AgenticServices.agentAction((scope) -> scope.writeState("length", read(scope))))
			.outputKey("length")
			.build();
		assertThat(story.invoke(Map.of("story", "long"))).isEqualTo(9);
		stream.await();
		assertThat(this.application.tree()).containsExactly("CHAIN Sequential DEFAULT", "  AGENT Narrator.tell DEFAULT",
				"    GENERATION chat DEFAULT", "  AGENT AgenticScopeAction.accept DEFAULT");
	}

	@Test
	void whatAPlainAgentCallsHangsUnderIt() {
		this.model.on("Hello", "Hi").on("Shorten", "Once");
		UntypedAgent story = AgenticServices.sequenceBuilder()
			.subAgents(AgenticServices.agentAction(() -> this.model.on("x", "y")), new Caller(model()),
					agent(Editor.class))
			.outputKey("story")
			.build();
		story.invoke(Map.of("story", "long"));
		assertThat(this.application.tree()).containsExactly("CHAIN Sequential DEFAULT",
				"  AGENT AgentAction.run DEFAULT", "  AGENT Caller.call DEFAULT", "    AGENT Greeter.greet DEFAULT",
				"      GENERATION chat DEFAULT", "  AGENT Editor.edit DEFAULT", "    GENERATION chat DEFAULT");
	}

	@Test
	void workflowWithinAWorkflowAndOneThatAnAgentCalls() {
		this.model.on("Write", "Once").on("Shorten", "Once");
		UntypedAgent inner = AgenticServices.sequenceBuilder().name("inner").subAgents(agent(Editor.class)).build();
		UntypedAgent other = AgenticServices.sequenceBuilder().name("other").subAgents(agent(Writer.class)).build();
		UntypedAgent outer = AgenticServices.sequenceBuilder()
			.name("outer")
			.subAgents(inner, AgenticServices.agentAction(() -> other.invoke(Map.of("topic", "huts"))), new Counter())
			.build();
		outer.invoke(Map.of("story", "long"));
		assertThat(this.application.tree()).containsExactly("CHAIN outer DEFAULT", "  CHAIN inner DEFAULT",
				"    AGENT Editor.edit DEFAULT", "      GENERATION chat DEFAULT", "  AGENT AgentAction.run DEFAULT",
				"    CHAIN other DEFAULT", "      AGENT Writer.write DEFAULT", "        GENERATION chat DEFAULT",
				"  AGENT Counter.count DEFAULT");
	}

	private ScriptedModel model() {
		return this.model;
	}

	private <T> T agent(Class<T> type) {
		return Story.agent(type, this.model);
	}

	private static int read(AgenticScope scope) {
		return scope.readState("told", "").length();
	}

	private static String plan(String agent, String argument, String value) {
		return "{\"agentName\":\"" + agent + "\",\"arguments\":{\"" + argument + "\":\"" + value + "\"}}";
	}

	private static String together(CountDownLatch all, String answer) {
		all.countDown();
		try {
			assertThat(all.await(20, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
		return answer;
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

	private static Instant end(ObservationRecord one) {
		return one.startTime().plus(Objects.requireNonNull(one.duration()));
	}

	private List<@Nullable String> content(Function<ObservationRecord, @Nullable Content> which) {
		List<@Nullable String> all = new ArrayList<>();
		for (ObservationRecord one : this.application.trace().observations()) {
			Content content = which.apply(one);
			all.add((content != null) ? content.json() : null);
		}
		return all;
	}

	private List<Map<String, String>> metadata(ObservationType type) {
		return this.application.trace()
			.observations()
			.stream()
			.filter((one) -> one.type() == type)
			.map(ObservationRecord::metadata)
			.toList();
	}

	private List<String> sorted() {
		return this.application.sortedTree();
	}

	/**
	 * A workflow with a name.
	 */
	public interface Novel {

		@Agent(description = "A novel", outputKey = "story")
		String novel(@V("topic") String topic);

	}

	/**
	 * A workflow with parameters that are not for its agents' prompts.
	 */
	public interface Tenanted {

		@Agent
		String run(@V("topic") String topic, InvocationParameters parameters);

	}

	/**
	 * A mapper.
	 */
	public interface Shortened {

		@Agent(outputKey = "all")
		List<String> all(@V("stories") List<String> stories);

	}

	/**
	 * A workflow for each item.
	 */
	public interface Each {

		@Agent(outputKey = "each")
		String each(@V("story") String story);

	}

	/**
	 * A workflow that streams.
	 */
	public interface Told {

		@Agent
		TokenStream tell(@V("story") String story);

	}

	interface Greeter {

		String greet(String message);

	}

	/**
	 * An agent that calls an AI service.
	 */
	public static final class Caller {

		private final ScriptedModel model;

		Caller(ScriptedModel model) {
			this.model = model;
		}

		@Agent(outputKey = "greeting")
		public String call(@V("story") String story) {
			return AiServices.builder(Greeter.class).chatModel(this.model).build().greet("Hello");
		}

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

}
