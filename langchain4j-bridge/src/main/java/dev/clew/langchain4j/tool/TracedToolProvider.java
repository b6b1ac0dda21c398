package dev.clew.langchain4j.tool;

import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import dev.clew.langchain4j.call.TracingProxy;
import dev.clew.langchain4j.run.Call;
import dev.clew.langchain4j.run.Invocation;
import dev.clew.langchain4j.run.Invocations;
import dev.clew.observation.step.Step;
import dev.langchain4j.service.tool.AiServiceTool;
import dev.langchain4j.service.tool.ToolProvider;
import dev.langchain4j.service.tool.ToolProviderRequest;
import dev.langchain4j.service.tool.ToolProviderResult;
import org.jspecify.annotations.Nullable;

/**
 * A provider whose tools are traced. LangChain4j asks dynamic ones again in each round.
 */
final class TracedToolProvider {

	private TracedToolProvider() {
	}

	static ToolProvider of(ToolProvider provider) {
		return TracingProxy.around(ToolProvider.class, provider, TracedToolProvider::call);
	}

	private static @Nullable Object call(Object provider, Method method, @Nullable Object[] arguments,
			Call<@Nullable Object, Throwable> call) throws Throwable {
		return (arguments.length == 1 && arguments[0] instanceof ToolProviderRequest request)
				? provide(Invocations.find(request.invocationContext()), call) : call.call();
	}

	// What a provider does, such as asking a server, hangs under the agent.
	private static @Nullable Object provide(@Nullable Invocation run, Call<@Nullable Object, Throwable> call)
			throws Throwable {
		if (run == null) {
			return traced(null, call.call());
		}
		try (Step.Scope scope = run.step().open()) {
			return traced(run, call.call());
		}
	}

	private static @Nullable Object traced(@Nullable Invocation run, @Nullable Object provided) {
		try {
			if (provided instanceof ToolProviderResult result) {
				List<AiServiceTool> tools = result.aiServiceTools().stream().map(TracedToolProvider::traced).toList();
				return ToolProviderResult.builder().addAll(tools).build();
			}
			return (provided instanceof CompletableFuture<?> later) ? later.thenApply((result) -> traced(run, result))
					: provided;
		}
		catch (Throwable ex) {
			if (run != null) {
				run.runtime().faults().report("hook", ex);
			}
			return provided;
		}
	}

	private static AiServiceTool traced(AiServiceTool tool) {
		return tool.toBuilder().toolExecutor(TracedToolExecutor.of(tool.toolExecutor())).build();
	}

}
