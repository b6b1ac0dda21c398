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
	 * times on the average: where that is not enough it fails, and the field is hidden.
	 * @param masks which of the built-in ones
	 * @param patterns regular expressions by the name of what they find
	 * @return a masker
	 */
	public static ContentMasker of(Set<BuiltInMask> masks, Map<String, Pattern> patterns) {
		List<Mask> all = new ArrayList<>();
		(masks.isEmpty() ? Set.<BuiltInMask>of() : EnumSet.copyOf(masks)).forEach((mask) -> all.add(mask.mask()));
		patterns.forEach((name, pattern) -> all.add(new OwnPattern(name, pattern)));
		return new TextMasker(List.copyOf(all), new FirstLook(masks, !patterns.isEmpty()));
	}

}
