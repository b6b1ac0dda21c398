package dev.clew.langchain4j.mcp;

import java.lang.ref.WeakReference;
import java.lang.reflect.Method;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

import dev.clew.content.ContentSource;
import dev.clew.langchain4j.call.ComponentTracer;
import dev.clew.langchain4j.call.Forms;
import dev.clew.langchain4j.call.Operation;
import dev.clew.langchain4j.message.CallIdentity;
import dev.clew.langchain4j.message.ToolResults;
import dev.clew.langchain4j.run.RuntimeHandle;
import dev.clew.observation.McpCalls;
import dev.clew.observation.StepContext;
import dev.clew.observation.ToolContext;
import dev.clew.observation.step.CurrentStep;
import dev.clew.trace.ObservationType;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.mcp.client.McpClient;
import dev.langchain4j.service.tool.ToolExecutionResult;
import org.jspecify.annotations.Nullable;

/**
 * Traces what is asked of MCP servers. A call of a tool is one step, also where an AI
 * service makes it. Pings are left out: they come by the clock.
 */
public final class McpTracer extends ComponentTracer {

	private static final Map<String, String> METHODS = Map.of("listTools", "tools/list", "listResources",
			"resources/list", "listResourceTemplates", "resources/templates/list", "readResource", "resources/read",
			"subscribeToResource", "resources/subscribe", "unsubscribeFromResource", "resources/unsubscribe",
			"listPrompts", "prompts/list", "getPrompt", "prompts/get");

	/** The latest list of each kind: a client that keeps lists gives the same again. */
	private final Map<Object, Map<String, WeakReference<Object>>> lists = Collections
		.synchronizedMap(new WeakHashMap<>());

	/**
	 * A tracer.
	 * @param owner application that the clients belong to; {@code null} where that is not
	 * known
	 */
	public McpTracer(@Nullable RuntimeHandle owner) {
		super(McpClient.class, "MCP client", owner);
	}

	@Override
	protected @Nullable Operation<?> operation(Object component, Method method, @Nullable Object[] arguments) {
		Object first = (arguments.length > 0) ? arguments[0] : null;
		if ("executeTool".equals(Forms.nameOf(method)) && first instanceof ToolExecutionRequest request) {
			return tool(component, request, arguments);
		}
		String name = METHODS.get(Forms.nameOf(method));
		return (name != null) ? span(component, name, first, arguments) : null;
	}

	private static @Nullable Operation<?> tool(Object client, ToolExecutionRequest request,
			@Nullable Object[] arguments) {
		if (CurrentStep.context() instanceof ToolContext current
				&& CallIdentity.of(request).equals(current.subject())) {
			McpCalls.mark(current, McpCalls.TOOL, McpConnection.of(client));
			return null;
		}
		ToolContext context = new ToolContext(request.name(), request.id(), true);
		context.setInput((request.arguments() != null) ? ContentSource.json(request.arguments()) : null);
		McpCalls.mark(context, McpCalls.TOOL, McpConnection.of(client));
		return new Operation<>(context, invocation(arguments), (tool, result) -> {
			if (result instanceof ToolExecutionResult executed) {
				ToolResults.describe(tool, executed);
			}
		});
	}

	private Operation<?> span(Object component, String name, @Nullable Object first, @Nullable Object[] arguments) {
		String target = (first instanceof String text) ? text : null;
		StepContext context = new StepContext(ObservationType.SPAN, (target != null) ? name + " " + target : name);
		McpCalls.mark(context, name, McpConnection.of(component));
		if (target != null) {
			boolean prompt = "prompts/get".equals(name);
			Object given = (prompt && arguments.length > 1) ? arguments[1] : null;
			context.setInput(McpContents.request(prompt ? "name" : "uri", target, given));
		}
		BiConsumer<StepContext, @Nullable Object> returned = (span, result) -> {
			span.setOutput(McpContents.output(result));
			if (result instanceof List<?> list && isKept(component, name, list)) {
				span.getMetadata().put("cached", "true");
			}
		};
		return new Operation<>(context, invocation(arguments), returned);
	}

	// Whether the client gave what it had already, and asked nobody.
	private boolean isKept(Object component, String name, Object list) {
		WeakReference<Object> latest = this.lists.computeIfAbsent(component, (client) -> new ConcurrentHashMap<>())
			.put(name, new WeakReference<>(list));
		return latest != null && latest.refersTo(list);
	}

	private static @Nullable InvocationContext invocation(@Nullable Object[] arguments) {
		Object last = (arguments.length > 0) ? arguments[arguments.length - 1] : null;
		return (last instanceof InvocationContext invocation) ? invocation : null;
	}

}
