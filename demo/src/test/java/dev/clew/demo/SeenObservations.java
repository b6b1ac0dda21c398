package dev.clew.demo;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;

/**
 * Remembers the names of the observations that have stopped.
 */
class SeenObservations implements ObservationHandler<Observation.Context> {

	private final List<String> stopped = new CopyOnWriteArrayList<>();

	void forget() {
		this.stopped.clear();
	}

	List<String> stopped() {
		return List.copyOf(this.stopped);
	}

	@Override
	public void onStop(Observation.Context context) {
		this.stopped.add(String.valueOf(context.getName()));
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return true;
	}

}
