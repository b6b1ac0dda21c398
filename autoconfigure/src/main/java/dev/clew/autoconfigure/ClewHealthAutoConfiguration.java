package dev.clew.autoconfigure;

import dev.clew.export.LangfuseExport;
import dev.clew.export.LangfuseHealthIndicator;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration for the health of what traces are sent to. Spring Boot has its
 * health contributors in this package since 4.0.
 */
@AutoConfiguration(after = ClewExportAutoConfiguration.class)
@ConditionalOnClass({ HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class })
@ConditionalOnBean(LangfuseExport.class)
public final class ClewHealthAutoConfiguration {

	@Bean
	@ConditionalOnEnabledHealthIndicator("langfuse")
	@ConditionalOnMissingBean(name = "langfuseHealthIndicator")
	LangfuseHealthIndicator langfuseHealthIndicator(LangfuseExport export, ClewProperties properties) {
		return new LangfuseHealthIndicator(export, properties.export().langfuse().downAfter());
	}

}
