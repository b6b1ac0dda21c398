package dev.clew.autoconfigure;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.stream.Stream;

import dev.clew.content.Masking;
import dev.clew.observation.fault.Faults;
import dev.clew.observation.record.RecordingHandler;
import dev.clew.observation.record.RecordingSettings;
import dev.clew.observation.step.OpenSteps;
import dev.clew.observation.step.TracingRuntime;
import dev.clew.observation.tree.TraceTreeHandler;
import dev.clew.sampling.Sampling;
import dev.clew.score.TraceScores;
import dev.clew.store.TraceSink;
import dev.clew.store.TraceStore;
import dev.clew.store.file.ImportRunner;
import dev.clew.store.file.TraceImport;
import dev.clew.store.memory.InMemoryTraceStore;
import dev.clew.store.memory.TraceExpiry;
import dev.clew.trace.Origin;
import dev.clew.web.SurroundingNames;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.info.BuildProperties;
import org.springframework.boot.info.GitProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration for keeping traces: in the store, and in each other bean that takes
 * them.
 */
@AutoConfiguration(after = ClewAutoConfiguration.class)
@ConditionalOnBean(TracingRuntime.class)
public final class ClewStoreAutoConfiguration {

	private static final String SAMPLING = "clewSampling";

	@Bean
	@ConditionalOnMissingBean(TraceStore.class)
	@Conditional(OnStoreCondition.class)
	InMemoryTraceStore clewTraceStore(ClewProperties properties, TracerCounters counters) {
		StoreProperties.Memory memory = properties.store().memory();
		return new InMemoryTraceStore(memory.maxTraces(), memory.maxSize().toBytes(),
				(reason, observations) -> counters.dropped(reason, observations));
	}

	@Bean(initMethod = "start")
	@ConditionalOnBean(InMemoryTraceStore.class)
	TraceExpiry clewTraceExpiry(InMemoryTraceStore store, ClewProperties properties) {
		StoreProperties kept = properties.store();
		return new TraceExpiry(store, kept.retention(), kept.longestRetention(), InstantSource.system());
	}

	@Bean
	@ConditionalOnBean(TraceSink.class)
	@Order(Ordered.HIGHEST_PRECEDENCE + 1)
	RecordingHandler clewRecordingHandler(TraceTreeHandler tree, ObjectProvider<TraceSink> sinks, Sampling sampling,
			RecordingSettings settings, OpenSteps open, Faults faults) {
		return new RecordingHandler(tree, sinks(sinks, sampling), settings, open, faults);
	}

	private static TraceSink sinks(ObjectProvider<TraceSink> sinks, Sampling sampling) {
		return new LazySinks(() -> sinks.orderedStream().map(sampling::inFrontOf).toList());
	}

	// Ends after the steps that are open, so that they are decided as what they are, and
	// before the stores, so that they get what is kept.
	@Bean(SAMPLING)
	Sampling clewSampling(ClewProperties properties, TracerCounters counters, ConfigurableListableBeanFactory beans) {
		beans.registerDependentBean(SAMPLING, ClewAutoConfiguration.OPEN_STEPS);
		for (String store : beans.getBeanNamesForType(TraceStore.class, true, false)) {
			beans.registerDependentBean(store, SAMPLING);
		}
		return new Sampling(properties.sampling().rules(), counters::sampledOut);
	}

	@Bean
	@ConditionalOnMissingBean
	RecordingSettings clewRecordingSettings(ClewProperties properties, Environment environment,
			ListableBeanFactory beans, ObjectProvider<BuildProperties> build, ObjectProvider<GitProperties> git) {
		Origin origin = new Origin(environmentOf(properties, environment),
				releaseOf(properties, build.getIfAvailable(), git.getIfAvailable()),
				environment.getProperty("spring.application.name"), ManagementFactory.getRuntimeMXBean().getName());
		return new RecordingSettings(origin, properties.record().surrounding(), isContentKept(properties, beans),
				(int) properties.content().maxSize().toBytes(), new SurroundingNames());
	}

	// Content is kept where somebody can read it.
	private static boolean isContentKept(ClewProperties properties, ListableBeanFactory beans) {
		boolean others = Stream.of(beans.getBeanNamesForType(TraceSink.class, true, false))
			.anyMatch((name) -> !name.equals(ClewExportAutoConfiguration.SINK));
		ExportProperties export = properties.export();
		return properties.content().capture()
				&& (others || export.langfuse().includeContent() || export.spans().includeContent());
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
	TraceScores clewTraceScores(ObjectProvider<TraceSink> sinks, Sampling sampling, Masking masking) {
		return new TraceScores(sinks(sinks, sampling), masking);
	}

	@Bean
	@ConditionalOnBean(TraceStore.class)
	@ConditionalOnProperty("clew.import")
	ImportRunner clewImportRunner(TraceStore store, ClewProperties properties) {
		return new ImportRunner(new TraceImport(store), Path.of(String.valueOf(properties.importFile())));
	}

}
