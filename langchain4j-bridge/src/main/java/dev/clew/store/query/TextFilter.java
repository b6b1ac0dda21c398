package dev.clew.store.query;

import java.util.Collection;
import java.util.Locale;

import dev.clew.trace.Content;
import dev.clew.trace.ErrorInfo;
import dev.clew.trace.ObservationRecord;
import org.jspecify.annotations.Nullable;

/**
 * Finds plain text in what an observation says, ignoring case.
 */
final class TextFilter {

	private final String plain;

	private final String escaped;

	TextFilter(String text) {
		this.plain = fold(text);
		this.escaped = fold(JsonEscape.escape(text));
	}

	boolean test(ObservationRecord observation) {
		return isIn(observation.statusMessage()) || isIn(observation.error()) || isIn(observation.metadata().values())
				|| (observation.prompt() != null && isIn(observation.prompt().variables().values()))
				|| isIn(observation.input()) || isIn(observation.output());
	}

	private boolean isIn(@Nullable ErrorInfo error) {
		return error != null && (isIn(error.message()) || isIn(error.stackTrace()));
	}

	private boolean isIn(Collection<String> values) {
		return values.stream().anyMatch(this::isIn);
	}

	private boolean isIn(@Nullable String text) {
		return text != null && fold(text).contains(this.plain);
	}

	private boolean isIn(@Nullable Content content) {
		return content != null && fold(content.json()).contains(this.escaped);
	}

	// Lower case of a sigma depends on what follows it, which differs in text and needle.
	private static String fold(String text) {
		return text.toLowerCase(Locale.ROOT).replace('\u03c2', '\u03c3');
	}

}
