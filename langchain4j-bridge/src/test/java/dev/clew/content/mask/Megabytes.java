package dev.clew.content.mask;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import dev.clew.content.ContentMasker;
import dev.clew.content.Findings;
import dev.clew.content.MaskedField;

/**
 * Measures what a megabyte of the most unpleasant texts costs each mask, and prints what
 * took too much of the processor.
 */
public final class Megabytes {

	private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

	private static final Duration MOST = Duration.ofMillis(50);

	private static final int ATTEMPTS = 20;

	private Megabytes() {
	}

	/**
	 * Measures all of them.
	 * @param args none
	 */
	public static void main(String[] args) {
		List<String> pieces = LinearTimeTests.pieces().toList();
		Map<String, ContentMasker> maskers = maskers();
		maskers.forEach((name, masker) -> pieces.forEach((piece) -> {
			Duration best = best(masker, LinearTimeTests.repeated(piece));
			if (best.compareTo(MOST) >= 0) {
				System.out.println(name + " took " + best.toMillis() + " ms for " + piece);
			}
		}));
		System.out.println("measured " + maskers.size() + " masks");
	}

	static Map<String, ContentMasker> maskers() {
		Map<String, ContentMasker> maskers = new LinkedHashMap<>();
		for (BuiltInMask mask : BuiltInMask.values()) {
			maskers.put(mask.name(), ContentMasks.builtIn(mask));
		}
		for (String own : List.of("HUT-\\d{3,6}", "(?i)customer[ -]?(?:no\\.?|number)?[ :]*([0-9]{5,10})\\b",
				"\\bBK-?\\d{6}\\b")) {
			maskers.put(own, ContentMasks.of(Set.of(), Map.of("own", Pattern.compile(own))));
		}
		return maskers;
	}

	private static Duration best(ContentMasker masker, String text) {
		Duration best = Duration.ofDays(1);
		for (int i = 0; i < ATTEMPTS && best.compareTo(MOST) >= 0; i++) {
			long start = THREADS.getCurrentThreadCpuTime();
			masker.mask(text, MaskedField.INPUTS, new Findings());
			Duration taken = Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - start);
			best = (taken.compareTo(best) < 0) ? taken : best;
		}
		return best;
	}

}
