package dev.clew.content.mask;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import dev.clew.content.ContentMasker;

/**
 * Maskers for what is known by its form. What they find is replaced by such as
 * {@code [masked: credential]}, also within JSON in a text, and as a whole where it
 * stands in base 64.
 */
public final class ContentMasks {

	/** Those that are on by default. */
	public static final Set<BuiltInMask> DEFAULT = Set.of(BuiltInMask.CREDENTIALS, BuiltInMask.PRIVATE_KEYS,
			BuiltInMask.CARDS);

	private ContentMasks() {
	}

	/**
	 * The masks that are on by default: credentials, private keys and payment cards.
	 * @return a masker
	 */
	public static ContentMasker builtIn() {
		return of(DEFAULT, Map.of());
	}

	/**
	 * Some masks.
	 * @param masks which of the built-in ones
	 * @return a masker
	 */
	public static ContentMasker builtIn(BuiltInMask... masks) {
		return of(Set.of(masks), Map.of());
	}

	/**
	 * Some masks, and some of your own. A pattern may look at each character of a text 16
	 * times on the average, and take 100 ms and a microsecond for each: where that is not
	 * enough it fails, and the field is hidden.
	 * @param masks which of the built-in ones
	 * @param patterns regular expressions by the name of what they find
	 * @return a masker
	 * @throws IllegalArgumentException if a pattern is not {@link #isLimited limited}
	 */
	public static ContentMasker of(Set<BuiltInMask> masks, Map<String, Pattern> patterns) {
		List<Mask> all = new ArrayList<>();
		(masks.isEmpty() ? Set.<BuiltInMask>of() : EnumSet.copyOf(masks)).forEach((mask) -> all.add(mask.mask()));
		patterns.forEach((name, pattern) -> {
			if (!isLimited(pattern)) {
				throw new IllegalArgumentException("Pattern '" + name + "' can match nothing in too many ways");
			}
			all.add(new OwnPattern(name, pattern));
		});
		return new TextMasker(List.copyOf(all), new FirstLook(masks, !patterns.isEmpty()));
	}

	/**
	 * Whether the work of a pattern can be limited. That of one which can match nothing
	 * in more than 1000 ways, such as {@code (?:|)} many times in a row, cannot.
	 * @param pattern a regular expression
	 * @return whether it can be used
	 */
	public static boolean isLimited(Pattern pattern) {
		return !EmptyWays.areTooMany(pattern.pattern());
	}

}
