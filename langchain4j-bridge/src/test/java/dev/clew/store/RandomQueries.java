package dev.clew.store;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import dev.clew.store.query.language.Condition;
import dev.clew.store.query.language.Condition.And;
import dev.clew.store.query.language.Condition.Not;
import dev.clew.store.query.language.Condition.Or;
import dev.clew.store.query.language.Condition.Term;
import dev.clew.store.query.language.Kind;
import dev.clew.store.query.language.Operand;
import dev.clew.store.query.language.Operand.Bound;
import dev.clew.store.query.language.Operand.Range;
import dev.clew.store.query.language.Operand.Text;
import dev.clew.store.query.language.QueryField;
import org.jspecify.annotations.Nullable;

/**
 * Conditions of random shape, over fields and values that {@link RandomTraces} have.
 */
final class RandomQueries {

	private static final List<String> HOSTILE = List.of("a b", "\"", "\\", "(", ")", "-x", "OR", "AND", "x:y", ">1",
			"1..2", "*", "\u00fc", "\ud83d\ude00", "", "\n", "3", "true", "-1.50", "..", "not", "\u3000", "<");

	private static final List<String> WORDS = List.of("refund", "REF\u00dcND", "hut 204", "cancel", "booking",
			"\u53d6\u6d88", "no bed left", "timeout", "strasse", "x:y", "OR", "-x", "\ud83d\ude00", "a\"b", "1..2");

	private static final List<String> IDS = IntStream.range(1, 40).mapToObj(Records::traceId).toList();

	private final Random random;

	RandomQueries(long seed) {
		this.random = new Random(seed);
	}

	Condition next() {
		return next(0);
	}

	private Condition next(int depth) {
		return switch (this.random.nextInt((depth < 4) ? 7 : 3)) {
			case 3, 4 -> new And(several(depth));
			case 5 -> new Or(several(depth));
			case 6 -> new Not(next(depth + 1));
			default -> term(QueryField.values()[this.random.nextInt(QueryField.values().length)]);
		};
	}

	private List<Condition> several(int depth) {
		return IntStream.range(0, 2 + this.random.nextInt(2)).mapToObj((i) -> next(depth + 1)).toList();
	}

	Term term(QueryField field) {
		String key = field.hasKeys() ? pick(RandomTraces.KEYS) : "";
		return new Term(field, key, operand(field));
	}

	private Operand operand(QueryField field) {
		Kind kind = field.kind();
		if (!kind.choices().isEmpty() && kind != Kind.LEVEL) {
			return Text.of(pick(kind.choices()));
		}
		return switch (kind) {
			case WORDS -> words(pick(WORDS));
			case TEXT -> text((field == QueryField.TRACE_ID) ? IDS : RandomTraces.VALUES);
			case SCORE -> this.random.nextBoolean() ? text(RandomTraces.VALUES) : range(kind);
			default -> range(kind);
		};
	}

	private Text words(String words) {
		return switch (this.random.nextInt(4)) {
			case 0 -> new Text(List.of("", words));
			case 1 -> new Text(List.of(words, ""));
			case 2 -> new Text(List.of("", words, ""));
			default -> Text.of(words);
		};
	}

	private Text text(List<String> values) {
		String text = pick((this.random.nextInt(4) > 0) ? values : HOSTILE);
		int half = text.length() / 2;
		return switch (this.random.nextInt(8)) {
			case 0 -> new Text(List.of("", ""));
			case 1 -> new Text(List.of(text.substring(0, half), ""));
			case 2 -> new Text(List.of("", text.substring(half)));
			case 3 -> new Text(List.of(text.substring(0, half), pick(HOSTILE), text.substring(half)));
			default -> Text.of(text);
		};
	}

	private Range range(Kind kind) {
		Bound low = (this.random.nextInt(3) > 0) ? bound(kind) : null;
		Bound high = (low == null || this.random.nextBoolean()) ? bound(kind) : null;
		return (this.random.nextInt(4) > 0) ? new Range(low, high) : exact(bound(kind));
	}

	private static Range exact(@Nullable Bound bound) {
		return new Range(bound, bound);
	}

	private Bound bound(Kind kind) {
		int number = this.random.nextInt(6);
		BigDecimal value = switch (kind) {
			case LEVEL -> BigDecimal.valueOf(number % 4);
			case TIME -> seconds(Records.at(number * 500L));
			case DURATION -> BigDecimal.valueOf(number * 500L);
			case MONEY -> BigDecimal.valueOf(number, 2);
			case COUNT -> BigDecimal.valueOf(number);
			default -> BigDecimal.valueOf(number - 2L);
		};
		return new Bound(value, this.random.nextBoolean());
	}

	private static BigDecimal seconds(Instant time) {
		return BigDecimal.valueOf(time.toEpochMilli(), 3);
	}

	private <T> T pick(List<T> values) {
		return values.get(this.random.nextInt(values.size()));
	}

}
