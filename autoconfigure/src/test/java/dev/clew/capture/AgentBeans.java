package dev.clew.capture;

import dev.langchain4j.agentic.AgenticServices;
import dev.langchain4j.agentic.UntypedAgent;
import dev.langchain4j.agentic.planner.Action;
import dev.langchain4j.agentic.planner.AgentInstance;
import dev.langchain4j.agentic.planner.InitPlanningContext;
import dev.langchain4j.agentic.planner.Planner;
import dev.langchain4j.agentic.planner.PlanningContext;
import dev.langchain4j.agentic.supervisor.SupervisorAgent;
import dev.langchain4j.agentic.supervisor.SupervisorResponseStrategy;
import dev.langchain4j.model.chat.ChatModel;
import org.jspecify.annotations.Nullable;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Agents and workflows that are beans.
 */
@Configuration(proxyBeanMethods = false)
class AgentBeans {

	static AgentCases.Writer writer(ChatModel model) {
		return AgenticServices.agentBuilder(AgentCases.Writer.class).chatModel(model).build();
	}

	@Bean
	AgentCases.Writer author(ChatModel model) {
		return writer(model);
	}

	@Bean
	UntypedAgent written(AgentCases.Writer author) {
		return AgenticServices.sequenceBuilder()
			.subAgents(author, new AgentCases.Counter())
			.outputKey("length")
			.build();
	}

	@Bean
	UntypedAgent planned(ChatModel model) {
		return AgenticServices.plannerBuilder()
			.subAgents(writer(model))
			.planner(OnePlan::new)
			.outputKey("story")
			.build();
	}

	@Bean
	SupervisorAgent supervisor(ChatModel model) {
		return AgenticServices.supervisorBuilder()
			.chatModel(model)
			.subAgents(writer(model))
			.responseStrategy(SupervisorResponseStrategy.SCORED)
			.build();
	}

	/**
	 * Calls one agent.
	 */
	static final class OnePlan implements Planner {

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
