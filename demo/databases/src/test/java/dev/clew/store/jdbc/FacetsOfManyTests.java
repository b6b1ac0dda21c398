package dev.clew.store.jdbc;

import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.sql.DataSource;

import dev.clew.store.Records;
import dev.clew.store.TraceStore;
import dev.clew.store.memory.InMemoryTraceStore;
import dev.clew.store.query.Page;
import dev.clew.store.query.TraceQuery;
import dev.clew.store.query.TraceQuery.Facet;
import dev.clew.store.query.TraceQuery.Sort;
import dev.clew.store.query.TraceQueryBuilder;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Origin;
import dev.clew.trace.TraceInfo;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Facets of more matches than are counted: those of the newest, which the answer says.
 */
@ExtendWith(Postgres.Extension.class)
class FacetsOfManyTests {

	private static final int TRACES = 10_010;

	private final TestStores stores = new TestStores();

	private final Postgres postgres;

	FacetsOfManyTests(Postgres postgres) {
		this.postgres = postgres;
	}

	@AfterEach
	void closeStores() throws Exception {
		this.stores.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "memory", "h2", "postgresql" })
	void facetsAreThoseOfTheNewestMatches(String kind) throws Exception {
		TraceStore store = open(kind);
		for (int trace = 1; trace <= TRACES; trace++) {
			TraceInfo info = new TraceInfo(Records.traceId(trace), 0, "GET /", null, null,
					new Origin((trace <= 20) ? "old" : "new", null, null, null), List.of("any"), Map.of(), List.of());
			store.save(info, Records.ended(trace, 1, ObservationType.TOOL, trace, 10).build());
			if (trace % 500 == 0 && store instanceof JdbcTraceStore jdbc) {
				assertThat(jdbc.flush(TestStores.ABANDONED)).isTrue();
			}
		}
		Map<String, Map<String, Long>> newest = Map.of("environment", Map.of("new", 9990L, "old", 10L));
		assertFacets(find(store, all()), newest, 10_000L);
		assertFacets(find(store, all().sort(Sort.LATENCY, false)), newest, 10_000L);
		assertFacets(find(store, all().tags(List.of("any"))), newest, 10_000L);
		assertFacets(find(store, all().to(Records.at(TRACES - 9))),
				Map.of("environment", Map.of("new", 9980L, "old", 20L)), null);
		assertFacets(find(store, all().tags(List.of("any")).to(Records.at(TRACES - 9))),
				Map.of("environment", Map.of("new", 9980L, "old", 20L)), null);
		if (!kind.equals("memory")) {
			assertFacets(store.findObservations(all().build()), newest, 10_000L);
		}
	}

	private static TraceQueryBuilder all() {
		return TraceQuery.builder().facets(Set.of(Facet.ENVIRONMENT)).limit(5);
	}

	private static Page<?> find(TraceStore store, TraceQueryBuilder query) {
		return store.findTraces(query.build());
	}

	private static void assertFacets(Page<?> page, Map<String, Map<String, Long>> facets, @Nullable Long facetsOf) {
		assertThat(page.facets()).isEqualTo(facets);
		assertThat(page.facetsOf()).isEqualTo(facetsOf);
		assertThat(page.items()).hasSize(5);
	}

	private TraceStore open(String kind) throws Exception {
		if (kind.equals("memory")) {
			return new InMemoryTraceStore(TRACES, Long.MAX_VALUE, (reason, count) -> {
			});
		}
		DataSource dataSource = kind.equals("h2") ? this.stores.h2()
				: this.stores.dataSource(this.postgres.createDatabase());
		TestStores.createTables(dataSource, "CLEW_");
		return this.stores.open(dataSource, TestStores.SETTINGS, () -> Records.START);
	}

}
