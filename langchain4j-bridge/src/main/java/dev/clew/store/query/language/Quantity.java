package dev.clew.store.query.language;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.clew.trace.Level;
import org.jspecify.annotations.Nullable;

/**
 * A value that is more or less than others, as it is written: all that it stands for, so
 * that a day is from its beginning to before the next one's.
 *
 * @param low where it begins
 * @param high where it ends
 */
record Quantity(Operand.Bound low, Operand.Bound high) {

	private static final Pattern NUMBER = Pattern.compile("(-?\\d{1,15}(?:\\.\\d{1,15})?)([a-z]*)");

	private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

	private static final Map<String, BigDecimal> MILLIS = Map.of("ms", BigDecimal.ONE, "s", BigDecimal.valueOf(1000),
			"m", BigDecimal.valueOf(60_000), "h", BigDecimal.valueOf(3_600_000));

	private static final Map<String, BigDecimal> COUNTS = Map.of("", BigDecimal.ONE, "k", BigDecimal.valueOf(1000), "m",
			BigDecimal.valueOf(1_000_000));

	private static final Map<String, BigDecimal> PLAIN = Map.of("", BigDecimal.ONE);

	/**
	 * Reads a value.
	 * @param text the text
	 * @param kind what it is
	 * @return the value, or {@code null} if it is none
	 */
	static @Nullable Quantity parse(String text, Kind kind) {
		return switch (kind) {
			case DURATION -> number(text, MILLIS, false);
			case COUNT -> number(text, COUNTS, false);
			case MONEY -> number(text, PLAIN, false);
			case TIME -> time(text);
			case LEVEL -> level(text);
			default -> number(text, PLAIN, true);
		};
	}

	private static @Nullable Quantity number(String text, Map<String, BigDecimal> units, boolean negative) {
		Matcher number = NUMBER.matcher(text.toLowerCase(Locale.ROOT));
		BigDecimal unit = number.matches() ? units.get(number.group(2)) : null;
		return (unit != null && (negative || !text.startsWith("-")))
				? of(new BigDecimal(number.group(1)).multiply(unit)) : null;
	}

	private static @Nullable Quantity level(String text) {
		String name = text.toUpperCase(Locale.ROOT);
		for (Level level : Level.values()) {
			if (level.name().equals(name)) {
				return of(BigDecimal.valueOf(level.ordinal()));
			}
		}
		return null;
	}

	private static @Nullable Quantity time(String text) {
		try {
			if (!DAY.matcher(text).matches()) {
				return of(seconds(OffsetDateTime.parse(text).toInstant()));
			}
			LocalDate day = LocalDate.parse(text);
			return new Quantity(new Operand.Bound(seconds(day), true),
					new Operand.Bound(seconds(day.plusDays(1)), false));
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

	private static BigDecimal seconds(LocalDate day) {
		return seconds(day.atStartOfDay(ZoneOffset.UTC).toInstant());
	}

	static BigDecimal seconds(Instant time) {
		return BigDecimal.valueOf(time.getEpochSecond()).add(BigDecimal.valueOf(time.getNano(), 9));
	}

	private static Quantity of(BigDecimal value) {
		Operand.Bound bound = new Operand.Bound(value, true);
		return new Quantity(bound, bound);
	}

	Operand.Bound after() {
		return new Operand.Bound(this.high.value(), !this.high.inclusive());
	}

	Operand.Bound before() {
		return new Operand.Bound(this.low.value(), false);
	}

	/**
	 * Writes a value.
	 * @param value the value
	 * @param kind what it is
	 * @return the text
	 */
	static String print(BigDecimal value, Kind kind) {
		return switch (kind) {
			case DURATION -> value.toPlainString() + "ms";
			case TIME -> instant(value).toString();
			case LEVEL -> Level.values()[value.intValue()].name();
			default -> value.toPlainString();
		};
	}

	private static Instant instant(BigDecimal seconds) {
		return Instant.ofEpochSecond(seconds.longValue(),
				seconds.remainder(BigDecimal.ONE).movePointRight(9).longValue());
	}

}
