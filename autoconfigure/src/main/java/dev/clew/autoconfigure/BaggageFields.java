package dev.clew.autoconfigure;

import java.util.List;

import dev.clew.attribute.ObservationAttributes;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * What the tracer hands on to services that are called, as Spring Boot sets it.
 *
 * @param names names of the fields
 */
record BaggageFields(List<String> names) {

	private static final String BAGGAGE = "management.tracing.baggage.";

	static BaggageFields of(Environment environment) {
		if (!environment.getProperty(BAGGAGE + "enabled", Boolean.class, true)) {
			return new BaggageFields(List.of());
		}
		return new BaggageFields(Binder.get(environment)
			.bind(BAGGAGE + "remote-fields", Bindable.listOf(String.class))
			.orElse(List.of()));
	}

	/**
	 * Whether sessions or users are among them.
	 * @return whether they are
	 */
	boolean handsOn() {
		return this.names.contains(ObservationAttributes.SESSION_ID)
				|| this.names.contains(ObservationAttributes.USER_ID);
	}

}
