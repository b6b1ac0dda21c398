package dev.clew.autoconfigure;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.clew.langchain4j.run.Activation;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Matches where the versions of Spring Boot and LangChain4j are ones that Clew works
 * with.
 */
class OnSupportedVersions extends SpringBootCondition {

	private static final Logger logger = LoggerFactory.getLogger(OnSupportedVersions.class);

	private static final Pattern VERSION = Pattern.compile("(\\d{1,9})\\.(\\d{1,9})(\\D.*)?");

	private static final @Nullable String SPRING_BOOT = obstacle(SpringBootVersion.getVersion());

	static {
		if (SPRING_BOOT != null) {
			logger.warn("Clew is off: {}", SPRING_BOOT);
		}
	}

	static @Nullable String obstacle(String version) {
		Matcher matcher = VERSION.matcher(version);
		int major = matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
		boolean supported = major > 3 || (major == 3 && Integer.parseInt(matcher.group(2)) >= 5);
		return supported ? null : "Spring Boot " + version + " was found, 3.5 or later is needed";
	}

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		String obstacle = (SPRING_BOOT != null) ? SPRING_BOOT : Activation.obstacle();
		return (obstacle != null) ? ConditionOutcome.noMatch(obstacle) : ConditionOutcome.match("supported versions");
	}

}
