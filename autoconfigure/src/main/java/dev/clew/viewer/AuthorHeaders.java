package dev.clew.viewer;

import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Map;

import dev.clew.actuate.ScoreAuthor;
import org.jspecify.annotations.Nullable;

import org.springframework.web.util.UriUtils;

/**
 * Tells the page, where it asks, the name that the application keeps its scores under.
 * Nobody else may be told the answer, so that it is not kept.
 */
final class AuthorHeaders {

	private static final Map<String, String> NOBODY = Map.of("Cache-Control", "no-store");

	private AuthorHeaders() {
	}

	static Map<String, String> of(@Nullable Principal principal) {
		String author = ScoreAuthor.of(principal);
		return (author != null)
				? Map.of("Cache-Control", "no-store", "X-Clew-Author", UriUtils.encode(author, StandardCharsets.UTF_8))
				: NOBODY;
	}

}
