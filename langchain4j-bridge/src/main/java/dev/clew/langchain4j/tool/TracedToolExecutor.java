package dev.clew.langchain4j.tool;

import java.lang.reflect.Method;

import dev.clew.langchain4j.call.Forms;
import dev.clew.langchain4j.call.TracingProxy;
import dev.clew.langchain4j.run.Call;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.service.tool.ToolExecutor;
import org.jspecify.annotations.Nullable;

/**
 * A tool that is traced, where it is called with the run that it is part of.
 */
final class TracedToolExecutor {

	private static final String MCP = "dev.langchain4j.mcp.McpToolExecutor";

	private TracedToolExecutor() {
	}

	static ToolExecutor of(ToolExecutor executor) {
		return TracingProxy.isWrapper(executor) ? executor
				: TracingProxy.around(ToolExecutor.class, executor, TracedToolExecutor::call);
	}

	private static @Nullable Object call(Object executor, Method method, @Nullable Object[] arguments,
			Call<@Nullable Object, Throwable> call) throws Throwable {
		return (arguments.length == 2 && arguments[0] instanceof ToolExecutionRequest request
				&& arguments[1] instanceof InvocationContext invocation
				&& !Forms.isMissing(executor.getClass(), method))
						? ToolTracer.known(request, invocation, isOfMcp(executor) ? executor : null,
								Forms.isLater(method), call)
						: call.call();
	}

	// By its name: the module may not be there.
	private static boolean isOfMcp(Object executor) {
		Class<?> type = executor.getClass();
		while (type != null && !MCP.equals(type.getName())) {
			type = type.getSuperclass();
		}
		return type != null;
	}

}
