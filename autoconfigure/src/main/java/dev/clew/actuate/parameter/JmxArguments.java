package dev.clew.actuate.parameter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The arguments of a JMX operation in the shape of query parameters, so that both are
 * read by the same rules.
 */
public final class JmxArguments {

	private final Map<String, List<String>> parameters = new LinkedHashMap<>();

	public JmxArguments with(String name, @Nullable Object value) {
		if (value != null) {
			this.parameters.put(name, List.of(value.toString()));
		}
		return this;
	}

	public Map<String, List<String>> toParameters() {
		return this.parameters;
	}

}
