package dev.clew.langchain4j;

import java.util.List;

import dev.clew.observation.Step;
import dev.langchain4j.service.tool.AiServiceTool;
import dev.langchain4j.service.tool.ToolProvider;
import dev.langchain4j.service.tool.ToolProviderRequest;
import dev.langchain4j.service.tool.ToolProviderResult;
import org.jspecify.annotations.Nullable;

/**
 * A provider whose tools are traced. LangChain4j asks dynamic ones again in each round.
 */
final class TracedToolProvider implements ToolProvider {

	private final ToolProvider provider;

	TracedToolProvider(ToolProvider provider) {
		this.provider = provider;
	}

	@Override
	public @Nullable ToolProviderResult provideTools(ToolProviderRequest request) {
		ToolProviderResult result = provided(request);
		if (result == null) {
			return null;
		}
		try {
			List<AiServiceTool> tools = result.aiServiceTools().stream().map(TracedToolProvider::traced).toList();
			return ToolProviderResult.builder().addAll(tools).build();
		}
		catch (Throwable ex) {
			Invocation run = Invocations.find(request.invocationContext());
			if (run != null) {
				run.runtime().faults().report("hook", ex);
			}
			return result;
		}
	}

	// What a provider does, such as asking a server, hangs under the agent.
	private @Nullable ToolProviderResult provided(ToolProviderRequest request) {
		Invocation run = Invocations.find(request.invocationContext());
		if (run == null) {
			return this.provider.provideTools(request);
		}
		try (Step.Scope scope = run.step().open()) {
			return this.provider.provideTools(request);
		}
	}

	@Override
	public boolean isDynamic() {
		return this.provider.isDynamic();
	}

	private static AiServiceTool traced(AiServiceTool tool) {
		return tool.toBuilder().toolExecutor(TracedToolExecutor.of(tool.toolExecutor())).build();
	}

}
