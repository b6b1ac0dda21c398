package dev.clew.actuate.parameter;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What Actuator does not tell of the current request, or not as it is: it binds only
 * those query parameters whose names are declared, and so can neither refuse a typo nor
 * take {@code metadata.<key>}; and a field of the body takes the place of a part of the
 * path that is called the same.
 */
@FunctionalInterface
public interface RequestParameters {

	/**
	 * Reads the parameters.
	 * @return values by name, decoded, in the order of the request
	 */
	Map<String, List<String>> get();

	/**
	 * A part of the path.
	 * @param name its name
	 * @return what the path says, decoded; absent where that is not known
	 */
	default @Nullable String path(String name) {
		return null;
	}

	/**
	 * Says that nobody between here and the user may keep the response: there is content
	 * in it, and who may see that differs from user to user.
	 */
	default void doNotStore() {
	}

}
