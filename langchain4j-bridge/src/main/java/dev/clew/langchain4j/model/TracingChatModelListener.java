package dev.clew.langchain4j.model;

import dev.clew.langchain4j.finish.Finish;
import dev.clew.langchain4j.message.Requested;
import dev.clew.langchain4j.run.Invocation;
import dev.clew.langchain4j.run.Invocations;
import dev.clew.langchain4j.run.ObservedCall;
import dev.clew.langchain4j.run.RuntimeHandle;
import dev.clew.langchain4j.run.Runtimes;
import dev.clew.observation.GenerationContext;
import dev.clew.observation.step.Step;
import dev.clew.observation.step.TracingRuntime;
import dev.langchain4j.model.chat.listener.ChatModelErrorContext;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.listener.ChatModelRequestContext;
import dev.langchain4j.model.chat.listener.ChatModelResponseContext;
import org.jspecify.annotations.Nullable;

/**
 * Traces the calls of chat models that cannot be traced from around, such as those of a
 * final class. Of a call that is traced already it completes request and response.
 * Thread-safe.
 */
public final class TracingChatModelListener implements ChatModelListener {

	private final RuntimeHandle owner;

	/**
	 * A listener.
	 * @param owner application that its models belong to
	 */
	public TracingChatModelListener(RuntimeHandle owner) {
		this.owner = owner;
	}

	@Override
	public void onRequest(ChatModelRequestContext context) {
		GenerationContext outer = GenerationTracer.outer(context.chatRequest());
		if (outer != null) {
			GenerationTracer.parameters(outer, Requested.of(context.chatRequest(), null));
			GenerationTracer.route(outer, context.attributes().get(GenerationTracer.ROUTE));
			return;
		}
		Invocation invocation = Invocations.takeRequesting();
		TracingRuntime runtime = (invocation != null) ? invocation.runtime() : Runtimes.resolve(this.owner);
		if (runtime != null) {
			ObservedCall.safely(runtime, () -> {
				Step<GenerationContext> step = GenerationTracer.start(runtime, invocation, context.chatRequest(), null,
						context.modelProvider());
				if (step != null) {
					GenerationTracer.route(step.context(), context.attributes().get(GenerationTracer.ROUTE));
					context.attributes().put(this, step);
				}
			});
		}
	}

	@Override
	public void onResponse(ChatModelResponseContext context) {
		Step<GenerationContext> step = take(context.attributes().remove(this));
		if (step != null) {
			step.complete(() -> GenerationTracer.response(step.context(), context.chatResponse()));
			step.complete(() -> Finish.tell(step.context()));
			step.stop();
			return;
		}
		GenerationContext outer = GenerationTracer.outer(context.chatRequest());
		if (outer != null) {
			GenerationTracer.response(outer, context.chatResponse());
		}
	}

	@Override
	public void onError(ChatModelErrorContext context) {
		Step<GenerationContext> step = take(context.attributes().remove(this));
		if (step != null) {
			step.fail(context.error());
		}
	}

	@SuppressWarnings("unchecked")
	private static @Nullable Step<GenerationContext> take(@Nullable Object step) {
		return (Step<GenerationContext>) step;
	}

}
