package dev.clew.autoconfigure;

import java.time.InstantSource;

import javax.sql.DataSource;

import dev.clew.observation.fault.Faults;
import dev.clew.observation.meter.ClewMeter;
import dev.clew.observation.step.TracingRuntime;
import dev.clew.store.TraceStore;
import dev.clew.store.jdbc.JdbcTraceStore;
import dev.clew.store.jdbc.OwnStatements;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.observation.ObservationPredicate;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Auto-configuration for keeping traces in a database.
 */
@AutoConfiguration(after = ClewAutoConfiguration.class, before = ClewStoreAutoConfiguration.class,
		afterName = { "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
				"org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration" })
@ConditionalOnClass({ DataSource.class, JdbcClient.class })
@ConditionalOnBean(TracingRuntime.class)
@ConditionalOnProperty(name = "clew.store.type", havingValue = "jdbc")
@ConditionalOnMissingBean(TraceStore.class)
public final class ClewJdbcStoreAutoConfiguration {

	private static final String STORE = "clewTraceStore";

	@Bean
	OwnStatements clewOwnStatements() {
		return new OwnStatements();
	}

	// What the store asks of the database is nobody's trace.
	@Bean
	ObservationPredicate clewOwnStatementsPredicate(OwnStatements own) {
		return (name, context) -> !own.isRunning();
	}

	// Ends after the steps that are open, so that they are kept too.
	@Bean(STORE)
	JdbcTraceStore clewTraceStore(ClewProperties properties, @ClewDataSource ObjectProvider<DataSource> own,
			ObjectProvider<DataSource> dataSources, OwnStatements statements, TracerCounters counters, Faults faults,
			ConfigurableBeanFactory beans) {
		beans.registerDependentBean(STORE, ClewAutoConfiguration.OPEN_STEPS);
		DataSource dataSource = own.getIfUnique(dataSources::getIfUnique);
		PropertiesCheck.check("clew.store.type", "jdbc", dataSource != null,
				"There must be a DataSource bean, and of several one that is primary or has @ClewDataSource");
		TraceTablesSetup.prepare(dataSource, properties.store().jdbc(), statements);
		return new JdbcTraceStore(dataSource, properties.store().jdbcSettings(properties.record().maxDuration()),
				statements, InstantSource.system(), counters::dropped, faults);
	}

	/**
	 * Says how much waits, where there are meters.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(MeterBinder.class)
	static class QueueMeter {

		@Bean
		MeterBinder clewStoreMeter(JdbcTraceStore store) {
			ClewMeter size = ClewMeter.STORE_QUEUE_SIZE;
			return (registry) -> Gauge.builder(size.getName(), store, JdbcTraceStore::waiting)
				.baseUnit(size.getBaseUnit())
				.description(size.getDescription())
				.register(registry);
		}

	}

}
