package dev.clew.observation;

import java.util.function.Supplier;

import dev.clew.trace.ObservationType;

/**
 * A step of which no more is known than of any: an agent, chain, retrieval, check,
 * judgement, event or span.
 */
public final class StepContext extends ClewContext {

	private final Supplier<String> stepName;

	private final boolean surrounding;

	/**
	 * A step that begins.
	 * @param type kind of step
	 * @param stepName its name, such as {@code Interface.method} of an AI service
	 */
	public StepContext(ObservationType type, String stepName) {
		this(type, () -> stepName, false);
	}

	private StepContext(ObservationType type, Supplier<String> stepName, boolean surrounding) {
		super(type);
		this.stepName = stepName;
		this.surrounding = surrounding;
	}

	/**
	 * A span that only surrounds others, such as a request that nobody else observes. It
	 * does not make a trace by itself.
	 * @param stepName its name, asked for whenever it is needed, since the route of a
	 * request is known only later
	 * @return what is known of it
	 */
	public static StepContext surrounding(Supplier<String> stepName) {
		return new StepContext(ObservationType.SPAN, stepName, true);
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
