package dev.clew.langchain4j.model;

import java.lang.reflect.Method;
import java.util.function.Supplier;

import dev.clew.langchain4j.agent.AgentRuns;
import dev.clew.langchain4j.call.ComponentTracer;
import dev.clew.langchain4j.call.Forms;
import dev.clew.langchain4j.finish.Finish;
import dev.clew.langchain4j.message.CallIdentity;
import dev.clew.langchain4j.message.KnownTools;
import dev.clew.langchain4j.message.Messages;
import dev.clew.langchain4j.message.Providers;
import dev.clew.langchain4j.message.Requested;
import dev.clew.langchain4j.run.Call;
import dev.clew.langchain4j.run.Invocation;
import dev.clew.langchain4j.run.Invocations;
import dev.clew.langchain4j.run.ObservedCall;
import dev.clew.langchain4j.run.RuntimeHandle;
import dev.clew.langchain4j.usage.ProviderUsage;
import dev.clew.observation.ClewContext;
import dev.clew.observation.GenerationContext;
import dev.clew.observation.step.CurrentStep;
import dev.clew.observation.step.Step;
import dev.clew.observation.step.TracingRuntime;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import org.jspecify.annotations.Nullable;

/**
 * Traces calls of chat models. Thread-safe.
 */
public final class GenerationTracer extends ComponentTracer {

	/** LangChain4j's name for the model that a routing model chose. */
	static final String ROUTE = "chat_model_route";

	/**
	 * A tracer.
	 * @param owner application that the models belong to; {@code null} where that is not
	 * known
	 */
	public GenerationTracer(@Nullable RuntimeHandle owner) {
		super(ChatModel.class, "chat model", owner);
	}

	@Override
	public boolean isShortForm(Method method) {
		return ShortForms.isShort(method) || super.isShortForm(method);
	}

	@Override
	public @Nullable Object call(Object component, Method method, @Nullable Object[] arguments,
			Call<@Nullable Object, Throwable> call) throws Throwable {
		ChatRequest request = isChat(method) ? ShortForms.requestOf(arguments) : null;
		return (request != null && component instanceof ChatModel model && !Forms.isMissing(model.getClass(), method))
				? chat(model, request, Forms.isLater(method), call) : call.call();
	}

	private static boolean isChat(Method method) {
		String name = Forms.nameOf(method);
		return ("chat".equals(name) || "doChat".equals(name)) && method.getReturnType() != void.class
				&& !Forms.isStream(method);
	}

	// Within a generation, unless it is the inner part of one.
	private @Nullable Object chat(ChatModel model, ChatRequest request, boolean later,
			Call<@Nullable Object, Throwable> call) throws Throwable {
		Invocation invocation = Invocations.takeRequesting();
		TracingRuntime runtime = (invocation != null) ? invocation.runtime() : runtime();
		if (runtime == null) {
			return call.call();
		}
		DelegatedCalls inner = innerCalls(runtime, request, model::defaultRequestParameters, model::provider);
		if (inner != null) {
			return later ? inner.runLater(runtime, call) : inner.run(call);
		}
		Supplier<@Nullable Step<GenerationContext>> start = () -> start(runtime, invocation, request,
				model.defaultRequestParameters(), model.provider());
		Outcome outcome = new Outcome(invocation);
		return later ? ObservedCall.runLater(runtime, start, call, outcome)
				: ObservedCall.run(runtime, start, call, outcome);
	}

	// Those that this call is one of, unless it is a generation of its own.
	static @Nullable DelegatedCalls innerCalls(TracingRuntime runtime, ChatRequest request,
			Supplier<@Nullable ChatRequestParameters> defaults, Supplier<@Nullable ModelProvider> provider) {
		try {
			GenerationContext outer = outer(request);
			DelegatedCalls calls = (outer != null) ? DelegatedCalls.of(outer) : null;
			if (outer == null || calls == null || !calls.begin(runtime)) {
				return null;
			}
			ObservedCall.safely(runtime, () -> complete(outer, Requested.of(request, defaults.get()), provider.get()));
			return calls;
		}
		catch (Throwable ex) {
			runtime.faults().report("hook", ex);
			return null;
		}
	}

	static Step<GenerationContext> start(TracingRuntime runtime, @Nullable Invocation invocation, ChatRequest request,
			@Nullable ChatRequestParameters defaults, @Nullable ModelProvider provider) {
		Requested requested = Requested.of(request, defaults);
		GenerationContext context = new GenerationContext();
		context.subject(CallIdentity.of(request));
		context.setProvider(Providers.nameOf(provider));
		context.setInput(Messages.input(request, requested.tools(),
				(invocation != null) ? invocation.tools() : new KnownTools()));
		parameters(context, requested);
		if (invocation != null) {
			context.setIteration(invocation.iteration());
			context.setPromptOf(invocation.step().context());
		}
		return Step.start(runtime, context, (invocation != null) ? invocation.parent() : AgentRuns.parent());
	}

	// The generation that this call is the inner part of: that of a model which hands the
	// same messages on, or of another hook around the same call. It must be open still.
	static @Nullable GenerationContext outer(ChatRequest request) {
		ClewContext current = CurrentStep.context();
		boolean inner = current instanceof GenerationContext generation && generation.getDuration() == null
				&& CallIdentity.of(request).equals(generation.subject());
		return inner ? (GenerationContext) current : null;
	}

	// A model around another one may not know which one that is.
	private static void complete(GenerationContext outer, Requested requested, @Nullable ModelProvider provider) {
		if (requested.modelName() != null) {
			parameters(outer, requested);
			String name = Providers.nameOf(provider);
			outer.setProvider((name != null) ? name : outer.getProvider());
		}
	}

	static void parameters(GenerationContext context, Requested requested) {
		context.setRequestModel(requested.modelName());
		context.setParameters(requested.settings());
	}

	static void response(GenerationContext context, @Nullable ChatResponse response) {
		if (response == null) {
			return;
		}
		context.setOutput(Messages.output(response.aiMessage()));
		route(context, response.aiMessage().attributes().get(ROUTE));
		call(context, response);
	}

	static void route(GenerationContext context, @Nullable Object route) {
		if (route instanceof String name) {
			context.getMetadata().put(ROUTE, name);
		}
	}

	// What belongs to one call of a provider.
	static void call(GenerationContext context, @Nullable ChatResponse response) {
		context.setResponseModel((response != null) ? response.modelName() : null);
		context.setResponseId((response != null) ? response.id() : null);
		ProviderUsage.apply(context, response);
		Finish.apply(context, response);
	}

	/**
	 * What comes out of a call of a chat model.
	 */
	private record Outcome(
			@Nullable Invocation invocation) implements ObservedCall.Outcome<GenerationContext, @Nullable Object> {

		@Override
		public void returned(Step<GenerationContext> step, @Nullable Object result) {
			if (result instanceof ChatResponse response) {
				response(step.context(), response);
			}
			else if (result instanceof String text && step.context().getOutput() == null) {
				step.context().setOutput(Messages.output(AiMessage.from(text)));
			}
			Finish.tell(step.context());
			DelegatedCalls.tell(step.context(), null);
		}

		@Override
		public void failed(Step<GenerationContext> step, Throwable error) {
			DelegatedCalls.tell(step.context(), error);
			step.fail(error);
			if (this.invocation != null) {
				this.invocation.failUntold(error);
			}
		}

	}

}
