package dev.clew.store.jdbc;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import javax.sql.DataSource;

import dev.clew.store.TraceStore;
import dev.clew.store.memory.InMemoryTraceStore;
import dev.clew.store.query.SessionQuery;
import dev.clew.store.query.TraceQuery;
import dev.clew.store.query.TraceQuery.Facet;
import dev.clew.store.query.TraceQuery.Sort;
import dev.clew.store.query.TraceQueryBuilder;
import dev.clew.store.query.language.Condition;
import dev.clew.store.usage.UsageQuery;
import dev.clew.store.usage.UsageQuery.Dimension;
import dev.clew.store.usage.UsageQuery.Interval;
import dev.clew.trace.Level;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How long questions take by the number of traces, as ratios to the smallest number, and
 * how many observations a second are written. {@code -Dclew.sizes=10000,1000000} asks for
 * other numbers of traces.
 */
@ExtendWith(Postgres.Extension.class)
class StoreNumbersTests {

	private static final List<Long> SIZES = Stream.of(System.getProperty("clew.sizes", "200,1000").split(","))
		.map(Long::valueOf)
		.toList();

	private static final int ROUNDS = Integer.getInteger("clew.rounds", 20);

	private final TestStores stores = new TestStores();

	private final Postgres postgres;

	private @Nullable DataSource dataSource;

	StoreNumbersTests(Postgres postgres) {
		this.postgres = postgres;
	}

	static List<String> stores() {
		return Stream.of(System.getProperty("clew.stores", "memory,h2,postgresql").split(",")).toList();
	}

	@AfterEach
	void closeStores() throws Exception {
		this.stores.close();
	}

	@ParameterizedTest
	@MethodSource("stores")
	void timesByNumberOfTraces(String kind) throws Exception {
		TraceStore store = open(kind);
		Map<String, List<Long>> medians = new LinkedHashMap<>();
		long saved = 0;
		for (long size : SIZES) {
			long before = saved;
			long start = System.nanoTime();
			for (; saved < size; saved++) {
				SampleTraces.save(store, saved);
				letWrite(store, saved);
			}
			flush(store);
			print("%s: %,d traces, %,.0f observations/s written%n", kind, size,
					SampleTraces.OBSERVATIONS * (size - before) / seconds(start));
			printSize(kind, size);
			Map<String, Runnable> questions = questions(store, size);
			questions.forEach(
					(question, run) -> medians.computeIfAbsent(question, (any) -> new ArrayList<>()).add(median(run)));
			print("%s: %,d traces, list page p99 %.2f ms%n", kind, size,
					p99(Objects.requireNonNull(questions.get("list"))) / 1e6);
		}
		medians.forEach((question, times) -> print("%-34s %s%n", question, line(times)));
		assertThat(this.stores.dropped()).isEmpty();
		assertThat(store.findTraces(TraceQuery.builder().build()).items()).hasSize(50);
	}

	private static Map<String, Runnable> questions(TraceStore store, long size) {
		Map<String, Runnable> questions = new LinkedHashMap<>();
		traces(questions, store, "list", (query) -> query);
		traces(questions, store, "session=", (query) -> query.session("s" + size / 2 / SampleTraces.TURNS));
		traces(questions, store, "user=", (query) -> query.user("u7"));
		traces(questions, store, "level=ERROR", (query) -> query.level(Level.ERROR));
		traces(questions, store, "name=", (query) -> query.name("POST /api/3"));
		traces(questions, store, "environment=dev", (query) -> query.environment("dev"));
		traces(questions, store, "tag=vip", (query) -> query.tags(List.of("vip")));
		traces(questions, store, "metadata.tenant=", (query) -> query.metadata(Map.of("tenant", "t5")));
		traces(questions, store, "model=", (query) -> query.model("model-3"));
		traces(questions, store, "tool=, rare", (query) -> query.observationName("rare"));
		traces(questions, store, "minLatency", (query) -> query.minLatency(Duration.ofMillis(995)));
		traces(questions, store, "minCost", (query) -> query.minCost(new BigDecimal("0.0099")));
		traces(questions, store, "sort=-latency", (query) -> query.sort(Sort.LATENCY, true));
		traces(questions, store, "sort=-cost", (query) -> query.sort(Sort.COST, true));
		searches(questions, store, size);
		questions.put("trace by id", () -> store.findTrace(SampleTraces.id(size / 2)));
		questions.put("sessions", () -> store.findSessions(SessionQuery.ALL));
		questions.put("usage by model", () -> store
			.findUsage(new UsageQuery(List.of(Dimension.MODEL), Interval.DAY, ZoneOffset.UTC, null, null, 1000)));
		questions.put("observations, slowest",
				() -> store.findObservations(TraceQuery.builder().sort(Sort.LATENCY, true).build()));
		return questions;
	}

	private static void searches(Map<String, Runnable> questions, TraceStore store, long size) {
		traces(questions, store, "q, frequent", (query) -> query.text("booking"));
		traces(questions, store, "q, rare", (query) -> query.text("needle" + size / 2));
		traces(questions, store, "query, words",
				(query) -> query.query(Condition.parse("needle" + size / 2 + " cancel")));
		traces(questions, store, "query, tool", (query) -> query.query(Condition.parse("tool:rare")));
		traces(questions, store, "query, metadata", (query) -> query.query(Condition.parse("metadata.tenant:t5")));
		traces(questions, store, "query", (query) -> query
			.query(Condition.parse("level:ERROR latency:>500ms tool:cancel model:model-* -environment:dev")));
		traces(questions, store, "facets", (query) -> query.facets(Set.of(Facet.USER, Facet.ENVIRONMENT, Facet.LEVEL)));
	}

	private static void traces(Map<String, Runnable> questions, TraceStore store, String name,
			UnaryOperator<TraceQueryBuilder> query) {
		questions.put(name, () -> store.findTraces(query.apply(TraceQuery.builder()).build()));
	}

	private static long median(Runnable run) {
		long[] times = new long[ROUNDS];
		for (int i = 0; i < times.length; i++) {
			long start = System.nanoTime();
			run.run();
			times[i] = System.nanoTime() - start;
			if (times[i] > Duration.ofSeconds(2).toNanos()) {
				return times[i];
			}
		}
		Arrays.sort(times);
		return times[times.length / 2];
	}

	private static long p99(Runnable run) {
		long[] times = LongStream.generate(() -> {
			long start = System.nanoTime();
			run.run();
			return System.nanoTime() - start;
		}).limit(ROUNDS * 20L).sorted().toArray();
		return times[times.length * 99 / 100];
	}

	private static String line(List<Long> times) {
		StringBuilder line = new StringBuilder();
		for (long time : times) {
			line.append("%10.2f ms".formatted(time / 1e6));
		}
		return line.append("   x %.1f".formatted(times.get(times.size() - 1) / (double) times.get(0))).toString();
	}

	private static double seconds(long start) {
		return (System.nanoTime() - start) / 1e9;
	}

	private TraceStore open(String kind) throws Exception {
		if (kind.equals("memory")) {
			return new InMemoryTraceStore(Integer.MAX_VALUE, Long.MAX_VALUE, (reason, count) -> {
			});
		}
		this.dataSource = kind.equals("h2") ? this.stores.h2() : this.stores.dataSource(this.postgres.createDatabase());
		DataSource opened = this.dataSource;
		TestStores.createTables(opened, "CLEW_");
		return this.stores.open(opened, TestStores.SETTINGS, InstantSource.system());
	}

	// Traces come no faster than they are written.
	private static void letWrite(TraceStore store, long saved) {
		if (saved % 500 == 0) {
			flush(store);
		}
	}

	private void printSize(String kind, long traces) {
		if (kind.equals("postgresql")) {
			JdbcTemplate database = new JdbcTemplate(Objects.requireNonNull(this.dataSource));
			database.execute("ANALYZE");
			print("%s: %,d bytes a trace with its indexes%n", kind,
					Objects.requireNonNull(
							database.queryForObject("SELECT pg_database_size(current_database())", Long.class))
							/ traces);
		}
	}

	private static void flush(TraceStore store) {
		if (store instanceof JdbcTraceStore jdbc) {
			assertThat(jdbc.flush(Duration.ofMinutes(1))).isTrue();
		}
	}

	private static void print(String format, Object... arguments) {
		System.out.printf(format, arguments);
	}

}
