package dev.clew.autoconfigure;

import dev.clew.observation.step.TracingRuntime;
import dev.clew.web.HeaderSessionIdResolver;
import dev.clew.web.PrincipalUserIdResolver;
import dev.clew.web.SessionIdResolver;
import dev.clew.web.UserIdResolver;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * Auto-configuration for sessions and users of web requests.
 */
@AutoConfiguration(after = ClewAutoConfiguration.class)
@ConditionalOnWebApplication
@ConditionalOnBean(TracingRuntime.class)
@Import({ ServletFilters.class, ReactiveFilters.class })
public final class ClewWebAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	SessionIdResolver clewSessionIdResolver(ClewProperties properties) {
		return new HeaderSessionIdResolver(properties.session().headerNames());
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnProperty(name = "clew.user.source", havingValue = "principal", matchIfMissing = true)
	UserIdResolver clewUserIdResolver() {
		return new PrincipalUserIdResolver();
	}

}
