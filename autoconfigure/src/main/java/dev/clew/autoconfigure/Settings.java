package dev.clew.autoconfigure;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.function.Function;

import dev.clew.observation.record.RecordingSettings;
import dev.clew.observation.tree.TraceNode;
import dev.clew.trace.Origin;
import dev.clew.web.ReactiveSurroundingNames;
import dev.clew.web.SurroundingNames;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.info.BuildProperties;
import org.springframework.boot.info.GitProperties;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/**
 * What is recorded, by the properties.
 */
final class Settings {

	private static final boolean SERVLET_WEB = isPresent(
			"org.springframework.http.server.observation.ServerRequestObservationContext",
			"jakarta.servlet.http.HttpServletRequest");

	private static final boolean REACTIVE_WEB = isPresent(
			"org.springframework.http.server.reactive.observation.ServerRequestObservationContext",
			"reactor.core.publisher.Mono");

	private Settings() {
	}

	static RecordingSettings of(ClewProperties properties, Environment environment, @Nullable BuildProperties build,
			@Nullable GitProperties git) {
		Origin origin = new Origin(environmentOf(properties, environment), releaseOf(properties, build, git),
				environment.getProperty("spring.application.name"), ManagementFactory.getRuntimeMXBean().getName());
		return new RecordingSettings(origin, properties.record().surrounding(), properties.content().capture(),
				(int) properties.content().maxSize().toBytes(), names());
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

	// Both stacks may be there.
	private static Function<Observation.Context, String> names() {
		Function<Observation.Context, String> names = SERVLET_WEB ? new SurroundingNames() : TraceNode::nameOf;
		return new TaskNames(REACTIVE_WEB ? new ReactiveSurroundingNames(names) : names);
	}

	private static boolean isPresent(String... classNames) {
		return Arrays.stream(classNames)
			.allMatch((className) -> ClassUtils.isPresent(className, Settings.class.getClassLoader()));
	}

}
