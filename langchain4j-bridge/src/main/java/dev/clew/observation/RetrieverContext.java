package dev.clew.observation;

import dev.clew.trace.ObservationType;

/**
 * A retrieval of content.
 */
public final class RetrieverContext extends ClewContext {

	private final String retrieverName;

	/**
	 * A retrieval that is about to begin.
	 * @param retrieverName simple name of the retriever's class
	 */
	public RetrieverContext(String retrieverName) {
		super(ObservationType.RETRIEVER);
		this.retrieverName = retrieverName;
	}

	@Override
	public String getStepName() {
		return this.retrieverName;
	}

}
