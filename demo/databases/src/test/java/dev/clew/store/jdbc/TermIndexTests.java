package dev.clew.store.jdbc;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import dev.clew.store.Records;
import dev.clew.store.query.TraceQuery;
import dev.clew.store.query.TraceQueryBuilder;
import dev.clew.store.query.language.Condition;
import dev.clew.trace.Content;
import dev.clew.trace.ErrorInfo;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Origin;
import dev.clew.trace.TraceInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is found by the index of terms in PostgreSQL, and that it is used.
 */
@ExtendWith(Postgres.Extension.class)
class TermIndexTests {

	private static final int TRACES = 3000;

	private static final String NOISE = IntStream.range(0, 150)
		.mapToObj((i) -> " noise" + i)
		.collect(Collectors.joining());

	private final TestStores stores = new TestStores();

	private final DataSource dataSource;

	private final JdbcTemplate database;

	private final JdbcTraceStore store;

	TermIndexTests(Postgres postgres) throws Exception {
		HikariDataSource pool = this.stores.dataSource(postgres.createDatabase());
		// Each connection tells of its own scans.
		pool.setMaximumPoolSize(1);
		// Of so few traces all are read as fast.
		pool.setConnectionInitSql("SET enable_seqscan = off");
		this.dataSource = pool;
		TestStores.createTables(this.dataSource, "CLEW_");
		this.database = new JdbcTemplate(this.dataSource);
		this.store = this.stores.open(this.dataSource, TestStores.SETTINGS, () -> Records.START);
	}

	@BeforeEach
	void saveTraces() {
		for (int trace = 1; trace <= TRACES; trace++) {
			TraceInfo info = new TraceInfo(Records.traceId(trace), 0, "POST /chat", null, null,
					new Origin("dev", null, null, null), List.of("t" + trace), Map.of("tenant", "a'\\" + trace),
					List.of());
			this.store.save(info,
					Records.ended(trace, 1, ObservationType.TOOL, trace, 10)
						.input(Content.ofJson("\"Please cancel needle" + trace + NOISE + "\""))
						.error(new ErrorInfo("java.io.Broken" + trace, null, null))
						.build());
			assertThat(trace % 500 != 0 || this.store.flush(TestStores.ABANDONED)).isTrue();
		}
		// What is not in order in the index yet makes it look dear.
		this.database.execute("VACUUM ANALYZE");
	}

	@AfterEach
	void closeStores() throws Exception {
		this.stores.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Needle77", "NEEDLE77*", "\"cancel needle77\"", "input:needle77", "needle77 AND cancel",
			"needle77 OR tag:t77", "tag:t77", "metadata.tenant:a'\\77", "error:Broken77", "error:java.io.Broken77" })
	void rareTermsAreLookedForInTheIndex(String query) {
		assertThat(found((asked) -> asked.query(Condition.parse(query)))).contains(Records.traceId(77))
			.hasSizeLessThan(15);
		assertIndexIsUsed();
	}

	@Test
	void rareWordsOfAPlainSearchAndMetadataAreLookedForInTheIndex() {
		assertThat(found((asked) -> asked.text("needle2999"))).containsExactly(Records.traceId(2999));
		assertIndexIsUsed();
		assertThat(found((asked) -> asked.metadata(Map.of("tenant", "a'\\2999"))))
			.containsExactly(Records.traceId(2999));
		assertThat(found((asked) -> asked.tags(List.of("t2999")))).containsExactly(Records.traceId(2999));
	}

	@Test
	void wordsOfTextsWithTooManyAreFound() {
		StringBuilder many = new StringBuilder();
		for (int i = 0; i < 60_000; i++) {
			many.append(" word").append(i);
		}
		this.store.save(Records.info(5000),
				Records.ended(5000, 1, ObservationType.TOOL, 1, 10).input(Content.ofJson("\"" + many + "\"")).build());
		assertThat(found((asked) -> asked.text("word59999"))).containsExactly(Records.traceId(5000));
	}

	@Test
	void termsGoWithTheirTrace() {
		this.store.deleteTrace(Records.traceId(1));
		this.store.deleteBefore(Records.at(100));
		assertThat(this.database.queryForObject("SELECT COUNT(*) FROM CLEW_TERMS", Long.class))
			.isEqualTo(this.database.queryForObject("SELECT COUNT(*) FROM CLEW_TRACE", Long.class))
			.isEqualTo(TRACES - 99);
	}

	private List<String> found(UnaryOperator<TraceQueryBuilder> query) {
		return this.store.findTraces(query.apply(TraceQuery.builder()).build())
			.items()
			.stream()
			.map((trace) -> trace.info().traceId())
			.toList();
	}

	private void assertIndexIsUsed() {
		this.database.queryForList("SELECT pg_stat_force_next_flush()");
		assertThat(this.database.queryForObject(
				"SELECT idx_scan FROM pg_stat_user_indexes WHERE indexrelname = 'clew_terms_by_term'", Long.class))
			.isPositive();
	}

}
