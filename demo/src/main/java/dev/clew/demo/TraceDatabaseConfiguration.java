package dev.clew.demo;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import dev.clew.autoconfigure.ClewDataSource;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/**
 * Where traces are kept that outlive the application: apart from the bookings.
 */
@Configuration(proxyBeanMethods = false)
@Profile({ "h2", "postgres" })
class TraceDatabaseConfiguration {

	// No candidate for others, so that the bookings keep the one that Boot makes.
	@Bean(defaultCandidate = false)
	@ClewDataSource
	@ConfigurationProperties("hut-desk.traces")
	DataSource traceDataSource() {
		return new HikariDataSource();
	}

}
