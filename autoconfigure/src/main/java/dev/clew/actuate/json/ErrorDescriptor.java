package dev.clew.actuate.json;

import dev.clew.trace.ErrorInfo;
import dev.clew.trace.Text;
import org.jspecify.annotations.Nullable;

/**
 * An error as JSON.
 *
 * @param type class name of the exception
 * @param message its message; content
 * @param stackTrace its stack trace; content
 * @param contentHidden whether something was left out
 */
@Descriptor
record ErrorDescriptor(String type, @Nullable String message, @Nullable String stackTrace,
		@Nullable Boolean contentHidden) {

	static @Nullable ErrorDescriptor of(@Nullable ErrorInfo error, ContentView view) {
		if (error == null) {
			return null;
		}
		return new ErrorDescriptor(Text.wellFormed(error.type()), view.show(Text.wellFormedOrNull(error.message())),
				view.show(Text.wellFormedOrNull(error.stackTrace())),
				view.hidden(error.message() != null || error.stackTrace() != null));
	}

}
