package dev.clew.harm;

import java.util.function.Consumer;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;

/**
 * Observes what models and tools do, as an HTTP client or a database would.
 *
 * @param registry where
 */
record Work(ObservationRegistry registry) implements Consumer<String> {

	@Override
	public void accept(String part) {
		if ("model".equals(part)) {
			Observation.start("model.call", this.registry).stop();
		}
		if ("tool".equals(part)) {
			Observation.createNotStarted("tool.work", this.registry)
				.observe(() -> Observation.start("tool.detail", this.registry).stop());
		}
	}

}
