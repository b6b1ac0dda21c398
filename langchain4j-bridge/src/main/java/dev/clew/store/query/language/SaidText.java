package dev.clew.store.query.language;

import java.util.Map;
import java.util.function.Predicate;

import dev.clew.store.query.text.Snippet;
import dev.clew.store.query.text.TextSearch;
import dev.clew.trace.Content;
import dev.clew.trace.ErrorInfo;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.Prompt;
import dev.clew.trace.TraceInfo;
import org.jspecify.annotations.Nullable;

/**
 * A text that words are looked for in: where fields of words look is said here.
 *
 * @param field the field that it is, as the endpoints call it, or what its name begins
 * with
 * @param key the rest of that name
 * @param text the text, if it is plain
 * @param content the JSON, if it is not
 */
record SaidText(String field, String key, @Nullable String text, @Nullable Content content) {

	/**
	 * Goes through what a trace says beside its observations, until a test holds.
	 * @param trace the trace
	 * @param test the test
	 * @return whether it holds for any
	 */
	static boolean any(TraceInfo trace, Predicate<SaidText> test) {
		return plain("name", trace.name(), test) || each("metadata.", trace.metadata(), test);
	}

	/**
	 * Goes through what an observation says, short texts before long ones, until a test
	 * holds.
	 * @param field the field that is asked for
	 * @param observation the observation
	 * @param test the test
	 * @return whether it holds for any
	 */
	static boolean any(QueryField field, ObservationRecord observation, Predicate<SaidText> test) {
		return switch (field) {
			case INPUT -> json("input", observation.input(), test);
			case OUTPUT -> json("output", observation.output(), test);
			case STATUS_MESSAGE -> plain("statusMessage", observation.statusMessage(), test);
			case ERROR_MESSAGE -> error(observation.error(), test);
			default -> all(observation, test);
		};
	}

	private static boolean all(ObservationRecord observation, Predicate<SaidText> test) {
		Prompt prompt = observation.prompt();
		return plain("name", observation.name(), test) || plain("statusMessage", observation.statusMessage(), test)
				|| error(observation.error(), test) || each("metadata.", observation.metadata(), test)
				|| (prompt != null && each("prompt.variables.", prompt.variables(), test))
				|| json("input", observation.input(), test) || json("output", observation.output(), test);
	}

	private static boolean error(@Nullable ErrorInfo error, Predicate<SaidText> test) {
		return error != null && (plain("error.message", error.message(), test)
				|| plain("error.stackTrace", error.stackTrace(), test));
	}

	private static boolean each(String field, Map<String, String> texts, Predicate<SaidText> test) {
		for (Map.Entry<String, String> text : texts.entrySet()) {
			if (test.test(new SaidText(field, text.getKey(), text.getValue(), null))) {
				return true;
			}
		}
		return false;
	}

	private static boolean plain(String field, @Nullable String text, Predicate<SaidText> test) {
		return text != null && test.test(new SaidText(field, "", text, null));
	}

	private static boolean json(String field, @Nullable Content content, Predicate<SaidText> test) {
		return content != null && test.test(new SaidText(field, "", null, content));
	}

	String name() {
		return this.field + this.key;
	}

	boolean has(TextSearch search) {
		return search.isIn(this.text) || search.isIn(this.content);
	}

	@Nullable Snippet around(TextSearch search) {
		if (this.content != null) {
			return search.around(this.content);
		}
		return (this.text != null) ? search.around(this.text) : null;
	}

}
