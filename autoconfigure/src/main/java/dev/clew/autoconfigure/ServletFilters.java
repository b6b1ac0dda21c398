package dev.clew.autoconfigure;

import dev.clew.observation.step.TracingRuntime;
import dev.clew.web.SessionIdResolver;
import dev.clew.web.TraceFilter;
import dev.clew.web.UserFilter;
import dev.clew.web.UserIdResolver;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.ServerHttpObservationFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Sessions and users in servlet applications.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass({ ServerHttpObservationFilter.class, HandlerMapping.class })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class ServletFilters {

	@Bean
	TraceFilter clewTraceFilter(TracingRuntime runtime, SessionIdResolver sessions, ClewProperties properties) {
		return new TraceFilter(runtime, sessions, properties.trace().responseHeader());
	}

	@Bean
	UserFilter clewUserFilter(TracingRuntime runtime, ObjectProvider<UserIdResolver> users) {
		return new UserFilter(runtime, users.getIfAvailable());
	}

}
