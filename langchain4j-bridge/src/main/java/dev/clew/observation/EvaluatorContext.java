package dev.clew.observation;

import dev.clew.trace.ObservationType;

/**
 * A judgement of something produced before, such as the ranking of retrieved content.
 */
public final class EvaluatorContext extends ClewContext {

	private final String evaluatorName;

	/**
	 * A judgement that begins.
	 * @param evaluatorName simple name of the judging model's class
	 */
	public EvaluatorContext(String evaluatorName) {
		super(ObservationType.EVALUATOR);
		this.evaluatorName = evaluatorName;
	}

	@Override
	public String getStepName() {
		return this.evaluatorName;
	}

}
