package dev.clew.langchain4j;

import dev.clew.langchain4j.agentic.TracingAgentListener;
import dev.clew.langchain4j.run.Activation;
import dev.clew.trace.InternalApi;
import dev.langchain4j.agentic.UntypedAgent;
import dev.langchain4j.agentic.planner.AgenticService;
import dev.langchain4j.agentic.workflow.ConditionalAgentService;
import dev.langchain4j.agentic.workflow.LoopAgentService;
import dev.langchain4j.agentic.workflow.ParallelAgentService;
import dev.langchain4j.agentic.workflow.ParallelMapperService;
import dev.langchain4j.agentic.workflow.SequentialAgentService;
import dev.langchain4j.agentic.workflow.WorkflowAgentsBuilder;
import dev.langchain4j.agentic.workflow.impl.WorkflowAgentsBuilderImpl;

/**
 * How LangChain4j begins to build a workflow, by whatever way: the same builders as
 * without tracing, with our listener. Found by LangChain4j through
 * {@code META-INF/services}.
 */
@InternalApi
public final class TracingWorkflowAgentsBuilder implements WorkflowAgentsBuilder {

	private final WorkflowAgentsBuilder builders;

	/**
	 * What LangChain4j would use without us.
	 */
	public TracingWorkflowAgentsBuilder() {
		WorkflowAgentsBuilder other = Activation.other(WorkflowAgentsBuilder.class, TracingWorkflowAgentsBuilder.class);
		this.builders = (other != null) ? other : WorkflowAgentsBuilderImpl.INSTANCE;
	}

	private static <A, S extends AgenticService<S, A>> S traced(S builder) {
		return Activation.isOn() ? builder.listener(TracingAgentListener.inherited()) : builder;
	}

	@Override
	public SequentialAgentService<UntypedAgent> sequenceBuilder() {
		return traced(this.builders.sequenceBuilder());
	}

	@Override
	public <T> SequentialAgentService<T> sequenceBuilder(Class<T> agentServiceClass) {
		return traced(this.builders.sequenceBuilder(agentServiceClass));
	}

	@Override
	public ParallelAgentService<UntypedAgent> parallelBuilder() {
		return traced(this.builders.parallelBuilder());
	}

	@Override
	public <T> ParallelAgentService<T> parallelBuilder(Class<T> agentServiceClass) {
		return traced(this.builders.parallelBuilder(agentServiceClass));
	}

	@Override
	public LoopAgentService<UntypedAgent> loopBuilder() {
		return traced(this.builders.loopBuilder());
	}

	@Override
	public <T> LoopAgentService<T> loopBuilder(Class<T> agentServiceClass) {
		return traced(this.builders.loopBuilder(agentServiceClass));
	}

	@Override
	public ConditionalAgentService<UntypedAgent> conditionalBuilder() {
		return traced(this.builders.conditionalBuilder());
	}

	@Override
	public <T> ConditionalAgentService<T> conditionalBuilder(Class<T> agentServiceClass) {
		return traced(this.builders.conditionalBuilder(agentServiceClass));
	}

	@Override
	public ParallelMapperService<UntypedAgent> parallelMapperBuilder() {
		return traced(this.builders.parallelMapperBuilder());
	}

	@Override
	public <T> ParallelMapperService<T> parallelMapperBuilder(Class<T> agentServiceClass) {
		return traced(this.builders.parallelMapperBuilder(agentServiceClass));
	}

}
