package dev.clew.content.mask;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.clew.content.ContentMasker;
import dev.clew.content.Findings;
import dev.clew.content.MaskedField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What the most unpleasant texts of a megabyte cost.
 */
class LinearTimeTests {

	// Of the processor: other builds may run at the same time.
	private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

	private static final int SIZE = 1024 * 1024;

	// Under 50 ms where the JVM has compiled it well, which it does not in tests. What is
	// not linear takes minutes.
	private static final Duration MOST = Duration.ofMillis(250);

	private static final int ATTEMPTS = 3;

	static Stream<String> pieces() {
		String text = "The hut is open from June to October and has room for thirty guests. ";
		return Stream.of("a", "-", "_", "=", "/", "\\", "\\u002d", "\\\\", "\\n", "@", "a@", "a@b.", "@a.b", ".", "4",
				"0", "4 ", "4-", "4111 ", "4111 1111 1111 111 ", "411111111111111 ", "sk-", "sk-a-", "sk-ant-",
				"-sk-a_", "AKIA", "AKIA-", "ghp_", "ghp_a-", "github_pat_", "xoxb-", "AIza", "AIza-", "eyJ", "eyJ.",
				"eyJa.eyJ", "eyJabcdefg.", "://", "a://", "a://b:", "a://b:c/", "a://b:c@", "a://:@", "bearer ",
				"bearer", "Bearer a", "DE89", "DE89 ", "DE", "GB82 WEST ", "+", "+4", "+49 ", "(0", "0 ", "00",
				"-----BEGIN PRIVATE KEY-----", "-----END PRIVATE KEY-----", "-----BEGIN PRIVATE KEY-----\n",
				"PRIVATE KEY", "-----", "BEGIN PRIVATE KEY-", "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0B\n",
				"MIIEvQIBADANBgkqhkiG9w0B\n", "A: b\n", "AAAA/", "VGhl/", base64(text), base64(text) + "/",
				base64(base64(base64(text))), base64(text) + "\n", "\n", "\u00e9", "\ud83c\udfd4");
	}

	private static String base64(String text) {
		return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
	}

	@ParameterizedTest
	@EnumSource
	void eachMaskReadsAMegabyteOfAnythingInTime(BuiltInMask mask) {
		ContentMasker masker = ContentMasks.builtIn(mask);
		assertThat(pieces()).allSatisfy((piece) -> assertThat(best(masker, piece)).as(piece).isLessThan(MOST));
	}

	@ParameterizedTest
	@MethodSource("pieces")
	void firstLookIsInTime(String piece) {
		FirstLook look = new FirstLook(EnumSet.of(BuiltInMask.CREDENTIALS), false);
		byte[] json = repeated(piece).getBytes(StandardCharsets.UTF_8);
		Duration best = MOST;
		for (int i = 0; i < ATTEMPTS; i++) {
			long start = THREADS.getCurrentThreadCpuTime();
			look.suspects(json, json.length);
			best = min(best, Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - start));
		}
		assertThat(best).isLessThan(MOST);
	}

	@Test
	void patternThatTriesAGreatManyWaysFails() {
		ContentMasker masker = ContentMasks.of(Set.of(), Map.of("endless", Pattern.compile("a+a+a+c")));
		String text = "a".repeat(5000) + "b";
		long start = THREADS.getCurrentThreadCpuTime();
		assertThatThrownBy(() -> masker.mask(text, MaskedField.INPUTS, new Findings())).hasMessageContaining("endless");
		assertThat(Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - start)).isLessThan(Duration.ofSeconds(2));
	}

	private static Duration best(ContentMasker masker, String piece) {
		String text = repeated(piece);
		Duration best = Duration.ofDays(1);
		for (int i = 0; i < ATTEMPTS && best.compareTo(MOST) >= 0; i++) {
			long start = THREADS.getCurrentThreadCpuTime();
			masker.mask(text, MaskedField.INPUTS, new Findings());
			best = min(best, Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - start));
		}
		return best;
	}

	private static String repeated(String piece) {
		return piece.repeat(SIZE / piece.length()) + "!";
	}

	private static Duration min(Duration one, Duration other) {
		return (one.compareTo(other) < 0) ? one : other;
	}

}
