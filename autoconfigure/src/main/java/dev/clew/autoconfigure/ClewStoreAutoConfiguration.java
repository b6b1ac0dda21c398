package dev.clew.autoconfigure;

import java.lang.management.ManagementFactory;

import dev.clew.content.Masking;
import dev.clew.observation.fault.Faults;
import dev.clew.observation.record.RecordingHandler;
import dev.clew.observation.record.RecordingSettings;
import dev.clew.observation.step.OpenSteps;
import dev.clew.observation.step.TracingRuntime;
import dev.clew.observation.tree.TraceTreeHandler;
import dev.clew.score.TraceScores;
import dev.clew.store.TraceStore;
import dev.clew.store.memory.InMemoryTraceStore;
import dev.clew.trace.Origin;
import dev.clew.web.SurroundingNames;
import org.jspecify.annotations.Nullable;

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
		Origin origin = new Origin(environmentOf(properties, environment),
				releaseOf(properties, build.getIfAvailable(), git.getIfAvailable()),
				environment.getProperty("spring.application.name"), ManagementFactory.getRuntimeMXBean().getName());
		return new RecordingSettings(origin, properties.record().surrounding(), properties.content().capture(),
				(int) properties.content().maxSize().toBytes(), new SurroundingNames());
	}

	private static String environmentOf(ClewProperties properties, Environment environment) {
		if (properties.environment() != null) {
			return properties.environment();
		}
		String[] profiles = environment.getActiveProfiles();
		return (profiles.length > 0) ? profiles[0] : "default";
	}

	private static @Nullable String releaseOf(ClewProperties properties, @Nullable BuildProperties build,
			@Nullable GitProperties git) {
		if (properties.release() != null) {
			return properties.release();
		}
		if (build != null && build.getVersion() != null) {
			return build.getVersion();
		}
		return (git != null) ? git.getShortCommitId() : null;
	}

	@Bean
	@ConditionalOnMissingBean
	TraceScores clewTraceScores(ObjectProvider<TraceStore> store, Masking masking) {
		return new TraceScores(new LazySink(store::getIfAvailable), masking);
	}

}
