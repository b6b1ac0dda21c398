package dev.clew.store.find;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.clew.store.query.TraceQuery.Facet;
import dev.clew.trace.Level;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.Status;
import dev.clew.trace.TraceInfo;
import org.jspecify.annotations.Nullable;

/**
 * Counts how many of the newest matches have which value. A match counts once for each
 * value that it has.
 */
public final class FacetCounter {

	/** So many matches are counted at most. */
	public static final int MOST = 10_000;

	private final Map<Facet, Map<String, Long>> counts = new TreeMap<>();

	private int matches;

	private boolean more;

	public FacetCounter(Set<Facet> facets) {
		facets.forEach((facet) -> this.counts.put(facet, new HashMap<>()));
	}

	public boolean isEmpty() {
		return this.counts.isEmpty();
	}

	public void add(TraceInfo trace, Status status, Level level, Collection<ObservationRecord> observations) {
		this.counts.keySet()
			.forEach((facet) -> add(facet, FacetValues.of(facet, trace, status, level, observations), 1));
	}

	/**
	 * Whether one more match is to be added.
	 * @return {@code false} if all that are counted have been, so that the facets are
	 * those of the newest
	 */
	public boolean takesOneMore() {
		this.more |= this.matches == MOST;
		this.matches += this.more ? 0 : 1;
		return !this.more;
	}

	/**
	 * Says that there are more matches than are added.
	 */
	public void leaveOut() {
		this.more = true;
	}

	/**
	 * How many matches are counted.
	 * @return their number, absent where they are all
	 */
	public @Nullable Long of() {
		return this.more ? Long.valueOf(MOST) : null;
	}

	/**
	 * Adds several matches with the same values.
	 * @param facet the field
	 * @param values its values
	 * @param matches number of matches
	 */
	public void add(Facet facet, Collection<String> values, long matches) {
		Map<String, Long> sums = this.counts.get(facet);
		if (sums != null) {
			values.forEach((value) -> sums.merge(value, matches, Long::sum));
		}
	}

	// The counts by field, the most frequent value first.
	public Map<String, Map<String, Long>> counts() {
		Map<String, Map<String, Long>> byField = new LinkedHashMap<>();
		this.counts.forEach((facet, sums) -> byField.put(facet.field(), sorted(sums)));
		return byField;
	}

	private static Map<String, Long> sorted(Map<String, Long> counts) {
		return counts.entrySet()
			.stream()
			.sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
				.thenComparing(Map.Entry.comparingByKey()))
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, LinkedHashMap::new));
	}

}
