package dev.clew.viewer;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * Headers of the page and of its files, which responses of endpoints do not have.
 */
final class ViewerHeaders {

	private static final String CACHE_CONTROL = "Cache-Control";

	private static final Map<String, String> FILE = Map.of("X-Content-Type-Options", "nosniff", CACHE_CONTROL,
			"private, max-age=31536000, immutable");

	// During a rolling update a page may ask an instance of another version for its
	// files.
	private static final Map<String, String> NO_FILE = Map.of("X-Content-Type-Options", "nosniff", CACHE_CONTROL,
			"no-store");

	private final Viewer viewer;

	private final String path;

	/**
	 * Headers.
	 * @param viewer the viewer
	 * @param path path of its page within the application
	 */
	ViewerHeaders(Viewer viewer, String path) {
		this.viewer = viewer;
		this.path = path;
	}

	/**
	 * The headers of a response.
	 * @param requested decoded path within the application that was asked for
	 * @return the headers; {@code null} where it is not the viewer's
	 */
	@Nullable Map<String, String> of(String requested) {
		if (requested.equals(this.path)) {
			return Map.of("Content-Security-Policy", this.viewer.page().contentSecurityPolicy(),
					"X-Content-Type-Options", "nosniff", "Referrer-Policy", "no-referrer", CACHE_CONTROL, "no-cache");
		}
		if (!requested.startsWith(this.path + "/")) {
			return null;
		}
		String[] file = StringUtils.tokenizeToStringArray(requested.substring(this.path.length()), "/");
		return (this.viewer.file(file) != null) ? FILE : NO_FILE;
	}

}
