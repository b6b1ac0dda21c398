package dev.clew.langchain4j;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.service.tool.ToolExecutionResult;
import dev.langchain4j.service.tool.ToolExecutor;

/**
 * A tool that is traced.
 */
final class TracedToolExecutor implements ToolExecutor {

	private final ToolExecutor executor;

	private TracedToolExecutor(ToolExecutor executor) {
		this.executor = executor;
	}

	static ToolExecutor of(ToolExecutor executor) {
		return (executor instanceof TracedToolExecutor) ? executor : new TracedToolExecutor(executor);
	}

	@Override
	public String execute(ToolExecutionRequest request, Object memoryId) {
		return this.executor.execute(request, memoryId);
	}

	@Override
	public ToolExecutionResult executeWithContext(ToolExecutionRequest request, InvocationContext invocation) {
		return ToolTracer.known(request, invocation, () -> this.executor.executeWithContext(request, invocation));
	}

}
