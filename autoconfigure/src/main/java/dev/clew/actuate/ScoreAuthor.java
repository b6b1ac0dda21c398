package dev.clew.actuate;

import java.security.Principal;

import dev.clew.trace.InternalApi;
import dev.clew.trace.Text;
import org.jspecify.annotations.Nullable;

/**
 * The name that scores are kept under which somebody gives over HTTP.
 */
@InternalApi
public final class ScoreAuthor {

	private static final int MAX_LENGTH = 200;

	private ScoreAuthor() {
	}

	/**
	 * Names an author.
	 * @param principal who is logged in
	 * @return the name, of at most 200 characters; {@code null} where nobody is
	 */
	public static @Nullable String of(@Nullable Principal principal) {
		String name = (principal != null) ? principal.getName() : null;
		return (name != null) ? Text.cut(name, MAX_LENGTH) : null;
	}

}
