package dev.clew.capture;

import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.langchain4j.agentic.Agent;
import dev.langchain4j.agentic.AgenticServices;
import dev.langchain4j.agentic.UntypedAgent;
import dev.langchain4j.agentic.planner.Planner;
import dev.langchain4j.agentic.supervisor.PlannerAgent;
import dev.langchain4j.agentic.supervisor.ResponseAgent;
import dev.langchain4j.agentic.supervisor.SupervisorAgent;
import dev.langchain4j.agentic.supervisor.SupervisorAgentService;
import dev.langchain4j.agentic.workflow.ConditionalAgentService;
import dev.langchain4j.agentic.workflow.LoopAgentService;
import dev.langchain4j.agentic.workflow.ParallelAgentService;
import dev.langchain4j.agentic.workflow.ParallelMapperService;
import dev.langchain4j.agentic.workflow.SequentialAgentService;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.service.UserMessage;
import dev.langchain4j.service.V;

/**
 * Agents and workflows of LangChain4j's agentic module.
 */
final class AgentCases {

	private static final String WRITTEN = """
			    AGENT Writer.write -> "Once"
			      GENERATION gpt-4o-mini #1 -> {"role":"assistant","content":"Once"}
			        SPAN HTTP POST
			""";

	private AgentCases() {
	}

	static List<CoverageCase> all() {
		return List.of(sequence(), loop(), parallel(), mapper(), conditional(), supervisor(), planner());
	}

	private static CoverageCase sequence() {
		return new CoverageCase(Set.of(SequentialAgentService.class, UntypedAgent.class, ChatModel.class), Mode.AGENT,
				"one after the other",
				(application) -> run(application,
						AgenticServices.sequenceBuilder()
							.subAgents(writer(application), new Counter())
							.outputKey("length")
							.build(),
						Reply.text("Once")),
				"""
						SPAN POST /work/{id}
						  CHAIN Sequential -> 4
						""" + WRITTEN + """
						    AGENT Counter.count -> 4
						""");
	}

	private static CoverageCase loop() {
		return new CoverageCase(Set.of(LoopAgentService.class), Mode.AGENT, "two rounds", (application) -> run(
				application,
				AgenticServices.loopBuilder().subAgents(new Counter()).maxIterations(2).outputKey("length").build()),
				"""
						SPAN POST /work/{id}
						  CHAIN Loop -> 4
						    AGENT Counter.count #1 -> 4
						    AGENT Counter.count #2 -> 4
						""");
	}

	private static CoverageCase parallel() {
		return new CoverageCase(Set.of(ParallelAgentService.class), Mode.AGENT, "on threads of their own",
				(application) -> run(application,
						AgenticServices.parallelBuilder()
							.subAgents(new Counter(), new Counter())
							.outputKey("length")
							.build()),
				"""
						SPAN POST /work/{id}
						  CHAIN Parallel -> 4
						    AGENT Counter.count -> 4
						    AGENT Counter.count -> 4
						""");
	}

	private static CoverageCase mapper() {
		return new CoverageCase(Set.of(ParallelMapperService.class), Mode.AGENT, "for each item", (application) -> {
			Each each = AgenticServices.parallelMapperBuilder(Each.class)
				.subAgents(new Counter())
				.itemsProvider("stories")
				.build();
			application.inRequest(() -> each.counts(List.of("Once", "Then")));
		}, """
				SPAN POST /work/{id}
				  CHAIN Each.counts -> [4,4]
				    AGENT Counter.count -> 4
				    AGENT Counter.count -> 4
				""");
	}

	private static CoverageCase conditional() {
		return new CoverageCase(Set.of(ConditionalAgentService.class), Mode.AGENT, "the one that applies",
				(application) -> run(application,
						AgenticServices.conditionalBuilder()
							.subAgents((scope) -> false, writer(application))
							.subAgents((scope) -> true, new Counter())
							.outputKey("length")
							.build()),
				"""
						SPAN POST /work/{id}
						  CHAIN Conditional -> 4
						    AGENT Counter.count -> 4
						""");
	}

	private static CoverageCase supervisor() {
		String plan = "{\"agentName\":\"done\",\"arguments\":{\"response\":\"done\"}}";
		return new CoverageCase(
				Set.of(SupervisorAgentService.class, SupervisorAgent.class, PlannerAgent.class, ResponseAgent.class),
				Mode.AGENT, "plans and agents", (application) -> {
					SupervisorAgent supervisor = application.bean(SupervisorAgent.class);
					application.openAi()
						.answers(Reply.text("{\"agentName\":\"write$0\",\"arguments\":{\"topic\":\"huts\"}}"),
								Reply.text("Once"), Reply.text(plan), Reply.text("{\"score1\":0.2,\"score2\":0.9}"));
					application.inRequest(() -> supervisor.invoke("A story about huts"));
				},
				"""
						SPAN POST /work/{id}
						  CHAIN SupervisorAgent.invoke -> "done"
						    AGENT PlannerAgent.plan -> {"agentName":"write$0","arguments":{"topic":"huts"}}
						      GENERATION gpt-4o-mini #1 -> {"role":"assistant","content":"{\\"agentName\\":\\"write$0\\",\
						\\"arguments\\":{\\"topic\\":\\"huts\\"}}"}
						        SPAN HTTP POST
						"""
						+ WRITTEN
						+ """
								    AGENT PlannerAgent.plan -> {"agentName":"done","arguments":{"response":"done"}}
								      GENERATION gpt-4o-mini #1 -> {"role":"assistant","content":"{\\"agentName\\":\\"done\\",\
								\\"arguments\\":{\\"response\\":\\"done\\"}}"}
								        SPAN HTTP POST
								    AGENT ResponseAgent.scoreResponses -> {"score1":0.2,"score2":0.9}
								      GENERATION gpt-4o-mini #1 -> {"role":"assistant","content":"{\\"score1\\":0.2,\\"score2\\":0.9}"}
								        SPAN HTTP POST
								""");
	}

	private static CoverageCase planner() {
		return new CoverageCase(Set.of(Planner.class), Mode.AGENT, "of the application",
				(application) -> run(application, application.bean("planned", UntypedAgent.class), Reply.text("Once")),
				"""
						SPAN POST /work/{id}
						  CHAIN OnePlan -> "Once"
						""" + WRITTEN);
	}

	private static void run(Application application, UntypedAgent workflow, Reply... script) throws Exception {
		application.openAi().answers(script);
		application.inRequest(() -> workflow.invoke(Map.of("topic", "huts", "story", "Once")));
	}

	private static Writer writer(Application application) {
		return AgentBeans.writer(application.bean(ChatModel.class));
	}

	/**
	 * An AI agent.
	 */
	public interface Writer {

		@UserMessage("Write about {{topic}}")
		@Agent(description = "Writes a story", outputKey = "story")
		String write(@V("topic") String topic);

	}

	/**
	 * A mapper.
	 */
	public interface Each {

		@Agent(outputKey = "counts")
		List<Integer> counts(@V("stories") List<String> stories);

	}

	/**
	 * An agent that is no AI service.
	 */
	public static final class Counter {

		@Agent(outputKey = "length")
		public Integer count(@V("story") String story) {
			return story.length();
		}

	}

}
