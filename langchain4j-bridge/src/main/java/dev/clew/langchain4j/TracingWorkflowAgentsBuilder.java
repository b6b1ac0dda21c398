package dev.clew.langchain4j;

import java.util.ServiceLoader;

import dev.langchain4j.agentic.UntypedAgent;
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
public final class TracingWorkflowAgentsBuilder implements WorkflowAgentsBuilder {

	private final WorkflowAgentsBuilder builders;

	/**
	 * What LangChain4j would use without us.
	 */
	public TracingWorkflowAgentsBuilder() {
		this.builders = ServiceLoader.load(WorkflowAgentsBuilder.class)
			.stream()
			.filter((provider) -> !TracingWorkflowAgentsBuilder.class.equals(provider.type()))
			.findFirst()
			.map(ServiceLoader.Provider::get)
			.orElse(WorkflowAgentsBuilderImpl.INSTANCE);
	}

	private static TracingAgentListener listener() {
		return new TracingAgentListener(Runtimes.building());
	}

	@Override
	public SequentialAgentService<UntypedAgent> sequenceBuilder() {
		return this.builders.sequenceBuilder().listener(listener());
	}

	@Override
	public <T> SequentialAgentService<T> sequenceBuilder(Class<T> agentServiceClass) {
		return this.builders.sequenceBuilder(agentServiceClass).listener(listener());
	}

	@Override
	public ParallelAgentService<UntypedAgent> parallelBuilder() {
		return this.builders.parallelBuilder().listener(listener());
	}

	@Override
	public <T> ParallelAgentService<T> parallelBuilder(Class<T> agentServiceClass) {
		return this.builders.parallelBuilder(agentServiceClass).listener(listener());
	}

	@Override
	public LoopAgentService<UntypedAgent> loopBuilder() {
		return this.builders.loopBuilder().listener(listener());
	}

	@Override
	public <T> LoopAgentService<T> loopBuilder(Class<T> agentServiceClass) {
		return this.builders.loopBuilder(agentServiceClass).listener(listener());
	}

	@Override
	public ConditionalAgentService<UntypedAgent> conditionalBuilder() {
		return this.builders.conditionalBuilder().listener(listener());
	}

	@Override
	public <T> ConditionalAgentService<T> conditionalBuilder(Class<T> agentServiceClass) {
		return this.builders.conditionalBuilder(agentServiceClass).listener(listener());
	}

	@Override
	public ParallelMapperService<UntypedAgent> parallelMapperBuilder() {
		return this.builders.parallelMapperBuilder().listener(listener());
	}

	@Override
	public <T> ParallelMapperService<T> parallelMapperBuilder(Class<T> agentServiceClass) {
		return this.builders.parallelMapperBuilder(agentServiceClass).listener(listener());
	}

}
