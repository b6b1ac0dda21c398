package dev.clew.observation;

import dev.clew.trace.ObservationType;

/**
 * A check of what goes into a model or comes out of it.
 */
public final class GuardrailContext extends ClewContext {

	private final String guardrailName;

	/**
	 * A check that begins.
	 * @param guardrailName name of the guardrail, by default the simple name of its class
	 */
	public GuardrailContext(String guardrailName) {
		super(ObservationType.GUARDRAIL);
		this.guardrailName = guardrailName;
	}

	@Override
	public String getStepName() {
		return this.guardrailName;
	}

}
