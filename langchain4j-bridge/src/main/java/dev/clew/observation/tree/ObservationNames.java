package dev.clew.observation.tree;

import io.micrometer.observation.Observation;

/**
 * Names that observations have by themselves.
 */
public final class ObservationNames {

	private ObservationNames() {
	}

	/**
	 * The name of an observation.
	 * @param context context of the observation
	 * @return its contextual name, else its name
	 */
	public static String of(Observation.Context context) {
		String contextual = context.getContextualName();
		if (contextual != null) {
			return contextual;
		}
		String name = context.getName();
		return (name != null) ? name : "unnamed";
	}

}
