package dev.clew.langchain4j;

import dev.clew.observation.GenerationContext;
import dev.clew.observation.Step;
import dev.langchain4j.model.StreamingResponseHandler;
import dev.langchain4j.model.output.Response;

/**
 * Hands a stream of text on to the application's handler and ends the generation before
 * the application goes on. Of several ends the first counts.
 */
final class TracedTextHandler implements StreamingResponseHandler<String> {

	private final StreamingResponseHandler<String> handler;

	private final Step<GenerationContext> step;

	private final PartialOutput partial = new PartialOutput();

	TracedTextHandler(StreamingResponseHandler<String> handler, Step<GenerationContext> step) {
		this.handler = handler;
		this.step = step;
		step.whenGivenUp(this::keepPartial);
	}

	@Override
	public void onNext(String token) {
		this.step.context().tokenSeen();
		this.partial.append(token);
		this.handler.onNext(token);
	}

	@Override
	public void onComplete(Response<String> response) {
		if (this.step.awaitsEnd()) {
			this.step.complete(() -> LanguageModelTracer.response(this.step.context(), response));
			this.step.stop();
		}
		this.handler.onComplete(response);
	}

	@Override
	public void onError(Throwable error) {
		if (!this.step.isStopped()) {
			this.step.complete(this::keepPartial);
			this.step.fail(error);
		}
		this.handler.onError(error);
	}

	private void keepPartial() {
		this.partial.keepAs(this.step.context(), this.partial.toContent());
	}

}
