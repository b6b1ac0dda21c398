package dev.clew.autoconfigure;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import javax.sql.DataSource;

import dev.clew.observation.record.RecordingHandler;
import dev.clew.store.TraceStore;
import dev.clew.store.jdbc.JdbcTraceStore;
import dev.clew.store.jdbc.OwnStatements;
import dev.clew.store.memory.InMemoryTraceStore;
import dev.clew.store.query.TraceQuery;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Origin;
import dev.clew.trace.TraceInfo;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How traces are kept in a database.
 */
class ClewJdbcStoreAutoConfigurationTests {

	private final WebApplicationContextRunner runner = Runners.exposed()
		.withPropertyValues("clew.store.type=jdbc")
		.withUserConfiguration(OneDataSource.class);

	@Test
	void tablesAreCreatedInADatabaseInMemory() {
		this.runner.run((context) -> {
			assertThat(context).hasSingleBean(JdbcTraceStore.class)
				.hasSingleBean(RecordingHandler.class)
				.doesNotHaveBean(InMemoryTraceStore.class);
			assertThat(context.getBean(TraceStore.class).findTraces(TraceQuery.builder().build()).items()).isEmpty();
		});
	}

	@Test
	void tablesHaveThePrefix() {
		this.runner.withPropertyValues("clew.store.jdbc.table-prefix=seen_").run((context) -> {
			assertThat(context).hasNotFailed();
			JdbcTemplate database = new JdbcTemplate(context.getBean(DataSource.class));
			assertThat(database.queryForObject("SELECT COUNT(*) FROM SEEN_TRACE", Integer.class)).isZero();
			assertThat(context.getBean(TraceStore.class)).hasToString("in the database (tables seen_*)");
		});
	}

	@Test
	void tablesThatAreThereAreUsedAsTheyAre() {
		DataSource shared = OneDataSource.create();
		for (int start = 0; start < 2; start++) {
			this.runner.withAllowBeanDefinitionOverriding(true)
				.withBean("dataSource", DataSource.class, () -> shared)
				.withPropertyValues("clew.store.jdbc.initialize-schema=always")
				.run((context) -> assertThat(context).hasNotFailed());
		}
		this.runner.withAllowBeanDefinitionOverriding(true)
			.withBean("dataSource", DataSource.class, () -> shared)
			.withPropertyValues("clew.store.jdbc.initialize-schema=never")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void missingTablesAreAFailureThatNamesTheScripts() {
		this.runner.withPropertyValues("clew.store.jdbc.initialize-schema=never")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("clew.store.jdbc.initialize-schema")
				.hasMessageContaining("run classpath:META-INF/clew/schema/h2/V1.sql with CLEW_ in place of {}")
				.hasMessageContaining("set it to always"));
	}

	@Test
	void databaseWithoutScriptsIsAFailureThatNamesThoseWithThem() {
		this.runner.withPropertyValues("clew.store.jdbc.platform=oracle")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("The database 'oracle' cannot keep traces: allowed are H2 and PostgreSQL"));
	}

	@Test
	void databaseThatDoesNotAnswerIsAFailureThatSaysSo() {
		JdbcDataSource away = new JdbcDataSource();
		away.setURL("jdbc:h2:tcp://localhost:1/away");
		Runners.exposed()
			.withPropertyValues("clew.store.type=jdbc")
			.withBean(DataSource.class, () -> away)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidConfigurationPropertyValueException.class)
				.hasMessageContaining("The database does not answer")
				.hasMessageContaining("Connection refused"));
	}

	@Test
	void databaseWithoutADataSourceIsAFailure() {
		Runners.exposed()
			.withPropertyValues("clew.store.type=jdbc")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("There must be a DataSource bean"));
	}

	@Test
	void databaseWithoutSpringJdbcIsAFailure() {
		Runners.exposed()
			.withClassLoader(new FilteredClassLoader(JdbcClient.class))
			.withPropertyValues("clew.store.type=jdbc")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("add spring-boot-starter-jdbc"));
	}

	@Test
	void qualifiedDataSourceIsPreferred() {
		this.runner.withUserConfiguration(AnotherDataSource.class).run((context) -> {
			assertThat(context).hasSingleBean(JdbcTraceStore.class);
			JdbcTemplate other = new JdbcTemplate(context.getBean("other", DataSource.class));
			assertThat(other.queryForObject("SELECT COUNT(*) FROM CLEW_TRACE", Integer.class)).isZero();
		});
	}

	@Test
	void meterSaysHowMuchWaits() {
		this.runner.withPropertyValues("clew.store.jdbc.flush-interval=1h").run((context) -> {
			Gauge waiting = context.getBean(MeterRegistry.class).get("clew.store.queue.size").gauge();
			assertThat(waiting.value()).isZero();
			TraceInfo trace = new TraceInfo("0af7651916cd43dd8448eb211c80319c", 0, "GET /", null, null,
					new Origin("test", null, null, null), List.of(), Map.of(), List.of());
			context.getBean(TraceStore.class)
				.save(trace,
						ObservationRecord.builder(trace.traceId(), "a", ObservationType.TOOL, "tool", Instant.now())
							.build());
			assertThat(waiting.value()).isEqualTo(1);
		});
	}

	@Test
	void storeOfTheApplicationWins() {
		this.runner.withBean(InMemoryTraceStore.class, () -> new InMemoryTraceStore(1, 1000, (reason, count) -> {
		})).run((context) -> assertThat(context).hasSingleBean(TraceStore.class).doesNotHaveBean(OwnStatements.class));
	}

	@Test
	void statementsOfTheStoreAreNotObserved() {
		this.runner.withBean("any", ObservationHandler.class, () -> (context) -> true).run((context) -> {
			ObservationRegistry registry = context.getBean(ObservationRegistry.class);
			assertThat(Observation.createNotStarted("jdbc.query", registry).isNoop()).isFalse();
			boolean[] observed = new boolean[1];
			context.getBean(OwnStatements.class)
				.run(() -> observed[0] = !Observation.createNotStarted("jdbc.query", registry).isNoop());
			assertThat(observed).containsExactly(false);
			assertThat(Observation.createNotStarted("jdbc.query", registry).isNoop()).isFalse();
		});
	}

	@Configuration(proxyBeanMethods = false)
	static class OneDataSource {

		@Bean
		DataSource dataSource() {
			return create();
		}

		static DataSource create() {
			JdbcDataSource dataSource = new JdbcDataSource();
			dataSource.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
			return dataSource;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class AnotherDataSource {

		@Bean
		@ClewDataSource
		DataSource other() {
			return OneDataSource.create();
		}

	}

}
