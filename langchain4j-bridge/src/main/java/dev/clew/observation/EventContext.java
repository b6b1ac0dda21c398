package dev.clew.observation;

import dev.clew.trace.ObservationType;

/**
 * A point in time.
 */
public final class EventContext extends ClewContext {

	private final String eventName;

	/**
	 * An event, to be started and stopped at once.
	 * @param eventName what happened
	 */
	public EventContext(String eventName) {
		super(ObservationType.EVENT);
		this.eventName = eventName;
	}

	@Override
	public String getStepName() {
		return this.eventName;
	}

}
