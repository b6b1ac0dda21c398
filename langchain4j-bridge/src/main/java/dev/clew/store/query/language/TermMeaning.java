package dev.clew.store.query.language;

import java.math.BigDecimal;
import java.util.function.Predicate;

import dev.clew.store.query.language.Condition.Term;
import dev.clew.store.query.language.Operand.Range;
import dev.clew.store.query.language.Operand.Text;
import dev.clew.store.query.text.TextSearch;
import dev.clew.trace.Score;
import org.jspecify.annotations.Nullable;

/**
 * What single terms mean.
 */
final class TermMeaning {

	private TermMeaning() {
	}

	static Predicate<Subject> of(Term term, boolean content) {
		QueryField field = term.field();
		if (field == QueryField.SCORE) {
			return (subject) -> subject.scores().stream().anyMatch((score) -> isScore(term, score, content));
		}
		if (term.operand() instanceof Range range) {
			return (subject) -> Quantities.of(field, subject).anyMatch(range::contains);
		}
		Text text = (Text) term.operand();
		Predicate<String> value = value(field, text);
		return switch (field.kind()) {
			case WORDS -> words(field, Words.of(text));
			case STATUS -> choice(text, (subject, choice) -> subject.status().name().equals(choice));
			case TYPE -> choice(text, States::hasType);
			case HAS -> choice(text, States::has);
			case IS -> choice(text, States::is);
			default -> (subject) -> Texts.of(field, term.key(), subject).anyMatch(value);
		};
	}

	private static Predicate<Subject> choice(Text text, Choice choice) {
		String chosen = text.parts().get(0);
		return (subject) -> choice.test(subject, chosen);
	}

	private static Predicate<Subject> words(QueryField field, @Nullable TextSearch search) {
		if (search == null) {
			throw new IllegalArgumentException("There is no word to find");
		}
		SaidWords words = new SaidWords(field, search);
		return words::areIn;
	}

	private static Predicate<String> value(QueryField field, Text text) {
		return switch (field) {
			case PROMPT -> Texts.isPrompt(text);
			case ERROR -> (type) -> text.matches(type)
					|| text.matches(type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1));
			default -> text::matches;
		};
	}

	private static boolean isScore(Term term, Score score, boolean content) {
		if (!score.name().equals(term.key())) {
			return false;
		}
		if (term.operand() instanceof Text text && text.isAnything()) {
			return true;
		}
		return (content || !score.isContent()) && isValue(term.operand(), score.value());
	}

	private static boolean isValue(Operand operand, Object value) {
		if (operand instanceof Range range) {
			return value instanceof BigDecimal number && range.contains(number);
		}
		Text text = (Text) operand;
		String exact = text.exact();
		return (value instanceof BigDecimal number && exact != null && text.isPlain() && !isTruth(exact))
				? new BigDecimal(exact).compareTo(number) == 0 : text.matches(value.toString());
	}

	private static boolean isTruth(String text) {
		return text.equals("true") || text.equals("false");
	}

	/**
	 * Tests one of a few values.
	 */
	private interface Choice {

		boolean test(Subject subject, String choice);

	}

}
