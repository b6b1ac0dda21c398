package dev.clew.autoconfigure;

import dev.clew.observation.fault.Faults;
import dev.clew.observation.record.RecordingHandler;
import dev.clew.observation.record.RecordingSettings;
import dev.clew.observation.step.OpenSteps;
import dev.clew.observation.step.TracingRuntime;
import dev.clew.observation.tree.TraceTreeHandler;
import dev.clew.score.TraceScores;
import dev.clew.store.TraceStore;
import dev.clew.store.memory.InMemoryTraceStore;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.info.BuildProperties;
import org.springframework.boot.info.GitProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration for keeping traces.
 */
@AutoConfiguration(after = ClewAutoConfiguration.class)
@ConditionalOnBean(TracingRuntime.class)
public final class ClewStoreAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(TraceStore.class)
	@Conditional(OnStoreCondition.class)
	InMemoryTraceStore clewTraceStore(ClewProperties properties, TracerCounters counters) {
		ClewProperties.Store.Memory memory = properties.store().memory();
		return new InMemoryTraceStore(memory.maxTraces(), memory.maxSize().toBytes(),
				(reason, observations) -> counters.dropped(reason, observations));
	}

	@Bean
	@ConditionalOnBean(TraceStore.class)
	@Order(Ordered.HIGHEST_PRECEDENCE + 1)
	RecordingHandler clewRecordingHandler(TraceTreeHandler tree, ObjectProvider<TraceStore> store,
			RecordingSettings settings, OpenSteps open, Faults faults) {
		return new RecordingHandler(tree, new LazySink(store::getObject), settings, open, faults);
	}

	@Bean
	@ConditionalOnMissingBean
	RecordingSettings clewRecordingSettings(ClewProperties properties, Environment environment,
			ObjectProvider<BuildProperties> build, ObjectProvider<GitProperties> git) {
		return RecordingProperties.of(properties, environment, build.getIfAvailable(), git.getIfAvailable());
	}

	@Bean
	@ConditionalOnMissingBean
	TraceScores clewTraceScores(ObjectProvider<TraceStore> store) {
		return new TraceScores(new LazySink(store::getIfAvailable));
	}

}
