package dev.clew.langchain4j.tool;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.service.tool.ToolExecutor;
import dev.langchain4j.service.tool.ToolProvider;
import dev.langchain4j.service.tool.ToolServiceContext;
import org.jspecify.annotations.Nullable;

/**
 * The tools of a run, traced. Where all are those that the service was built with, which
 * are the same in each run, that is done once. Thread-safe.
 */
public final class TracedTools {

	private volatile @Nullable Known known;

	public ToolServiceContext of(ToolServiceContext context, Supplier<Map<String, ToolExecutor>> fixed) {
		if (context.toolExecutors().isEmpty() && context.dynamicToolProviders().isEmpty()) {
			return context;
		}
		Known before = this.known;
		if (before != null && before.isOf(context)) {
			return before.traced();
		}
		ToolServiceContext traced = traced(context);
		Known next = Known.of(context, traced);
		if (context.dynamicToolProviders().isEmpty() && next.hasAll(fixed.get())) {
			this.known = next;
		}
		return traced;
	}

	private static ToolServiceContext traced(ToolServiceContext context) {
		Map<String, ToolExecutor> executors = new LinkedHashMap<>();
		context.toolExecutors().forEach((name, executor) -> executors.put(name, TracedToolExecutor.of(executor)));
		List<ToolProvider> dynamic = new ArrayList<>(context.dynamicToolProviders().size());
		context.dynamicToolProviders().forEach((provider) -> dynamic.add(TracedToolProvider.of(provider)));
		return context.toBuilder().toolExecutors(executors).dynamicToolProviders(dynamic).build();
	}

	/**
	 * What was traced before, with the tools in an array: they are gone through in each
	 * run.
	 */
	private record Known(ToolServiceContext context, ToolServiceContext traced, List<Tool> tools) {

		static Known of(ToolServiceContext context, ToolServiceContext traced) {
			List<Tool> tools = new ArrayList<>(context.toolExecutors().size());
			context.toolExecutors().forEach((name, executor) -> tools.add(new Tool(name, executor)));
			return new Known(context, traced, tools);
		}

		// How a tool returns belongs to the tool.
		boolean isOf(ToolServiceContext other) {
			return other.dynamicToolProviders().isEmpty() && hasAll(other.toolExecutors())
					&& areSame(this.context.effectiveTools(), other.effectiveTools())
					&& areSame(this.context.availableTools(), other.availableTools());
		}

		private static boolean areSame(List<ToolSpecification> some, List<ToolSpecification> others) {
			boolean same = some.size() == others.size();
			for (int i = 0; same && i < some.size(); i++) {
				same = some.get(i).equals(others.get(i));
			}
			return same;
		}

		@SuppressWarnings("ReferenceEquality")
		boolean hasAll(Map<String, ToolExecutor> executors) {
			boolean same = executors.size() == this.tools.size();
			for (int i = 0; same && i < this.tools.size(); i++) {
				same = this.tools.get(i).executor() == executors.get(this.tools.get(i).name());
			}
			return same;
		}

	}

	/**
	 * A tool by its name.
	 */
	private record Tool(String name, ToolExecutor executor) {

	}

}
