package dev.clew.autoconfigure;

import dev.clew.export.LangfuseExport;
import dev.clew.export.LangfuseHealthIndicator;
import dev.clew.export.LangfuseHealthOnBoot3;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/**
 * Auto-configuration for the health of what traces are sent to. Spring Boot 4 and 3 have
 * their health contributors in different packages.
 */
@AutoConfiguration(after = ClewExportAutoConfiguration.class)
@ConditionalOnBean(LangfuseExport.class)
@Conditional(OnEnabledHealth.class)
public final class ClewHealthAutoConfiguration {

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(HealthIndicator.class)
	static final class Boot4 {

		@Bean
		@ConditionalOnMissingBean(name = "langfuseHealthIndicator")
		LangfuseHealthIndicator langfuseHealthIndicator(LangfuseExport export, ClewProperties properties) {
			return new LangfuseHealthIndicator(export, properties.export().langfuse().downAfter());
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(name = "org.springframework.boot.actuate.health.HealthIndicator")
	static final class Boot3 {

		@Bean
		@ConditionalOnMissingBean(name = "langfuseHealthIndicator")
		LangfuseHealthOnBoot3 langfuseHealthIndicator(LangfuseExport export, ClewProperties properties) {
			return new LangfuseHealthOnBoot3(export, properties.export().langfuse().downAfter());
		}

	}

}
