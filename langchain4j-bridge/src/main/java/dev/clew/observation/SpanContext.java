package dev.clew.observation;

import java.util.function.Supplier;

import dev.clew.trace.ObservationType;

/**
 * A step of no special kind: one that only surrounds others, such as a request that
 * nobody else observes, or one of its own, such as a search in an embedding store.
 */
public final class SpanContext extends ClewContext {

	private final Supplier<String> stepName;

	private final boolean surrounding;

	/**
	 * A step that only surrounds others. It does not make a trace by itself.
	 * @param stepName its name, asked for whenever it is needed, since the route of a
	 * request is known only later
	 */
	public SpanContext(Supplier<String> stepName) {
		super(ObservationType.SPAN);
		this.stepName = stepName;
		this.surrounding = true;
	}

	/**
	 * A step of its own.
	 * @param stepName its name
	 */
	public SpanContext(String stepName) {
		super(ObservationType.SPAN);
		this.stepName = () -> stepName;
		this.surrounding = false;
	}

	@Override
	public String getStepName() {
		return this.stepName.get();
	}

	@Override
	public boolean isSurrounding() {
		return this.surrounding;
	}

}
