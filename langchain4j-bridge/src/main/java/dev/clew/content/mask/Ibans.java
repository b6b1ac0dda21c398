package dev.clew.content.mask;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * International bank account numbers, together or in groups.
 */
final class Ibans implements Mask {

	private static final String KIND = "IBAN";

	private static final int MODULUS = 97;

	private static final Map<String, Integer> LENGTHS = Stream
		.of("AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20",
				"EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27",
				"JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18",
				"NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28",
				"TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30")
		.flatMap((line) -> Stream.of(line.split(" ")))
		.collect(Collectors.toUnmodifiableMap((entry) -> entry.substring(0, 2),
				(entry) -> Integer.valueOf(entry.substring(2))));

	@Override
	public void find(String text, Ranges found) {
		int last = text.length() - 15;
		for (int i = 0; i <= last; i++) {
			if (Ascii.isLetter(text.charAt(i)) && Ascii.isLetter(text.charAt(i + 1)) && Ascii.isDigitAt(text, i + 2)
					&& Ascii.isDigitAt(text, i + 3) && !Ascii.isAlphanumericAt(text, i - 1)) {
				Integer length = LENGTHS.get(text.substring(i, i + 2).toUpperCase(Locale.ROOT));
				int end = (length != null) ? end(text, i, length) : -1;
				if (end > 0) {
					found.add(i, end, KIND);
					i = end - 1;
				}
			}
		}
	}

	// The index after so many letters and digits, with one blank between at most.
	private static int end(String text, int start, int length) {
		int count = 0;
		int i = start;
		while (count < length && i < text.length()) {
			char ch = text.charAt(i);
			boolean between = (ch == ' ' || ch == '-' || ch == '\u00A0') && Ascii.isAlphanumericAt(text, i - 1);
			if (Ascii.isAlphanumeric(ch)) {
				count++;
			}
			else if (!between) {
				return -1;
			}
			i++;
		}
		boolean whole = count == length && !Ascii.isAlphanumericAt(text, i);
		return (whole && isChecked(text, start, i)) ? i : -1;
	}

	// Country and check digits count last.
	private static boolean isChecked(String text, int start, int end) {
		return rest(text, start, start + 4, rest(text, start + 4, end, 0)) == 1;
	}

	private static int rest(String text, int start, int end, int before) {
		int rest = before;
		for (int i = start; i < end; i++) {
			if (Ascii.isAlphanumeric(text.charAt(i))) {
				int value = Character.digit(text.charAt(i), 36);
				rest = (((value > 9) ? 100 : 10) * rest + value) % MODULUS;
			}
		}
		return rest;
	}

}
