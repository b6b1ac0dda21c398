package dev.clew.content.mask;

import java.util.List;

import dev.clew.content.Findings;
import dev.clew.content.LookingMasker;
import dev.clew.content.MaskedField;

/**
 * Replaces what some masks find in a text, also behind escapes and in base 64.
 */
final class TextMasker implements LookingMasker {

	private final List<Mask> masks;

	private final FirstLook firstLook;

	private final Base64Texts base64;

	TextMasker(List<Mask> masks, FirstLook firstLook) {
		this.masks = masks;
		this.firstLook = firstLook;
		this.base64 = new Base64Texts(masks);
	}

	@Override
	public boolean suspects(String text) {
		return this.firstLook.suspects(text);
	}

	@Override
	public boolean suspects(byte[] json, int size) {
		return this.firstLook.suspects(json, size);
	}

	@Override
	public String mask(String text, MaskedField field, Findings found) {
		Ranges ranges = new Ranges();
		find(text, ranges);
		Unescaped unescaped = Unescaped.of(text);
		if (unescaped != null) {
			Ranges within = new Ranges();
			find(unescaped.text(), within);
			ranges.addAll(within, unescaped.places());
		}
		return ranges.isEmpty() ? text : ranges.replace(text, found);
	}

	private void find(String text, Ranges ranges) {
		for (Mask mask : this.masks) {
			mask.find(text, ranges);
		}
		this.base64.find(text, ranges);
	}

}
