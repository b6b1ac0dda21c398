package dev.clew.content.mask;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.clew.content.MaskException;

/**
 * A regular expression of the application. It may take so much work and time for each
 * text: what is not found by then hides the field.
 */
final class OwnPattern implements Mask {

	private static final Duration LEAST_TIME = Duration.ofMillis(100);

	private static final Duration TIME_OF_A_CHARACTER = Duration.ofNanos(1000);

	private final String name;

	private final Pattern pattern;

	private final Duration leastTime;

	OwnPattern(String name, Pattern pattern) {
		this(name, pattern, LEAST_TIME);
	}

	OwnPattern(String name, Pattern pattern, Duration leastTime) {
		this.name = name;
		this.pattern = pattern;
		this.leastTime = leastTime;
	}

	@Override
	public void find(String text, Ranges found) {
		try {
			Duration time = this.leastTime.plus(TIME_OF_A_CHARACTER.multipliedBy(text.length()));
			Matcher matcher = this.pattern.matcher(new LimitedText(text, time));
			while (matcher.find()) {
				if (matcher.end() > matcher.start()) {
					found.add(matcher.start(), matcher.end(), this.name);
				}
			}
		}
		catch (RuntimeException | StackOverflowError ex) {
			throw new MaskException(this.name, ex);
		}
	}

}
