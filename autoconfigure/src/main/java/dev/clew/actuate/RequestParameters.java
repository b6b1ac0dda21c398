package dev.clew.actuate;

import java.util.List;
import java.util.Map;

/**
 * The query parameters of the current request, all of them: Actuator itself binds only
 * those whose names are declared, and so can neither refuse a typo nor take
 * {@code metadata.<key>}.
 */
@FunctionalInterface
public interface RequestParameters {

	/**
	 * Reads the parameters.
	 * @return values by name, decoded, in the order of the request
	 */
	Map<String, List<String>> get();

}
