package dev.clew.aop;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import dev.clew.OwnStep;
import dev.clew.trace.Level;
import io.micrometer.observation.Observation;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import org.jspecify.annotations.Nullable;
import reactor.core.observability.DefaultSignalListener;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * One subscription. Its parent is the observation in the context of the subscriber, and
 * where there is none the current one of the thread that subscribes.
 *
 * @param <T> type of the elements
 */
final class ReactiveStep<T> extends DefaultSignalListener<T> {

	private static final int MAX_ELEMENTS = 100;

	private final List<T> elements = new ArrayList<>();

	private final boolean single;

	private final boolean output;

	private final OwnStep step;

	private long count;

	private boolean ended;

	ReactiveStep(Function<@Nullable Observation, OwnStep> start, ContextView context, boolean single, boolean output) {
		this.step = start.apply(context.getOrDefault(ObservationThreadLocalAccessor.KEY, null));
		this.single = single;
		this.output = output;
	}

	@Override
	public Context addToContext(Context original) {
		Observation observation = this.step.observation();
		return observation.isNoop() ? original : original.put(ObservationThreadLocalAccessor.KEY, observation);
	}

	@Override
	public void doOnNext(T element) {
		add(element);
		if (this.single) {
			doOnComplete();
		}
	}

	@Override
	public void doOnComplete() {
		if (end()) {
			this.step.close();
		}
	}

	@Override
	public void doOnError(Throwable error) {
		if (end()) {
			this.step.fail(error);
		}
	}

	@Override
	public void doOnCancel() {
		if (end()) {
			this.step.level(Level.WARNING, "cancelled").close();
		}
	}

	private synchronized void add(T element) {
		this.count++;
		if (this.output && !this.ended && this.elements.size() < MAX_ELEMENTS) {
			this.elements.add(element);
		}
	}

	// Whether this is the first signal of an end: a cancellation may follow a completion.
	private synchronized boolean end() {
		if (this.ended) {
			return false;
		}
		this.ended = true;
		if (this.output) {
			keepOutput();
		}
		return true;
	}

	private void keepOutput() {
		if (!this.single) {
			this.step.output(this.elements);
		}
		else if (this.count > 0) {
			this.step.output(this.elements.get(0));
		}
		if (this.count > MAX_ELEMENTS) {
			this.step.note("output cut: the first " + MAX_ELEMENTS + " of " + this.count + " elements kept");
		}
	}

}
