package dev.clew.content.mask;

import java.util.function.Supplier;

/**
 * What can be masked without further ado.
 */
public enum BuiltInMask {

	/**
	 * Keys of APIs with a known beginning, bearer tokens, JSON web tokens, and passwords
	 * in URLs.
	 */
	CREDENTIALS(Credentials::new),

	/** Private keys as PEM, also where their beginning or end is missing. */
	PRIVATE_KEYS(PrivateKeys::new),

	/** Numbers of payment cards, by issuer and check digit. */
	CARDS(Cards::new),

	/** Addresses of e-mail. */
	EMAILS(Emails::new),

	/** International bank account numbers, by country, length and checksum. */
	IBANS(Ibans::new),

	/** Phone numbers. Other numbers may look like them. */
	PHONE_NUMBERS(PhoneNumbers::new);

	private final Supplier<Mask> mask;

	BuiltInMask(Supplier<Mask> mask) {
		this.mask = mask;
	}

	Mask mask() {
		return this.mask.get();
	}

}
