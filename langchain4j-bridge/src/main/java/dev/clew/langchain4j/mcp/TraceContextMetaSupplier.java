package dev.clew.langchain4j.mcp;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

import dev.clew.langchain4j.run.Runtimes;
import dev.clew.observation.step.CurrentStep;
import dev.clew.observation.step.TracingRuntime;
import dev.clew.observation.tree.TraceNode;
import dev.langchain4j.mcp.client.McpCallContext;
import dev.langchain4j.mcp.client.McpMetaSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Hands the trace on to MCP servers, in the {@code _meta} of each call, so that what a
 * server does can join it. To be given to {@code DefaultMcpClient.Builder#metaSupplier}.
 */
public final class TraceContextMetaSupplier implements McpMetaSupplier {

	private final Supplier<? extends Map<String, String>> headers;

	/**
	 * A supplier of {@code traceparent}, as W3C Trace Context has it.
	 */
	public TraceContextMetaSupplier() {
		this(Map::of);
	}

	/**
	 * A supplier of whatever a tracer propagates.
	 * @param headers what the tracer hands on from the current thread; where that is
	 * nothing, {@code traceparent} is
	 */
	public TraceContextMetaSupplier(Supplier<? extends Map<String, String>> headers) {
		this.headers = headers;
	}

	// Without a call for the cancellation of one.
	@Override
	public Map<String, Object> apply(@Nullable McpCallContext call) {
		try {
			return meta();
		}
		catch (Throwable ex) {
			TracingRuntime runtime = Runtimes.resolve(null);
			if (runtime != null) {
				runtime.faults().report("hook", ex);
			}
			return Map.of();
		}
	}

	private Map<String, Object> meta() {
		Map<String, Object> meta = new HashMap<>(this.headers.get());
		TraceNode node = CurrentStep.node();
		if (meta.isEmpty() && node != null) {
			meta.put("traceparent", node.traceParent());
		}
		return meta;
	}

}
