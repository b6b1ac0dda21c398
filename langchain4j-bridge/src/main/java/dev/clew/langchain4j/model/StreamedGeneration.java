package dev.clew.langchain4j.model;

import dev.clew.langchain4j.finish.Finish;
import dev.clew.langchain4j.run.Invocation;
import dev.clew.langchain4j.run.PartialOutput;
import dev.clew.observation.GenerationContext;
import dev.clew.observation.step.Step;
import dev.clew.observation.step.TextRoom;
import dev.clew.trace.Level;
import dev.langchain4j.model.chat.response.ChatResponse;
import org.jspecify.annotations.Nullable;

/**
 * A generation whose tokens arrive one by one. It ends before the application goes on; of
 * several ends the first counts.
 */
final class StreamedGeneration {

	private final Step<GenerationContext> step;

	private final @Nullable Invocation invocation;

	private final PartialOutput partial;

	StreamedGeneration(Step<GenerationContext> step, @Nullable Invocation invocation, TextRoom room) {
		this.step = step;
		this.invocation = invocation;
		this.partial = new PartialOutput(room);
		step.whenGivenUp(this::keepPartial);
		step.whenStopped(this.partial::close);
	}

	void seen(@Nullable String text) {
		this.step.context().tokenSeen();
		this.partial.append(text);
	}

	// What LangChain4j does not understand may say why the stream ends.
	void heard(@Nullable Object event) {
		if (event != null) {
			this.step.complete(() -> Finish.heard(this.step.context(), event));
		}
	}

	void completed(ChatResponse response) {
		if (this.step.awaitsEnd()) {
			this.step.complete(() -> GenerationTracer.response(this.step.context(), response));
			this.step.complete(() -> Finish.tell(this.step.context()));
			this.step.complete(() -> DelegatedCalls.tell(this.step.context(), null));
			this.step.stop();
		}
	}

	// A stream that is over must have brought its response.
	void over() {
		if (!this.step.isStopped()) {
			this.step.complete(this::keepPartial);
			this.step.context().setLevel(Level.WARNING, "the stream is over without a complete response");
			this.step.stop();
		}
	}

	void failed(Throwable error) {
		if (!this.step.isStopped()) {
			this.step.complete(this::keepPartial);
			this.step.complete(() -> DelegatedCalls.tell(this.step.context(), error));
			this.step.fail(error);
		}
	}

	// LangChain4j tells of no error that the application ignores.
	void failUntold(Throwable error) {
		if (this.invocation != null) {
			this.invocation.fail(error);
		}
	}

	// LangChain4j tells nobody of a cancelled stream: neither the model nor the AI
	// service ends.
	void cancelled() {
		if (this.step.isStopped()) {
			return;
		}
		this.step.complete(this::keepPartial);
		this.step.context().setLevel(Level.WARNING, "cancelled");
		this.step.stop();
		if (this.invocation != null) {
			this.invocation.cancel();
		}
	}

	private void keepPartial() {
		this.partial.keepAs(this.step.context(), this.partial.toContent());
		if (this.invocation != null) {
			this.invocation.keepPartial(this.partial);
		}
	}

}
