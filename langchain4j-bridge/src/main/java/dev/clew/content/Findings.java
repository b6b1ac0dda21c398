package dev.clew.content;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What was masked in a field, by kind. Used by one thread.
 */
public final class Findings {

	private static final Set<String> PLURAL_BY_S = Set.of("credential", "private key", "card", "email", "IBAN",
			"phone number", "text");

	private final Map<String, Integer> counts = new LinkedHashMap<>(4);

	/**
	 * Says that something was masked.
	 * @param kind what it is, in the singular, such as {@code credential}
	 */
	public void add(String kind) {
		this.counts.merge(kind, 1, Integer::sum);
	}

	/**
	 * Says that all of these were masked.
	 * @param others what was masked elsewhere
	 */
	void addAll(Findings others) {
		others.counts.forEach((kind, count) -> this.counts.merge(kind, count, Integer::sum));
	}

	/**
	 * Number of things that were masked.
	 * @return the number by kind
	 */
	public Map<String, Integer> counts() {
		return Map.copyOf(this.counts);
	}

	int total() {
		return this.counts.values().stream().mapToInt(Integer::intValue).sum();
	}

	boolean isEmpty() {
		return this.counts.isEmpty();
	}

	void clear() {
		this.counts.clear();
	}

	/**
	 * Such as {@code 2 credentials, 1 card}.
	 */
	@Override
	public String toString() {
		return this.counts.entrySet()
			.stream()
			.map((entry) -> inWords(entry.getKey(), entry.getValue()))
			.collect(Collectors.joining(", "));
	}

	private static String inWords(String kind, int count) {
		if (count == 1) {
			return "1 " + kind;
		}
		return PLURAL_BY_S.contains(kind) ? count + " " + kind + "s" : count + " times " + kind;
	}

}
