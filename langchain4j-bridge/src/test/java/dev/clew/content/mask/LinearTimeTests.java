package dev.clew.content.mask;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What the most unpleasant texts of a megabyte cost.
 */
class LinearTimeTests {

	// Of the processor: other builds may run at the same time.
	private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

	private static final int SIZE = 1024 * 1024;

	// On cold code. What is not linear takes minutes.
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

	// In a JVM that compiles as those of applications do, which tests need not.
	@Test
	void eachMaskReadsAMegabyteOfAnythingInTime() throws Exception {
		Process measuring = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"), Megabytes.class.getName())
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
		assertThat(measuring.inputReader().lines())
			.containsExactly("measured " + Megabytes.maskers().size() + " masks");
		assertThat(measuring.waitFor()).isZero();
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

	@ParameterizedTest
	@ValueSource(strings = { "(?:|)x", "(?:|a*)x", "(?:b?|)x", "(a?)*x", "(?:a?)*+x", "(?:^|$)x", "((|)|)x",
			"(?i:|a?)x", "(?>(?:|))(|)x", "(?:\\b|\\1()|)x", "(?:[)\\]]{0,3}|)x", "(?:[])]?|)x", "(?:\\Q|)\\E?|)x",
			"(?:\\p{L}*|)x" })
	void patternThatCanMatchNothingInAGreatManyWaysIsRefused(String pattern) {
		String way = pattern.substring(0, pattern.length() - 1);
		assertThatThrownBy(() -> own(way.repeat(11) + "$")).hasMessageContaining("own");
		assertThat(ContentMasks.isLimited(Pattern.compile(pattern.repeat(11)))).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "HUT-\\d{3,6}", "(?i)customer[ -]?(?:no\\.?|number)?[ :]*([0-9]{5,10})\\b",
			"(?<year>19|20)\\d\\d-\\d\\d", "(?<=user=)[^&\\s]*", "(?:\\s*[A-Z]{2}\\s*){1,9}",
			"[\\w.+-]+@(?:[\\w-]+\\.)+[a-z]{2,}", "\\b<b>(?:.*?)</b>", "a?b?c?d?e?f?g?h?i?j?k?l?m?n?o?p?",
			"(?:a*)*(?:b*)*(?:c*)*" })
	void usualPatternIsTaken(String pattern) {
		assertThat(own(pattern)).isNotNull();
	}

	@Test
	void patternThatTakesTooLongFails() {
		OwnPattern slow = new OwnPattern("slow", Pattern.compile("a+c"), Duration.ofDays(-1));
		assertThatThrownBy(() -> slow.find("a".repeat(2000), new Ranges())).hasMessageContaining("slow")
			.hasRootCauseMessage("more time than there is");
	}

	private static ContentMasker own(String pattern) {
		return ContentMasks.of(Set.of(), Map.of("own", Pattern.compile(pattern)));
	}

	static String repeated(String piece) {
		return piece.repeat(SIZE / piece.length()) + "!";
	}

	private static Duration min(Duration one, Duration other) {
		return (one.compareTo(other) < 0) ? one : other;
	}

}
