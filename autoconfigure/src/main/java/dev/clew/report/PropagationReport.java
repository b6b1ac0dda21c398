package dev.clew.report;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/**
 * Says, when a reactive application is ready and Reactor does not bring the current
 * observation along, which property is missing for that.
 */
public final class PropagationReport implements ApplicationListener<ApplicationReadyEvent> {

	private static final Logger logger = LoggerFactory.getLogger("dev.clew");

	@Override
	public void onApplicationEvent(ApplicationReadyEvent event) {
		try {
			if (!isRestoredInOperators()) {
				logger.warn("Reactor does not bring the trace of a request along: what its operators call makes traces "
						+ "of its own, without session and user; set spring.reactor.context-propagation=auto");
			}
		}
		catch (Throwable ex) {
			logger.debug("It could not be found out whether Reactor brings traces along", ex);
		}
	}

	// Reactor is asked instead of the property, since the application may have switched
	// it on itself.
	static boolean isRestoredInOperators() {
		ObservationRegistry registry = ObservationRegistry.create();
		ObservationHandler<Observation.Context> any = (context) -> true;
		registry.observationConfig().observationHandler(any);
		Observation probe = Observation.start("clew.probe", registry);
		try {
			return Boolean.TRUE.equals(Mono.fromSupplier(() -> probe.equals(registry.getCurrentObservation()))
				.contextWrite((context) -> context.put(ObservationThreadLocalAccessor.KEY, probe))
				.block());
		}
		finally {
			probe.stop();
		}
	}

}
