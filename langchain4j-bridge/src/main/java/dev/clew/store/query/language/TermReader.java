package dev.clew.store.query.language;

import java.util.List;
import java.util.Optional;

import dev.clew.store.query.language.Condition.Term;
import dev.clew.store.query.language.Operand.Range;
import dev.clew.store.query.language.Operand.Text;
import org.jspecify.annotations.Nullable;

/**
 * Reads one word of a query as a term.
 */
final class TermReader {

	private static final String RANGE = "..";

	private final String query;

	private final QueryWord word;

	TermReader(String query, QueryWord word) {
		this.query = query;
		this.word = word;
	}

	Term read() {
		int colon = this.word.find(':', 0);
		if (colon < 0) {
			return new Term(QueryField.TEXT, "", text(QueryField.TEXT, 0));
		}
		int dot = this.word.find('.', 0);
		int nameEnd = (dot >= 0 && dot < colon) ? dot : colon;
		QueryField field = field(nameEnd, colon);
		return new Term(field, key(field, nameEnd, colon), operand(field, colon + 1));
	}

	private QueryField field(int end, int colon) {
		String label = this.word.text(0, end);
		Optional<QueryField> field = this.word.isQuoted(0, end) ? Optional.empty() : QueryField.of(label);
		return field.filter((known) -> known.hasKeys() || end == colon).orElseThrow(() -> {
			String meant = Similar.to(label).map((other) -> "did you mean " + other + "? ").orElse("");
			return wrong(0, colon, meant + "One of " + QueryField.labels() + "; or text in quotes");
		});
	}

	private String key(QueryField field, int dot, int colon) {
		if (!field.hasKeys()) {
			return "";
		}
		if (colon - dot < 2) {
			throw wrong(0, colon, field.label() + ".<name>, such as " + field.label()
					+ ((field == QueryField.SCORE) ? ".helpful" : ".tenant"));
		}
		return this.word.text(dot + 1, colon);
	}

	private Operand operand(QueryField field, int from) {
		if (from == this.word.length() && !this.word.hasQuotes()) {
			throw wrong(0, from, "a value behind the colon: " + field.kind().allowed());
		}
		Kind kind = field.kind();
		if (kind.isQuantity() || (kind == Kind.SCORE && isRange(from))) {
			return range(kind, from);
		}
		return kind.choices().isEmpty() ? text(field, from) : choice(kind, from);
	}

	private Text text(QueryField field, int from) {
		Text text = new Text(this.word.parts(from));
		boolean comparison = field.kind() == Kind.TEXT && from < this.word.length()
				&& (this.word.startsWith(">", from) || this.word.startsWith("<", from));
		if (comparison || !field.kind().accepts(text)) {
			throw wrong(from, this.word.length(), field.kind().allowed());
		}
		return text;
	}

	private Text choice(Kind kind, int from) {
		String text = this.word.from(from);
		return kind.choices()
			.stream()
			.filter(text::equalsIgnoreCase)
			.findFirst()
			.map(Text::of)
			.orElseThrow(() -> wrong(from, this.word.length(), kind.allowed()));
	}

	private boolean isRange(int from) {
		if (from == this.word.length() || this.word.isQuoted(from, this.word.length())) {
			return false;
		}
		String text = this.word.from(from);
		return text.startsWith(">") || text.startsWith("<") || text.contains(RANGE);
	}

	private Range range(Kind kind, int from) {
		Range range = range(kind, this.word.from(from));
		if (range == null || this.word.isQuoted(from, this.word.length())) {
			throw wrong(from, this.word.length(), kind.allowed());
		}
		return range;
	}

	private static @Nullable Range range(Kind kind, String text) {
		String operator = List.of(">=", "<=", ">", "<").stream().filter(text::startsWith).findFirst().orElse("");
		String value = text.substring(operator.length());
		int dots = value.indexOf(RANGE);
		if (dots >= 0) {
			return operator.startsWith("<") ? null : between(kind, operator.equals(">"), value, dots);
		}
		Quantity quantity = Quantity.parse(value, kind);
		if (quantity == null) {
			return null;
		}
		return switch (operator) {
			case ">=" -> new Range(quantity.low(), null);
			case ">" -> new Range(quantity.after(), null);
			case "<=" -> new Range(null, quantity.high());
			case "<" -> new Range(null, quantity.before());
			default -> new Range(quantity.low(), quantity.high());
		};
	}

	private static @Nullable Range between(Kind kind, boolean after, String value, int dots) {
		boolean before = value.startsWith(RANGE + "<", dots);
		Quantity low = Quantity.parse(value.substring(0, dots), kind);
		Quantity high = Quantity.parse(value.substring(dots + RANGE.length() + (before ? 1 : 0)), kind);
		if (low == null || high == null) {
			return null;
		}
		return new Range(after ? low.after() : low.low(), before ? high.before() : high.high());
	}

	private QuerySyntaxException wrong(int from, int to, String allowed) {
		int start = this.word.position(from);
		int end = (to < this.word.length()) ? this.word.position(to) : this.word.end();
		return new QuerySyntaxException(this.query, Math.min(start, end), end, allowed);
	}

}
