package dev.clew.viewer;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Headers of the page and of its files, which responses of endpoints do not have.
 */
final class ViewerHeaders {

	private static final String CACHE_CONTROL = "Cache-Control";

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
	 * @param requested path within the application that was asked for
	 * @return the headers; {@code null} where it is not the viewer's
	 */
	@Nullable Map<String, String> of(String requested) {
		if (requested.equals(this.path)) {
			return Map.of("Content-Security-Policy", this.viewer.page().contentSecurityPolicy(),
					"X-Content-Type-Options", "nosniff", "Referrer-Policy", "no-referrer", CACHE_CONTROL, "no-cache");
		}
		return requested.startsWith(this.path + "/")
				? Map.of("X-Content-Type-Options", "nosniff", CACHE_CONTROL, "private, max-age=31536000, immutable")
				: null;
	}

}
