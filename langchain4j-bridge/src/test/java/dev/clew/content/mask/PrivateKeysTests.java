package dev.clew.content.mask;

import java.util.List;
import java.util.stream.Stream;

import dev.clew.content.Findings;
import dev.clew.content.MaskedField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PrivateKeysTests {

	private static final String MASK = "[masked: private key]";

	private static final String LINE = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj\n";

	private static final String BODY = LINE + "MzEfYyjiWA4R4/M2bS1GB4t7NXp98C3SC6dVMvDuictGeurT8jNbvJZHtCSuYEvu\n"
			+ "Q+5fA2k=\n";

	private static final List<String> KINDS = List.of("", "RSA ", "EC ", "DSA ", "ENCRYPTED ", "OPENSSH ",
			"SSH2 ENCRYPTED ", "ANY ");

	static Stream<String> keys() {
		return KINDS.stream().map((kind) -> begin(kind) + BODY + end(kind));
	}

	private static String begin(String kind) {
		return "-----BEGIN " + kind + "PRIVATE KEY-----\n";
	}

	private static String end(String kind) {
		return "-----END " + kind + "PRIVATE KEY-----";
	}

	@ParameterizedTest
	@MethodSource("keys")
	void everyKindOfPemIsMasked(String key) {
		assertThat(mask("the key:\n" + key + "\nand more")).isEqualTo("the key:\n" + MASK + "\nand more");
	}

	static Stream<String> forms() {
		String key = begin("") + BODY + end("");
		String pgp = "-----BEGIN PGP PRIVATE KEY BLOCK-----\nVersion: BCPG v1.58\n\n" + BODY + "=twTO\n"
				+ "-----END PGP PRIVATE KEY BLOCK-----";
		String old = begin("RSA ") + "Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,0123456789ABCDEF\n\n" + BODY
				+ end("RSA ");
		return Stream.of(key.replace("\n", "\r\n"), key.replace("\n", "\\n"), key.replace("\n", " "),
				key.replace("\n", "\\\\n"), pgp, old, key.replace("/", "\\/"), key.replace("\n", ""));
	}

	@ParameterizedTest
	@MethodSource("forms")
	void everyFormOfLinesIsMasked(String key) {
		assertThat(mask("[" + key + "]")).isEqualTo("[" + MASK + "]");
	}

	@Test
	void whatIsLeftOfOneIsMasked() {
		assertThat(mask("x " + begin("") + BODY)).isEqualTo("x " + MASK + "\n");
		assertThat(mask("x " + begin("") + LINE + "\nand so on it goes"))
			.isEqualTo("x " + MASK + "\n\nand so on it goes");
		assertThat(mask(BODY + end("") + " y")).isEqualTo(MASK + " y");
		assertThat(mask("as follows:\n" + BODY + end("EC "))).isEqualTo("as follows:\n" + MASK);
		assertThat(mask(begin("") + LINE + begin("RSA ") + LINE)).isEqualTo(MASK + "\n" + MASK + "\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "-----BEGIN PRIVATE KEY----- is how it begins", "BEGIN PRIVATE KEY",
			"it starts with -----BEGIN PRIVATE KEY----- and ends with -----END PRIVATE KEY-----",
			"-----END RSA PRIVATE KEY----- is how it ends", "my PRIVATE KEY is at home",
			"-----BEGIN PUBLIC KEY-----\n" + BODY + "-----END PUBLIC KEY-----",
			"-----BEGIN CERTIFICATE-----\n" + BODY + "-----END CERTIFICATE-----",
			"-----BEGIN CERTIFICATE REQUEST-----\n" + BODY + "-----END CERTIFICATE REQUEST-----",
			"-----BEGIN PGP PUBLIC KEY BLOCK-----\n\n" + BODY + "-----END PGP PUBLIC KEY BLOCK-----",
			"-----BEGIN PGP MESSAGE-----\n\n" + BODY + "-----END PGP MESSAGE-----",
			"-----BEGIN DH PARAMETERS-----\n" + BODY + "-----END DH PARAMETERS-----",
			"-----BEGIN PKCS7-----\n" + BODY + "-----END PKCS7-----", BODY, "PRIVATE KEY: " + LINE,
			"ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABgQC7VJTUt9Us8cKj ann@hut", "a PRIVATE KEY-RING is kept in the office",
			"----------------------------------------", "-----BEGIN OF THE SEASON-----\nThe hut opens\n-----END-----",
			"the PRIVATE KEYS of guests hang at the door", "-- BEGIN PRIVATE KEYNOTE --" })
	void isLeftAlone(String text) {
		assertThat(mask(text)).isSameAs(text);
	}

	private static String mask(String text) {
		return ContentMasks.builtIn(BuiltInMask.PRIVATE_KEYS).mask(text, MaskedField.INPUTS, new Findings());
	}

}
