package dev.clew.content;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import dev.clew.trace.InternalApi;
import org.jspecify.annotations.Nullable;

/**
 * What is masked in the fields of an application, and what is done where a mask fails:
 * the field is hidden. Thread-safe.
 */
@InternalApi
public final class Masking {

	/** Stands for a text that could not be masked. */
	public static final String HIDDEN = "[hidden]";

	/** Nothing is masked. */
	public static final Masking NONE = new Masking(null, Set.of(), (component, fault) -> {
	}, null);

	private final @Nullable ContentMasker masker;

	private final @Nullable LookingMasker looking;

	private final Set<MaskedField> fields;

	private final BiConsumer<String, Throwable> faults;

	private final @Nullable Consumer<String> preview;

	private Masking(@Nullable ContentMasker masker, Set<MaskedField> fields, BiConsumer<String, Throwable> faults,
			@Nullable Consumer<String> preview) {
		this.masker = masker;
		this.looking = (masker instanceof LookingMasker known) ? known : null;
		this.fields = fields.isEmpty() ? Set.of() : EnumSet.copyOf(fields);
		this.faults = faults;
		this.preview = preview;
	}

	/**
	 * Masking of fields.
	 * @param masker masks the texts
	 * @param fields which fields
	 * @param faults told the component {@code mask} and why it failed
	 * @return the masking
	 */
	public static Masking of(ContentMasker masker, Set<MaskedField> fields, BiConsumer<String, Throwable> faults) {
		return new Masking(masker, fields, faults, null);
	}

	/**
	 * Masks nothing, and says what would have been masked.
	 * @param told what and how many, never the text itself
	 * @return the masking
	 */
	public Masking preview(Consumer<String> told) {
		return new Masking(this.masker, this.fields, this.faults, told);
	}

	/**
	 * Whether nothing is masked at all.
	 * @return whether there is no masker
	 */
	public boolean isNothing() {
		return this.masker == null;
	}

	// For one use. Absent where the field is not masked.
	@Nullable FieldMask of(MaskedField field) {
		ContentMasker masker = this.masker;
		return (masker != null && this.fields.contains(field)) ? new FieldMask(this, masker, field) : null;
	}

	/**
	 * Masks a text.
	 * @param text the text
	 * @param field where it stands
	 * @param what its name in notes
	 * @param notes told what was masked, if anything
	 * @return the same text where nothing was masked
	 */
	public String text(String text, MaskedField field, String what, Consumer<String> notes) {
		return beginning(text, Integer.MAX_VALUE, field, what, notes);
	}

	/**
	 * Masks a text of which only the beginning will be kept.
	 * @param text the text
	 * @param kept so many characters are kept at most
	 * @param field where it stands
	 * @param what its name in notes
	 * @param notes told what was masked, if anything
	 * @return the text, masked, or more than is kept of it
	 */
	public String beginning(String text, int kept, MaskedField field, String what, Consumer<String> notes) {
		if (this.masker == null || text.isEmpty() || !this.fields.contains(field)) {
			return text;
		}
		boolean isLong = kept < Integer.MAX_VALUE && text.length() > MaskedEnds.mostWhole(kept);
		if (!isLong && this.looking != null && !this.looking.suspects(text)) {
			return text;
		}
		FieldMask mask = new FieldMask(this, this.masker, field);
		try {
			String masked = isLong ? MaskedEnds.head(mask, text.substring(0, kept + MaskedEnds.OVERLAP))
					: mask.text(text);
			String note = mask.note(what);
			if (note != null) {
				notes.accept(note);
			}
			return masked;
		}
		catch (MaskFailedException ex) {
			notes.accept(what + ": " + ex.note());
			return HIDDEN;
		}
	}

	/**
	 * Masks a text, and cuts it in its middle.
	 * @param text the text
	 * @param kept so many characters are kept at most
	 * @param field where it stands
	 * @param what its name in notes
	 * @param notes told what was masked, if anything
	 * @return the same text where nothing is to be done
	 */
	public String middle(String text, int kept, MaskedField field, String what, Consumer<String> notes) {
		if (text.length() <= MaskedEnds.mostWhole(kept)) {
			return Texts.cutMiddle(text(text, field, what, notes), kept);
		}
		int window = kept / 2 + MaskedEnds.OVERLAP;
		String end = text(text.substring(text.length() - window), field, what, notes);
		String head = beginning(text, kept / 2, field, what, notes);
		return Texts.cutMiddle(head + Texts.leftOut(text.length() - 2L * window) + end, kept);
	}

	/**
	 * Masks keys and values.
	 * @param values the values
	 * @param field where they stand
	 * @param what their name in notes
	 * @param notes told what was masked, if anything
	 * @return the same map where nothing was masked
	 */
	public Map<String, String> values(Map<String, String> values, MaskedField field, String what,
			Consumer<String> notes) {
		if (values.isEmpty() || this.masker == null || !this.fields.contains(field) || !suspects(values)) {
			return values;
		}
		Map<String, String> masked = new LinkedHashMap<>();
		values.forEach((key, value) -> {
			String name = text(key, field, what + " key", notes);
			String told = masked.containsKey(name) ? name + " (" + (masked.size() + 1) + ")" : name;
			masked.put(told, text(value, field, what + " " + told, notes));
		});
		return masked;
	}

	private boolean suspects(Map<String, String> values) {
		for (Map.Entry<String, String> entry : values.entrySet()) {
			if (suspects(entry.getKey()) || suspects(entry.getValue())) {
				return true;
			}
		}
		return false;
	}

	boolean suspects(String text) {
		return this.looking == null || this.looking.suspects(text);
	}

	// Whether what is written may be looked at as a whole before it is masked.
	boolean looks() {
		return this.looking != null;
	}

	boolean suspects(byte[] json, int size) {
		return this.looking == null || this.looking.suspects(json, size);
	}

	boolean isTimed() {
		return this.looking == null;
	}

	@Nullable Consumer<String> preview() {
		return this.preview;
	}

	void failed(Throwable why) {
		this.faults.accept("mask", why);
	}

}
