package dev.clew.content;

/**
 * Takes out of texts what nobody may keep or send, such as credentials. It is called for
 * each text before anything of it is kept, on the thread of the application: it has to be
 * fast. Where it throws, or takes longer than a tenth of a second for one field, the
 * field is hidden. Thread-safe.
 *
 * @see dev.clew.content.mask.ContentMasks
 */
@FunctionalInterface
public interface ContentMasker {

	/**
	 * Masks a text.
	 * @param text a text as it is meant: strings within JSON come one by one and without
	 * escapes
	 * @param field where it stands
	 * @param found to be told what was masked, for the notes of the observation
	 * @return the same text where nothing is to be masked
	 */
	String mask(String text, MaskedField field, Findings found);

}
