package dev.clew.store.jdbc;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

import dev.clew.store.query.language.Operand.Bound;
import dev.clew.store.query.language.Operand.Range;

/**
 * Which rows have a number within a range.
 */
final class Numbers {

	// What is beyond may stand there as another number.
	private static final BigDecimal EXACT = BigDecimal.valueOf(1L << 62);

	private Numbers() {
	}

	/**
	 * Rows by a column of whole numbers.
	 * @param column the column
	 * @param range the range
	 * @param scale how many decimals of the range the numbers have
	 * @return the rows
	 */
	static Rows rows(String column, Range range, int scale) {
		List<Rows> parts = new ArrayList<>();
		if (range.low() != null) {
			parts.add(bound(column, " >", range.low(), scale, RoundingMode.CEILING));
		}
		if (range.high() != null) {
			parts.add(bound(column, " <", range.high(), scale, RoundingMode.FLOOR));
		}
		return Rows.allOf(parts);
	}

	private static Rows bound(String column, String operator, Bound bound, int scale, RoundingMode inwards) {
		BigDecimal value = bound.value().scaleByPowerOfTen(scale);
		boolean exact = value.abs().compareTo(EXACT) < 0;
		BigDecimal whole = value.setScale(0, inwards).max(EXACT.negate()).min(EXACT);
		boolean included = bound.inclusive() || !exact || whole.compareTo(value) != 0;
		return Rows.of(exact, column + operator + (included ? "=" : "") + " ?", whole.longValueExact());
	}

	// Where no number stands for none.
	static Rows orZero(String column, Range range) {
		Rows rows = rows(column, range, 0);
		return range.contains(BigDecimal.ZERO) ? Rows.anyOf(List.of(rows, Rows.of(true, column + " IS NULL"))) : rows;
	}

	// Amounts are kept to a trillionth.
	static Rows money(String column, Range range) {
		List<Rows> parts = new ArrayList<>();
		ToLongFunction<Bound> amount = (bound) -> Column.cost(bound.value());
		if (range.low() != null) {
			parts.add(Rows.of(false, column + " >= ?", amount.applyAsLong(range.low())));
		}
		if (range.high() != null) {
			parts.add(Rows.of(false, column + " <= ?", amount.applyAsLong(range.high())));
		}
		return Rows.allOf(parts);
	}

}
