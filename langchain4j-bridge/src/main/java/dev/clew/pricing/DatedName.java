package dev.clew.pricing;

import java.util.regex.Pattern;

/**
 * The name of a model with the date or number of a version behind it.
 */
final class DatedName {

	private static final Pattern VERSION = Pattern.compile("[-@](\\d{4}-?\\d{2}-?\\d{2}|\\d{3,4})");

	private DatedName() {
	}

	// Gateways put the vendor before the one or the other.
	static boolean isOf(String dated, String name) {
		String version = withoutVendor(dated);
		String plain = withoutVendor(name);
		return version.length() > plain.length() && version.regionMatches(true, 0, plain, 0, plain.length())
				&& VERSION.matcher(version.substring(plain.length())).matches();
	}

	private static String withoutVendor(String name) {
		return name.substring(name.lastIndexOf('/') + 1);
	}

}
