package dev.clew.content.mask;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.clew.content.MaskException;

/**
 * A regular expression of the application. It may take so much work for each text: what
 * is not found by then hides the field.
 */
final class OwnPattern implements Mask {

	private final String name;

	private final Pattern pattern;

	OwnPattern(String name, Pattern pattern) {
		this.name = name;
		this.pattern = pattern;
	}

	@Override
	public void find(String text, Ranges found) {
		try {
			Matcher matcher = this.pattern.matcher(new LimitedText(text));
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
