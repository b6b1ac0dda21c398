package dev.clew.autoconfigure;

import dev.clew.observation.step.TracingRuntime;
import dev.clew.report.PropagationReport;
import dev.clew.web.HeaderSessionIdResolver;
import dev.clew.web.PrincipalUserIdResolver;
import dev.clew.web.ReactiveTraceFilter;
import dev.clew.web.ReactiveUserFilter;
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
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration for sessions and users of web requests.
 */
@AutoConfiguration(after = ClewAutoConfiguration.class)
@ConditionalOnWebApplication
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

	/**
	 * Sessions and users in servlet applications.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(name = { "org.springframework.web.filter.ServerHttpObservationFilter",
			"org.springframework.web.servlet.HandlerMapping" })
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
	static class ServletConfiguration {

		@Bean
		TraceFilter clewTraceFilter(TracingRuntime runtime, SessionIdResolver sessions, ClewProperties properties,
				Environment environment) {
			return new TraceFilter(runtime, sessions, properties.trace().responseHeader(),
					BaggageFields.of(environment).handsOn());
		}

		@Bean
		UserFilter clewUserFilter(TracingRuntime runtime, ObjectProvider<UserIdResolver> users,
				Environment environment) {
			return new UserFilter(runtime, users.getIfAvailable(), BaggageFields.of(environment).handsOn());
		}

	}

	/**
	 * Sessions and users in reactive applications.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(name = { "reactor.core.publisher.Mono", "org.springframework.web.reactive.HandlerMapping",
			"org.springframework.http.server.reactive.observation.ServerRequestObservationContext" })
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
	static class ReactiveConfiguration {

		@Bean
		ReactiveTraceFilter clewTraceFilter(TracingRuntime runtime, SessionIdResolver sessions,
				ClewProperties properties) {
			return new ReactiveTraceFilter(runtime, sessions, properties.trace().responseHeader());
		}

		@Bean
		ReactiveUserFilter clewUserFilter(TracingRuntime runtime, ObjectProvider<UserIdResolver> users) {
			return new ReactiveUserFilter(runtime, users.getIfAvailable());
		}

		@Bean
		PropagationReport clewPropagationReport() {
			return new PropagationReport();
		}

	}

}
