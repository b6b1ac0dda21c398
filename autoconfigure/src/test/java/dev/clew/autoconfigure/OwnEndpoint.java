package dev.clew.autoconfigure;

import dev.clew.actuate.ContentVisibility;
import dev.clew.actuate.LlmTracesEndpoint;
import dev.clew.score.TraceScores;
import dev.clew.store.TraceStore;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * An application with an endpoint of its own.
 */
@Configuration(proxyBeanMethods = false)
class OwnEndpoint {

	@Bean
	LlmTracesEndpoint ownTracesEndpoint(ObjectProvider<TraceStore> store, ObjectProvider<TraceScores> scores,
			ObjectProvider<ContentVisibility> shown, ApplicationEventPublisher events) {
		return new LlmTracesEndpoint(store.getObject(), scores.getObject(), shown.getObject(), events);
	}

}
