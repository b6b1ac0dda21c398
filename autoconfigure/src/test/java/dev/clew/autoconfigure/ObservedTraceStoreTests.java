package dev.clew.autoconfigure;

import dev.clew.observation.RecordingHandler;
import dev.clew.store.TraceStore;
import dev.clew.store.memory.InMemoryTraceStore;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LazySink}, by a store that needs what the handlers are made with.
 */
class ObservedTraceStoreTests {

	@Test
	void storeMayNeedTheObservationRegistry() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(ObservationAutoConfiguration.class, ClewAutoConfiguration.class,
					ClewStoreAutoConfiguration.class))
			.withUserConfiguration(ObservedStore.class)
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(TraceStore.class)
				.hasSingleBean(RecordingHandler.class));
	}

	@Configuration(proxyBeanMethods = false)
	static class ObservedStore {

		@Bean
		TraceStore store(ObservationRegistry registry) {
			assertThat(registry.isNoop()).isFalse();
			return new InMemoryTraceStore(1, 1000, (reason, count) -> {
			});
		}

	}

}
