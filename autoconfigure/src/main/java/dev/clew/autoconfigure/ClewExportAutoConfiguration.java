package dev.clew.autoconfigure;

import java.time.Duration;

import dev.clew.export.ExportSettings;
import dev.clew.export.LangfuseConnectionDetails;
import dev.clew.export.LangfuseExport;
import dev.clew.observation.fault.Faults;
import dev.clew.observation.record.RecordingSettings;
import dev.clew.observation.step.TracingRuntime;
import dev.clew.store.TraceSink;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

/**
 * Auto-configuration for sending traces to a Langfuse server.
 */
@AutoConfiguration(after = ClewAutoConfiguration.class, before = ClewStoreAutoConfiguration.class)
@ConditionalOnBean(TracingRuntime.class)
@Conditional(OnEnabledExport.class)
public final class ClewExportAutoConfiguration {

	static final String SINK = "clewLangfuseSink";

	private static final String EXPORT = "clewLangfuseExport";

	private static final Duration INTERVAL = Duration.ofSeconds(1);

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnProperty("clew.export.langfuse.endpoint")
	LangfuseConnectionDetails clewLangfuseConnectionDetails(ClewProperties properties) {
		return new ConfiguredLangfuse(properties.export().langfuse());
	}

	// Ends after the steps that are open, so that they leave too.
	@Bean(EXPORT)
	@ConditionalOnBean(LangfuseConnectionDetails.class)
	LangfuseExport clewLangfuseExport(LangfuseConnectionDetails details, ClewProperties properties,
			RecordingSettings recording, TracerCounters counters, Faults faults, ConfigurableBeanFactory beans) {
		ExportProperties.Langfuse langfuse = properties.export().langfuse();
		LangfuseCheck.checkEndpoint(details.getEndpoint().toString(), langfuse.allowHttp());
		beans.registerDependentBean(EXPORT, ClewAutoConfiguration.OPEN_STEPS);
		ExportSettings settings = new ExportSettings(contentSwitch(langfuse, recording),
				recording.origin().environment(), langfuse.maxQueueSize().toBytes(), langfuse.timeout(), INTERVAL,
				properties.record().maxDuration());
		return new LangfuseExport(details, settings, counters, faults);
	}

	private static @Nullable String contentSwitch(ExportProperties.Langfuse langfuse, RecordingSettings recording) {
		if (!langfuse.includeContent()) {
			return "clew.export.langfuse.include-content";
		}
		return recording.captureContent() ? null : "clew.content.capture";
	}

	@Bean(SINK)
	@ConditionalOnBean(LangfuseExport.class)
	TraceSink clewLangfuseSink(LangfuseExport export) {
		return export.sink();
	}

}
