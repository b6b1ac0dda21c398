package dev.clew.autoconfigure;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import dev.clew.autoconfigure.ClewProperties.Content.Mask;
import dev.clew.content.ContentMasker;
import dev.clew.content.MaskedField;
import dev.clew.content.Masking;
import dev.clew.content.mask.ContentMasks;
import dev.clew.observation.fault.Faults;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Masks by the properties. What is wrong with one is said with its name.
 */
final class ConfiguredMasks {

	private static final Logger logger = LoggerFactory.getLogger("dev.clew.content.mask");

	private static final String PATTERNS = "clew.content.mask.patterns";

	// What stands in the place of a text is part of JSON within other JSON.
	private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N} _.-]{1,50}");

	private ConfiguredMasks() {
	}

	static ContentMasker masker(Mask mask) {
		return ContentMasks.of(mask.builtin(), patterns(mask));
	}

	static Masking masking(Mask mask, ContentMasker masker, Faults faults) {
		if (!mask.enabled()) {
			return Masking.NONE;
		}
		Set<MaskedField> fields = (mask.fields() != null) ? mask.fields() : EnumSet.allOf(MaskedField.class);
		Masking masking = Masking.of(masker, fields, faults::report);
		return mask.preview() ? masking.preview((found) -> logger.info("Preview of masks: {}", found)) : masking;
	}

	static Map<String, Pattern> patterns(Mask mask) {
		Map<String, Pattern> patterns = new LinkedHashMap<>();
		mask.patterns().forEach((name, pattern) -> patterns.put(checked(name, pattern), compiled(name, pattern)));
		return patterns;
	}

	private static String checked(String name, String pattern) {
		if (name.isBlank() || !NAME.matcher(name).matches()) {
			throw new InvalidConfigurationPropertyValueException(PATTERNS + "." + name, pattern,
					"A pattern must have a name of 1 to 50 letters, digits, blanks, dots, dashes and underscores");
		}
		return name;
	}

	private static Pattern compiled(String name, String pattern) {
		try {
			if (!pattern.isBlank()) {
				return limited(name, Pattern.compile(pattern));
			}
		}
		catch (PatternSyntaxException ex) {
			throw new InvalidConfigurationPropertyValueException(PATTERNS + "." + name, pattern,
					"It must be a regular expression: " + ex.getDescription() + " near index " + ex.getIndex());
		}
		throw new InvalidConfigurationPropertyValueException(PATTERNS + "." + name, pattern,
				"It must be a regular expression that is not blank");
	}

	private static Pattern limited(String name, Pattern pattern) {
		if (!ContentMasks.isLimited(pattern)) {
			throw new InvalidConfigurationPropertyValueException(PATTERNS + "." + name, pattern.pattern(),
					"It must not be able to match nothing in more than 1000 ways: such work has no limit");
		}
		return pattern;
	}

}
