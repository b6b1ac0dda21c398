package dev.clew.web;

import dev.clew.observation.StepContext;
import dev.clew.observation.step.Step;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;

/**
 * Stops the root of a request whose response is written later, on another thread.
 */
final class StopOnCompletion implements AsyncListener {

	private final Step<StepContext> root;

	StopOnCompletion(Step<StepContext> root) {
		this.root = root;
	}

	@Override
	public void onComplete(AsyncEvent event) {
		this.root.stop();
	}

	@Override
	public void onTimeout(AsyncEvent event) {
	}

	@Override
	public void onError(AsyncEvent event) {
		this.root.fail(event.getThrowable());
	}

	@Override
	public void onStartAsync(AsyncEvent event) {
		event.getAsyncContext().addListener(this);
	}

}
