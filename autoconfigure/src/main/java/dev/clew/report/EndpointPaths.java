package dev.clew.report;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints;
import org.springframework.util.ClassUtils;

/**
 * Where the traces can be read over HTTP.
 */
final class EndpointPaths {

	private static final boolean ACTUATOR = ClassUtils.isPresent(
			"org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints", EndpointPaths.class.getClassLoader());

	private EndpointPaths() {
	}

	static @Nullable String find(BeanFactory beans) {
		return ACTUATOR ? Actuator.find(beans) : null;
	}

	/**
	 * Loaded only where Actuator is there.
	 */
	private static final class Actuator {

		private Actuator() {
		}

		static @Nullable String find(BeanFactory beans) {
			PathMappedEndpoints endpoints = beans.getBeanProvider(PathMappedEndpoints.class).getIfAvailable();
			for (String id : new String[] { "llmtraces", "llmobservations", "llmsessions", "llmusage" }) {
				String path = (endpoints != null) ? endpoints.getPath(EndpointId.of(id)) : null;
				if (path != null) {
					return path;
				}
			}
			return null;
		}

	}

}
