package dev.clew.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.LongStream;

import dev.clew.store.query.Page;
import dev.clew.store.query.TraceQuery;
import dev.clew.store.query.TraceQuery.Sort;
import dev.clew.store.query.language.Condition;
import dev.clew.store.query.language.Condition.And;
import dev.clew.store.query.language.Condition.Not;
import dev.clew.store.query.language.Condition.Or;
import dev.clew.store.query.language.QueryField;
import dev.clew.trace.Trace;
import dev.clew.trace.TraceSummary;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What every {@link TraceStore} finds by the query language: what the reference meaning
 * says of each trace and observation.
 */
abstract class QueryContractTests extends RollupContractTests {

	private static final int TRACES = 60;

	private final RandomQueries queries = new RandomQueries(7);

	private List<Trace> traces = List.of();

	private int found;

	@Test
	void queryIsReadAsItIsWritten() {
		for (int i = 0; i < 20_000; i++) {
			Condition condition = this.queries.next();
			if (condition.toString().length() <= 2000) {
				assertThat(Condition.parse(condition.toString())).as(condition.toString()).isEqualTo(condition);
			}
		}
	}

	@Test
	void storeFindsWhatAQueryMeans() {
		saveTraces();
		for (QueryField field : QueryField.values()) {
			for (int i = 0; i < queries() / 15; i++) {
				assertFinds(this.queries.term(field), true);
			}
		}
		for (int i = 0; i < queries(); i++) {
			assertFinds(this.queries.next(), i % 2 == 0);
		}
		assertThat(this.found).isGreaterThan(queries());
	}

	@Test
	void eachFieldFindsSomeAndNotAll() {
		saveTraces();
		for (QueryField field : QueryField.values()) {
			Set<Integer> counts = new TreeSet<>();
			for (int i = 0; i < Math.min(60, queries()); i++) {
				counts.add(tracesOf(this.queries.term(field), true).size());
			}
			assertThat(counts).as(field.label()).anyMatch((count) -> count > 0 && count < TRACES);
		}
	}

	/**
	 * How many random queries are asked.
	 * @return fewer where each takes long
	 */
	protected int queries() {
		return 300;
	}

	private void saveTraces() {
		RandomTraces random = new RandomTraces(3);
		LongStream.rangeClosed(1, TRACES).forEach((trace) -> random.save(this.store, trace));
		this.traces = LongStream.rangeClosed(1, TRACES)
			.mapToObj((trace) -> Objects.requireNonNull(this.store.findTrace(Records.traceId(trace))))
			.toList();
	}

	private void assertFinds(Condition condition, boolean content) {
		List<String> traces = tracesOf(condition, content);
		this.found += traces.size();
		assertThat(tracesFound(condition, content, Sort.START_TIME)).as(condition.toString()).isEqualTo(traces);
		assertThat(tracesFound(condition, content, Sort.LATENCY)).as(condition.toString()).isEqualTo(traces);
		assertThat(observationsFound(condition, content)).as(condition.toString())
			.isEqualTo(observationsOf(condition, content));
	}

	private List<String> tracesFound(Condition condition, boolean content, Sort sort) {
		List<String> found = new ArrayList<>();
		String cursor = null;
		do {
			Page<TraceSummary> page = this.store.findTraces(query(condition, content, sort, cursor));
			page.items().forEach((trace) -> found.add(trace.info().traceId()));
			cursor = page.nextCursor();
		}
		while (cursor != null);
		found.sort(Comparator.naturalOrder());
		return found;
	}

	private List<String> observationsFound(Condition condition, boolean content) {
		List<String> found = new ArrayList<>();
		String cursor = null;
		do {
			Page<FoundObservation> page = this.store
				.findObservations(query(condition, content, Sort.START_TIME, cursor));
			page.items().forEach((each) -> found.add(each.trace().traceId() + each.observation().observationId()));
			cursor = page.nextCursor();
		}
		while (cursor != null);
		found.sort(Comparator.naturalOrder());
		return found;
	}

	private static TraceQuery query(Condition condition, boolean content, Sort sort, @Nullable String cursor) {
		return TraceQuery.builder()
			.query(condition)
			.scoreContent(content)
			.sort(sort, true)
			.cursor(cursor)
			.limit(25)
			.build();
	}

	private List<String> tracesOf(Condition condition, boolean content) {
		return this.traces.stream()
			.filter((trace) -> holds(condition, (part) -> testOne(part, content, trace)))
			.map((trace) -> trace.summary().info().traceId())
			.toList();
	}

	private List<String> observationsOf(Condition condition, boolean content) {
		return this.traces.stream()
			.flatMap((trace) -> trace.observations()
				.stream()
				.filter((observation) -> holds(condition,
						(part) -> query(part, content, Sort.START_TIME, null).test(trace.summary().info(), observation,
								trace.scoresOf(observation.observationId()))))
				.map((observation) -> observation.traceId() + observation.observationId()))
			.sorted()
			.toList();
	}

	private static boolean testOne(Condition condition, boolean content, Trace trace) {
		return query(condition, content, Sort.START_TIME, null).test(trace.summary(), trace::observations,
				trace::scores);
	}

	// Term by term, so that no order or index is at work.
	private static boolean holds(Condition condition, Predicate<Condition> term) {
		if (condition instanceof And and) {
			return and.parts().stream().allMatch((part) -> holds(part, term));
		}
		if (condition instanceof Or or) {
			return or.parts().stream().anyMatch((part) -> holds(part, term));
		}
		return (condition instanceof Not not) ? !holds(not.condition(), term) : term.test(condition);
	}

}
