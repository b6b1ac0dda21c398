package dev.clew.autoconfigure;

import dev.clew.observation.TracingRuntime;
import dev.clew.report.PropagationReport;
import dev.clew.web.ReactiveTraceFilter;
import dev.clew.web.ReactiveUserFilter;
import dev.clew.web.SessionIdResolver;
import dev.clew.web.UserIdResolver;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.web.reactive.HandlerMapping;

/**
 * Sessions and users in reactive applications.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass({ Mono.class, ServerRequestObservationContext.class, HandlerMapping.class })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
class ReactiveFilters {

	@Bean
	ReactiveTraceFilter clewTraceFilter(TracingRuntime runtime, SessionIdResolver sessions, ClewProperties properties) {
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
