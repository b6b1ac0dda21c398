package dev.clew.autoconfigure;

import dev.clew.observation.TracingRuntime;
import dev.clew.web.HeaderSessionIdResolver;
import dev.clew.web.PrincipalUserIdResolver;
import dev.clew.web.SessionIdResolver;
import dev.clew.web.TraceFilter;
import dev.clew.web.UserFilter;
import dev.clew.web.UserIdResolver;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.filter.ServerHttpObservationFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Auto-configuration for sessions and users of web requests.
 */
@AutoConfiguration(after = ClewAutoConfiguration.class)
@ConditionalOnClass({ ServerHttpObservationFilter.class, HandlerMapping.class })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBean(TracingRuntime.class)
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

	@Bean
	TraceFilter clewTraceFilter(TracingRuntime runtime, SessionIdResolver sessions, ClewProperties properties) {
		return new TraceFilter(runtime, sessions, properties.trace().responseHeader());
	}

	@Bean
	UserFilter clewUserFilter(TracingRuntime runtime, ObjectProvider<UserIdResolver> users) {
		return new UserFilter(runtime, users.getIfAvailable());
	}

}
