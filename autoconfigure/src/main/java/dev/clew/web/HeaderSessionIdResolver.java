package dev.clew.web;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Takes the session id from the first header that is present.
 *
 * @param headerNames names of the headers, in order
 */
public record HeaderSessionIdResolver(List<String> headerNames) implements SessionIdResolver {

	@Override
	public @Nullable String resolveSessionId(TracedRequest request) {
		for (String name : this.headerNames) {
			String value = request.header(name);
			if (value != null) {
				return value.trim();
			}
		}
		return null;
	}

}
