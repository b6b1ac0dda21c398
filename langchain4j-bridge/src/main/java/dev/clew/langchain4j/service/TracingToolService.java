package dev.clew.langchain4j.service;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import dev.clew.langchain4j.model.ModerationHandover;
import dev.clew.langchain4j.run.Invocation;
import dev.clew.langchain4j.run.Invocations;
import dev.clew.langchain4j.tool.ToolConsumers;
import dev.clew.langchain4j.tool.ToolTracer;
import dev.clew.langchain4j.tool.TracedTools;
import dev.clew.observation.step.Step;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.service.tool.BeforeToolExecution;
import dev.langchain4j.service.tool.ToolArgumentsErrorHandler;
import dev.langchain4j.service.tool.ToolExecution;
import dev.langchain4j.service.tool.ToolExecutionErrorHandler;
import dev.langchain4j.service.tool.ToolExecutionResult;
import dev.langchain4j.service.tool.ToolExecutor;
import dev.langchain4j.service.tool.ToolService;
import dev.langchain4j.service.tool.ToolServiceContext;
import org.jspecify.annotations.Nullable;

/**
 * Runs the tools of an AI service, each traced: annotated methods, tools given as
 * executors, those of providers, and the ones that a model made up.
 */
final class TracingToolService extends ToolService {

	private final ToolConsumers<BeforeToolExecution> before = new ToolConsumers<>();

	private final ToolConsumers<ToolExecution> after = new ToolConsumers<>();

	private final TracedTools traced = new TracedTools();

	private final ModerationHandover moderations;

	TracingToolService(ModerationHandover moderations) {
		this.moderations = moderations;
		super.beforeToolExecution(ToolTracer::asking);
	}

	@Override
	public void beforeToolExecution(@Nullable Consumer<BeforeToolExecution> beforeToolExecution) {
		this.before.set(beforeToolExecution);
		Consumer<BeforeToolExecution> users = this.before.all();
		super.beforeToolExecution((users != null) ? users.andThen(ToolTracer::asking) : ToolTracer::asking);
	}

	@Override
	public @Nullable Consumer<BeforeToolExecution> beforeToolExecution() {
		return this.before.all();
	}

	@Override
	@SuppressWarnings("NullAway")
	public void afterToolExecution(@Nullable Consumer<ToolExecution> afterToolExecution) {
		this.after.set(afterToolExecution);
		super.afterToolExecution(this.after.all());
	}

	@Override
	public ToolExecutionResult executeTool(InvocationContext invocation, Map<String, ToolExecutor> executors,
			ToolExecutionRequest request, @Nullable Consumer<BeforeToolExecution> before,
			@Nullable Consumer<ToolExecution> after) {
		try {
			return super.executeTool(invocation, executors, request, before, after);
		}
		finally {
			ToolTracer.asked();
		}
	}

	// LangChain4j asks for both just before it runs a tool.
	@Override
	public ToolArgumentsErrorHandler argumentsErrorHandler() {
		ToolArgumentsErrorHandler handler = super.argumentsErrorHandler();
		return (error, context) -> ToolTracer.answer(() -> handler.handle(error, context));
	}

	@Override
	public ToolExecutionErrorHandler executionErrorHandler() {
		ToolExecutionErrorHandler handler = super.executionErrorHandler();
		return (error, context) -> ToolTracer.answer(() -> handler.handle(error, context));
	}

	@Override
	public ToolServiceContext createContext(InvocationContext invocation, UserMessage message,
			List<ChatMessage> messages) {
		this.moderations.offer(invocation, message);
		Invocation run = Invocations.find(invocation);
		if (run == null) {
			return super.createContext(invocation, message, messages);
		}
		ToolServiceContext context;
		try (Step.Scope scope = run.step().open()) {
			context = super.createContext(invocation, message, messages);
		}
		try {
			return this.traced.of(context, this::toolExecutors);
		}
		catch (Throwable ex) {
			run.runtime().faults().report("hook", ex);
			return context;
		}
	}

	@Override
	public ToolExecutionResult applyToolHallucinationStrategy(ToolExecutionRequest request) {
		return ToolTracer.unknown(request, () -> super.applyToolHallucinationStrategy(request));
	}

}
