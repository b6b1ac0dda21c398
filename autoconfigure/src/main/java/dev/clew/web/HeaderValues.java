package dev.clew.web;

import java.nio.charset.StandardCharsets;

/**
 * Values of headers as their senders meant them.
 */
final class HeaderValues {

	private HeaderValues() {
	}

	// Servers take each byte for a character, clients send UTF-8.
	static String decode(String value) {
		boolean bytes = value.chars().anyMatch((c) -> c > 0x7f) && value.chars().allMatch((c) -> c <= 0xff);
		return bytes ? new String(value.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8) : value;
	}

}
