package dev.clew.observation;

import dev.clew.trace.ObservationType;

/**
 * A fixed sequence of steps, such as retrieval augmentation, one of its stages or a
 * workflow of agents.
 */
public final class ChainContext extends ClewContext {

	private final String chainName;

	/**
	 * A sequence that begins.
	 * @param chainName what the sequence is called
	 */
	public ChainContext(String chainName) {
		super(ObservationType.CHAIN);
		this.chainName = chainName;
	}

	@Override
	public String getStepName() {
		return this.chainName;
	}

}
