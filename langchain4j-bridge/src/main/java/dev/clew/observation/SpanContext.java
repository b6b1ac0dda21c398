package dev.clew.observation;

import java.util.function.Supplier;

import dev.clew.trace.ObservationType;

/**
 * A step that only surrounds others, such as a request that nobody else observes. It does
 * not make a trace by itself.
 */
public final class SpanContext extends ClewContext {

	private final Supplier<String> stepName;

	/**
	 * A step that begins.
	 * @param stepName its name, asked for whenever it is needed, since the route of a
	 * request is known only later
	 */
	public SpanContext(Supplier<String> stepName) {
		super(ObservationType.SPAN);
		this.stepName = stepName;
	}

	@Override
	public String getStepName() {
		return this.stepName.get();
	}

}
