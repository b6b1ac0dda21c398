package dev.clew.store.query.language;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.clew.store.query.language.Condition.And;
import dev.clew.store.query.language.Condition.Not;
import dev.clew.store.query.language.Condition.Or;
import dev.clew.store.query.language.Condition.Term;
import dev.clew.store.query.language.Operand.Bound;
import dev.clew.store.query.language.Operand.Range;
import dev.clew.store.query.language.Operand.Text;

/**
 * Writes conditions in the query language.
 */
final class QueryPrinter {

	private static final Pattern BARE = Pattern.compile("[\\p{L}\\p{N}_@/.+][\\p{L}\\p{N}_@/.+-]*");

	private QueryPrinter() {
	}

	static String print(Condition condition) {
		if (condition instanceof And and) {
			return join(and.parts(), " ");
		}
		if (condition instanceof Or or) {
			return join(or.parts(), " OR ");
		}
		if (condition instanceof Not not) {
			return "-" + ((not.condition() instanceof Not) ? "(" + not.condition() + ")" : part(not.condition()));
		}
		return print((Term) condition);
	}

	private static String join(List<Condition> parts, String by) {
		return parts.stream().map(QueryPrinter::part).collect(Collectors.joining(by));
	}

	private static String part(Condition condition) {
		String text = print(condition);
		return (condition instanceof And || condition instanceof Or) ? "(" + text + ")" : text;
	}

	private static String print(Term term) {
		String value = (term.operand() instanceof Range range) ? print(range, term.field().kind())
				: print((Text) term.operand());
		if (term.field() == QueryField.TEXT) {
			return value;
		}
		String key = term.field().hasKeys() ? "." + bare(term.key()) : "";
		return term.field().label() + key + ":" + value;
	}

	private static String print(Range range, Kind kind) {
		Bound low = range.low();
		Bound high = range.high();
		if (low != null && low.inclusive() && low.equals(high) && kind != Kind.SCORE) {
			return Quantity.print(low.value(), kind);
		}
		StringBuilder text = new StringBuilder();
		if (low != null) {
			String sign = (high != null) ? "" : ">=";
			text.append(low.inclusive() ? sign : ">").append(Quantity.print(low.value(), kind));
		}
		if (high != null) {
			text.append((low != null) ? (high.inclusive() ? ".." : "..<") : (high.inclusive() ? "<=" : "<"))
				.append(Quantity.print(high.value(), kind));
		}
		return text.toString();
	}

	private static String print(Text text) {
		if (text.parts().size() == 1) {
			return bare(text.parts().get(0));
		}
		return text.parts().stream().map((part) -> part.isEmpty() ? "" : bare(part)).collect(Collectors.joining("*"));
	}

	static String bare(String text) {
		boolean operator = text.equals("AND") || text.equals("OR") || text.equals("NOT") || text.contains("..");
		return (BARE.matcher(text).matches() && !operator) ? text
				: '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
	}

}
