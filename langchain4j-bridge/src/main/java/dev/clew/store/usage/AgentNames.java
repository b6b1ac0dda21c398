package dev.clew.store.usage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.clew.trace.InternalApi;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import org.jspecify.annotations.Nullable;

/**
 * Knows of each observation of a trace which agent it is of: itself, or the nearest one
 * around it. Not thread-safe.
 */
@InternalApi
public final class AgentNames {

	private final Map<String, ObservationRecord> observations = new HashMap<>();

	private final Map<String, @Nullable String> names = new HashMap<>();

	/**
	 * Agents of a trace.
	 * @param observations all its observations
	 */
	public AgentNames(Collection<ObservationRecord> observations) {
		observations.forEach((each) -> this.observations.put(each.observationId(), each));
	}

	/**
	 * The agent of an observation. Whoever is met on the way up has the same, or none in
	 * a circle.
	 * @param observation one of the trace
	 * @return name of the agent
	 */
	public @Nullable String of(ObservationRecord observation) {
		List<String> met = new ArrayList<>();
		ObservationRecord at = observation;
		while (at != null && at.type() != ObservationType.AGENT && !this.names.containsKey(at.observationId())) {
			met.add(at.observationId());
			this.names.put(at.observationId(), null);
			at = parent(at);
		}
		String name = (at != null) ? name(at) : null;
		met.forEach((id) -> this.names.put(id, name));
		return name;
	}

	private @Nullable ObservationRecord parent(ObservationRecord observation) {
		String parent = observation.parentObservationId();
		return (parent != null) ? this.observations.get(parent) : null;
	}

	private @Nullable String name(ObservationRecord observation) {
		return (observation.type() == ObservationType.AGENT) ? observation.name()
				: this.names.get(observation.observationId());
	}

}
