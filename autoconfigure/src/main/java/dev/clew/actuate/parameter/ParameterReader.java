package dev.clew.actuate.parameter;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import dev.clew.actuate.json.ContentView;
import dev.clew.actuate.parameter.AllowedValues.Order;
import dev.clew.store.query.language.Condition;
import dev.clew.store.query.language.QuerySyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Reads parameters one by one; a bad one is refused by name, with what is allowed.
 */
public final class ParameterReader {

	private static final Pattern DECIMAL = Pattern.compile("\\d{1,12}(\\.\\d{1,12})?");

	private static final Pattern LIMIT = Pattern.compile("\\d{1,3}");

	private static final int DEFAULT_LIMIT = 50;

	private static final int MAX_LIMIT = 500;

	// Added by Spring Security to the address that a browser returns to after a login.
	private static final String ADDED_BY_LOGIN = "continue";

	private final Map<String, List<String>> parameters;

	public ParameterReader(Map<String, List<String>> parameters) {
		this.parameters = new LinkedHashMap<>(parameters);
		this.parameters.remove(ADDED_BY_LOGIN);
	}

	public void allowOnly(List<String> names) {
		allowOnly(names::contains, names.isEmpty() ? "no parameter" : "one of " + String.join(", ", names));
	}

	void allowOnly(Predicate<String> known, String allowed) {
		this.parameters.forEach((name, values) -> {
			if (!known.test(name)) {
				throw RefusedException.badParameter(name, String.join(", ", values), allowed);
			}
		});
	}

	void allowOnlyShown(Predicate<String> content, ContentView view) {
		String hiddenBy = view.hiddenBy();
		if (hiddenBy != null) {
			this.parameters.keySet().stream().filter(content).findFirst().ifPresent((name) -> {
				throw RefusedException.hiddenParameter(name, hiddenBy);
			});
		}
	}

	boolean has(String name) {
		return this.parameters.containsKey(name);
	}

	@Nullable String text(String name) {
		List<String> texts = texts(name);
		if (texts.size() > 1) {
			throw RefusedException.badParameter(name, String.join(", ", texts), "one value");
		}
		return texts.isEmpty() ? null : texts.get(0);
	}

	List<String> texts(String name) {
		List<String> texts = this.parameters.getOrDefault(name, List.of());
		if (texts.contains("")) {
			throw RefusedException.badParameter(name, "", "text that is not empty");
		}
		return texts;
	}

	/**
	 * The parameters that begin alike.
	 * @param prefix the beginning, with a dot
	 * @return values by the rest of the name
	 */
	Map<String, String> textsByKey(String prefix) {
		Map<String, String> texts = new LinkedHashMap<>();
		for (String name : this.parameters.keySet()) {
			String text = name.startsWith(prefix) ? text(name) : null;
			if (text != null) {
				texts.put(name.substring(prefix.length()), text);
			}
		}
		return texts;
	}

	public <T> @Nullable T oneOf(String name, Map<String, T> allowed) {
		String text = text(name);
		return (text != null) ? choose(name, text, allowed) : null;
	}

	static <T> T choose(String name, String text, Map<String, T> allowed) {
		T value = allowed.get(text);
		if (value == null) {
			throw RefusedException.badParameter(name, text, "one of " + String.join(", ", allowed.keySet()));
		}
		return value;
	}

	/**
	 * A text that somebody is writing, beside which there is nothing else.
	 * @param name name of the parameter
	 * @return the text so far, which may be empty; absent if there is no such parameter
	 */
	public @Nullable String begun(String name) {
		List<String> texts = this.parameters.get(name);
		if (texts == null) {
			return null;
		}
		allowOnly(name::equals, "nothing beside " + name);
		return texts.contains("") ? "" : text(name);
	}

	@Nullable Condition condition(String name) {
		String text = text(name);
		try {
			return (text != null) ? Condition.parse(text) : null;
		}
		catch (QuerySyntaxException ex) {
			throw RefusedException.badQuery(name, text, ex);
		}
	}

	@Nullable String words(String name) {
		String text = text(name);
		if (text != null && !Condition.hasWords(text)) {
			throw RefusedException.badParameter(name, text, "text with a letter or a digit");
		}
		return text;
	}

	@Nullable Instant time(String name) {
		String text = text(name);
		try {
			return (text != null) ? OffsetDateTime.parse(text).toInstant() : null;
		}
		catch (DateTimeException ex) {
			throw RefusedException.badParameter(name, text, "an ISO-8601 time with an offset, "
					+ "such as 2026-01-31T08:30:00Z (in a query string, + has to be written as %2B)");
		}
	}

	@Nullable BigDecimal decimal(String name, String allowed) {
		String text = text(name);
		if (text != null && !DECIMAL.matcher(text).matches()) {
			throw RefusedException.badParameter(name, text, allowed);
		}
		return (text != null) ? new BigDecimal(text) : null;
	}

	@Nullable Duration millis(String name) {
		BigDecimal millis = decimal(name, "a decimal number of milliseconds, 0 or more");
		return (millis != null) ? Duration.ofNanos(millis.movePointRight(6).longValue()) : null;
	}

	int limit() {
		String text = text("limit");
		if (text == null) {
			return DEFAULT_LIMIT;
		}
		int limit = LIMIT.matcher(text).matches() ? Integer.parseInt(text) : 0;
		if (limit < 1 || limit > MAX_LIMIT) {
			throw RefusedException.badParameter("limit", text, "a whole number from 1 to " + MAX_LIMIT);
		}
		return limit;
	}

	Order order() {
		Order order = oneOf("sort", AllowedValues.ORDERS);
		return (order != null) ? order : Order.NEWEST_FIRST;
	}

}
