package dev.clew.autoconfigure;

import java.lang.management.ManagementFactory;

import dev.clew.observation.record.RecordingSettings;
import dev.clew.trace.Origin;
import dev.clew.web.SurroundingNames;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.info.BuildProperties;
import org.springframework.boot.info.GitProperties;
import org.springframework.core.env.Environment;

/**
 * What is recorded, by the properties.
 */
final class RecordingProperties {

	private RecordingProperties() {
	}

	static RecordingSettings of(ClewProperties properties, Environment environment, @Nullable BuildProperties build,
			@Nullable GitProperties git) {
		Origin origin = new Origin(environmentOf(properties, environment), releaseOf(properties, build, git),
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

}
