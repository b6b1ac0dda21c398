package dev.clew.actuate.parameter;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

import dev.clew.store.query.TraceQuery.Facet;
import dev.clew.store.query.TraceQuery.Sort;
import dev.clew.store.usage.UsageQuery.Dimension;
import dev.clew.store.usage.UsageQuery.Interval;
import org.jspecify.annotations.Nullable;

/**
 * Values of parameters that are one of a few, by their names.
 */
public final class AllowedValues {

	/** Whether previews stand for inputs and outputs. */
	public static final Map<String, Boolean> PREVIEW = byName(new Boolean[] { false, true },
			(preview) -> preview ? "preview" : "full");

	/** Forms of one trace. */
	public static final Map<String, TraceFormat> FORMATS = byName(
			new TraceFormat[] { TraceFormat.JSON, TraceFormat.OTLP },
			(format) -> format.name().toLowerCase(Locale.ROOT));

	static final Map<String, Boolean> FLAGS = byName(new Boolean[] { true, false }, String::valueOf);

	/** Fields to count. */
	public static final Map<String, Facet> FACETS = byName(Facet.values(), Facet::field);

	/** What to group by. */
	public static final Map<String, Dimension> DIMENSIONS = byName(Dimension.values(), Dimension::field);

	static final Map<String, Interval> INTERVALS = byName(Interval.values(),
			(interval) -> interval.name().toLowerCase(Locale.ROOT));

	static final Map<String, Order> ORDERS = orders();

	private AllowedValues() {
	}

	static <E extends Enum<E>> Map<String, E> of(Class<E> type) {
		return byName(type.getEnumConstants(), Enum::name);
	}

	public static boolean flag(String name, @Nullable String text) {
		if (text == null) {
			throw RefusedException.badParameter(name, null, "true or false");
		}
		return ParameterReader.choose(name, text, FLAGS);
	}

	private static <T> Map<String, T> byName(T[] values, Function<T, String> name) {
		Map<String, T> byName = new LinkedHashMap<>();
		Arrays.stream(values).forEach((value) -> byName.put(name.apply(value), value));
		return byName;
	}

	private static Map<String, Order> orders() {
		Map<String, Order> orders = new LinkedHashMap<>();
		for (Sort sort : Sort.values()) {
			orders.put(name(sort), new Order(sort, false));
			orders.put("-" + name(sort), new Order(sort, true));
		}
		return orders;
	}

	private static String name(Sort sort) {
		return switch (sort) {
			case START_TIME -> "startTime";
			case LATENCY -> "latencyMs";
			case COST -> "cost";
			case TOKENS -> "tokens";
		};
	}

	/**
	 * What to sort by, and which way.
	 *
	 * @param sort what to sort by
	 * @param descending whether the highest come first
	 */
	record Order(Sort sort, boolean descending) {

		static final Order NEWEST_FIRST = new Order(Sort.START_TIME, true);

	}

}
