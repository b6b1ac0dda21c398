package dev.clew.langchain4j.model;

import java.lang.reflect.Method;

import dev.clew.langchain4j.call.Interceptor;
import dev.clew.langchain4j.call.TracingProxy;
import dev.clew.langchain4j.run.Call;
import dev.clew.langchain4j.run.PartialOutput;
import dev.clew.observation.GenerationContext;
import dev.clew.observation.step.Step;
import dev.clew.observation.step.TextRoom;
import dev.langchain4j.model.StreamingResponseHandler;
import dev.langchain4j.model.output.Response;
import org.jspecify.annotations.Nullable;

/**
 * Hands a stream of text on to the application's handler and ends the generation before
 * the application goes on. Of several ends the first counts.
 */
final class TracedTextHandler implements Interceptor {

	private final Step<GenerationContext> step;

	private final PartialOutput partial;

	private TracedTextHandler(Step<GenerationContext> step, TextRoom room) {
		this.partial = new PartialOutput(room);
		this.step = step;
		step.whenGivenUp(partialOutput(step.context(), this.partial));
		step.whenStopped(this.partial::close);
	}

	@SuppressWarnings("unchecked")
	static StreamingResponseHandler<String> of(StreamingResponseHandler<String> handler, Step<GenerationContext> step,
			TextRoom room) {
		return TracingProxy.around(StreamingResponseHandler.class, handler, new TracedTextHandler(step, room));
	}

	@Override
	public @Nullable Object call(Object handler, Method method, @Nullable Object[] arguments,
			Call<@Nullable Object, Throwable> call) throws Throwable {
		Object told = (arguments.length > 0) ? arguments[0] : null;
		if (told instanceof String token && "onNext".equals(method.getName())) {
			this.step.context().tokenSeen();
			this.partial.append(token);
		}
		else if (told instanceof Response<?> response && "onComplete".equals(method.getName())) {
			completed(response);
		}
		else if (told instanceof Throwable error && "onError".equals(method.getName())) {
			failed(error);
		}
		return call.call();
	}

	private void completed(Response<?> response) {
		if (this.step.awaitsEnd()) {
			this.step.complete(() -> LanguageModelTracer.response(this.step.context(), response));
			this.step.stop();
		}
	}

	private void failed(Throwable error) {
		if (!this.step.isStopped()) {
			this.step.complete(partialOutput(this.step.context(), this.partial));
			this.step.fail(error);
		}
	}

	// Holds no handler of the application: what nobody ends is held until it is given up.
	private static Runnable partialOutput(GenerationContext context, PartialOutput partial) {
		return () -> partial.keepAs(context, partial.toContent());
	}

}
