package dev.clew.store.query.language;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import dev.clew.trace.Level;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Status;

/**
 * What the values of a field are, and how they are written.
 */
public enum Kind {

	/** Exact text; {@code *} stands for any. */
	TEXT("a text, in quotes if it has blanks; * stands for any characters"),

	/** Words of a full text. */
	WORDS("words with a letter or a digit; * before or after them lets the first begin or the last end anywhere"),

	/** A truth value, a number or a word. */
	SCORE("true, false, a number such as 3, >3 or 1..5, or a text"),

	/** A time span. */
	DURATION("a time with its unit, such as >2s, <=500ms, 5m or 1s..2s (units ms, s, m, h)"),

	/** US dollars. */
	MONEY("an amount of US dollars, such as >0.01 or 0.1..0.5"),

	/** A whole number. */
	COUNT("a number, such as >5, 10k, <=1.5m or 2..4"),

	/** A point in time. */
	TIME("a day or a time with its offset, such as >=2026-01-31, <2026-01-31T08:30:00Z or 2026-01-01..2026-01-31"),

	/** A level. */
	LEVEL("DEBUG, DEFAULT, WARNING or ERROR, also as >=WARNING", names(Level.values())),

	/** Whether it runs. */
	STATUS(names(Status.values())),

	/** Type of an observation. */
	TYPE(names(ObservationType.values())),

	/** What not all have. */
	HAS(Stream
		.concat(names(ObservationType.values()).stream().map((name) -> name.toLowerCase(Locale.ROOT)),
				Stream.of("input", "output", "error", "score", "session", "user", "bookmark", "prompt", "cost"))
		.toList()),

	/** States. */
	IS(List.of("running", "completed", "bookmarked"));

	private final String allowed;

	private final List<String> choices;

	Kind(String allowed) {
		this(allowed, List.of());
	}

	Kind(List<String> choices) {
		this("one of " + String.join(", ", choices), choices);
	}

	Kind(String allowed, List<String> choices) {
		this.allowed = allowed;
		this.choices = choices;
	}

	private static List<String> names(Enum<?>[] values) {
		return Stream.of(values).map(Enum::name).toList();
	}

	/**
	 * What may be written.
	 * @return the rule, for people
	 */
	public String allowed() {
		return this.allowed;
	}

	/**
	 * The values, if there are only a few.
	 * @return the values, or none
	 */
	public List<String> choices() {
		return this.choices;
	}

	boolean isQuantity() {
		return switch (this) {
			case DURATION, MONEY, COUNT, TIME, LEVEL -> true;
			default -> false;
		};
	}

	boolean accepts(Operand operand) {
		if (!(operand instanceof Operand.Text text)) {
			return isQuantity() || this == SCORE;
		}
		if (isQuantity()) {
			return false;
		}
		return this.choices.isEmpty() ? this != WORDS || Words.of(text) != null
				: text.parts().size() == 1 && this.choices.contains(text.parts().get(0));
	}

}
