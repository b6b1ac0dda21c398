package dev.clew.content.mask;

import java.util.List;

/**
 * The first digits of the numbers of payment cards, and how long they are.
 */
final class CardIssuers {

	private static final List<Issuer> ISSUERS = List.of(new Issuer(4000, 4999, 13, 19), new Issuer(5100, 5599, 16, 16),
			new Issuer(2221, 2720, 16, 16), new Issuer(3400, 3499, 15, 15), new Issuer(3700, 3799, 15, 15),
			new Issuer(3000, 3059, 14, 19), new Issuer(3095, 3095, 14, 19), new Issuer(3600, 3699, 14, 19),
			new Issuer(3800, 3999, 14, 19), new Issuer(6011, 6011, 16, 19), new Issuer(6440, 6599, 16, 19),
			new Issuer(3528, 3589, 16, 19), new Issuer(6200, 6299, 16, 19), new Issuer(5018, 5018, 13, 19),
			new Issuer(5020, 5020, 13, 19), new Issuer(5038, 5038, 13, 19), new Issuer(5893, 5893, 13, 19),
			new Issuer(6304, 6304, 13, 19), new Issuer(6759, 6763, 13, 19));

	private CardIssuers() {
	}

	// Whether somebody issues numbers with these first four digits.
	static boolean issue(int first, int digits) {
		for (Issuer issuer : ISSUERS) {
			if (first >= issuer.from() && first <= issuer.to() && digits >= issuer.least() && digits <= issuer.most()) {
				return true;
			}
		}
		return false;
	}

	private record Issuer(int from, int to, int least, int most) {

	}

}
