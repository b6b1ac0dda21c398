package dev.clew.langchain4j;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import dev.langchain4j.service.tool.ToolExecutor;
import dev.langchain4j.service.tool.ToolProvider;
import dev.langchain4j.service.tool.ToolServiceContext;
import org.jspecify.annotations.Nullable;

/**
 * The tools of a run, traced. Where all are those that the service was built with, which
 * are the same in each run, that is done once. Thread-safe.
 */
final class TracedTools {

	private volatile @Nullable Known known;

	ToolServiceContext of(ToolServiceContext context, Supplier<Map<String, ToolExecutor>> fixed) {
		if (context.toolExecutors().isEmpty() && context.dynamicToolProviders().isEmpty()) {
			return context;
		}
		Known before = this.known;
		if (before != null && before.isOf(context)) {
			return before.traced();
		}
		ToolServiceContext traced = traced(context);
		if (context.dynamicToolProviders().isEmpty() && areSame(context.toolExecutors(), fixed.get())) {
			this.known = new Known(context, traced);
		}
		return traced;
	}

	private static ToolServiceContext traced(ToolServiceContext context) {
		Map<String, ToolExecutor> executors = new LinkedHashMap<>();
		context.toolExecutors().forEach((name, executor) -> executors.put(name, TracedToolExecutor.of(executor)));
		List<ToolProvider> dynamic = new ArrayList<>(context.dynamicToolProviders().size());
		context.dynamicToolProviders().forEach((provider) -> dynamic.add(new TracedToolProvider(provider)));
		return context.toBuilder().toolExecutors(executors).dynamicToolProviders(dynamic).build();
	}

	@SuppressWarnings("ReferenceEquality")
	private static boolean areSame(Map<String, ToolExecutor> some, Map<String, ToolExecutor> others) {
		if (some.size() != others.size()) {
			return false;
		}
		for (Map.Entry<String, ToolExecutor> one : some.entrySet()) {
			if (one.getValue() != others.get(one.getKey())) {
				return false;
			}
		}
		return true;
	}

	/**
	 * What was traced before.
	 */
	private record Known(ToolServiceContext context, ToolServiceContext traced) {

		boolean isOf(ToolServiceContext other) {
			return other.dynamicToolProviders().isEmpty()
					&& areSame(this.context.toolExecutors(), other.toolExecutors())
					&& this.context.effectiveTools().equals(other.effectiveTools())
					&& this.context.availableTools().equals(other.availableTools())
					&& this.context.returnBehaviors().equals(other.returnBehaviors());
		}

	}

}
