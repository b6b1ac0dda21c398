package dev.clew.store.jdbc;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.clew.store.find.FacetCounter;
import dev.clew.store.query.TraceQuery.Facet;

/**
 * Counts the values of fields in the database: many traces have the same values, but for
 * their sessions and users.
 */
final class FacetsOfTraces {

	/** Fields whose values stand in one column together. */
	static final Set<Facet> IN_JSON = Collections
		.unmodifiableSet(EnumSet.complementOf(EnumSet.of(Facet.SESSION, Facet.USER)));

	private final Database database;

	private final RecordJson json;

	FacetsOfTraces(Database database, RecordJson json) {
		this.database = database;
		this.json = json;
	}

	/**
	 * Counts values over the newest rows.
	 * @param where which ones
	 * @param facets the fields
	 * @param counter told what is counted
	 */
	void countNewest(Where where, Set<Facet> facets, FacetCounter counter) {
		List<Where> bounds = this.database
			.sql("SELECT t.start_time, t.trace_id FROM {}TRACE t WHERE " + where.conditions()
					+ " ORDER BY t.start_time DESC, t.trace_id DESC LIMIT 2 OFFSET " + (FacetCounter.MOST - 1),
					where.parameters())
			.query((row, any) -> new Where().and("(t.start_time, t.trace_id) >= (?, ?)", row.getLong(1),
					row.getString(2)))
			.list();
		if (bounds.size() < 2) {
			count(where, facets, counter);
		}
		else {
			counter.leaveOut();
			count(new Where().and(where).and(bounds.get(0)), facets, counter);
		}
	}

	void count(Where where, Set<Facet> facets, FacetCounter counter) {
		if (!Collections.disjoint(facets, IN_JSON)) {
			values("facets", where).forEach((value) -> this.json.readLists(value.text())
				.forEach((facet, values) -> counter.add(Facet.valueOf(facet), values, value.matches())));
		}
		for (Map.Entry<Facet, String> column : Map.of(Facet.SESSION, "session_id", Facet.USER, "user_id").entrySet()) {
			if (facets.contains(column.getKey())) {
				values(column.getValue(), where)
					.forEach((value) -> counter.add(column.getKey(), List.of(value.text()), value.matches()));
			}
		}
	}

	private List<Value> values(String column, Where where) {
		return this.database
			.sql("SELECT t." + column + ", COUNT(*) FROM {}TRACE t WHERE t." + column + " IS NOT NULL AND "
					+ where.conditions() + " GROUP BY t." + column, where.parameters())
			.query((row, any) -> new Value(row.getString(1), row.getLong(2)))
			.list();
	}

	/**
	 * A value.
	 *
	 * @param text the value
	 * @param matches how many traces have it
	 */
	private record Value(String text, long matches) {

	}

}
