package dev.clew.demo.e2e;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What Prometheus reads, as text.
 *
 * @param samples all lines that hold a value
 */
record Scrape(List<Sample> samples) {

	private static final Pattern SAMPLE = Pattern.compile("(\\w+)(?:\\{(.*)})? (\\S+)");

	private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\",?");

	static Scrape of(String text) {
		return new Scrape(text.lines().filter((line) -> !line.startsWith("#")).map(Scrape::sample).toList());
	}

	private static Sample sample(String line) {
		Matcher matcher = SAMPLE.matcher(line);
		if (!matcher.matches()) {
			throw new IllegalArgumentException(line);
		}
		Map<String, String> labels = new TreeMap<>();
		if (matcher.group(2) != null) {
			LABEL.matcher(matcher.group(2)).results().forEach((label) -> labels.put(label.group(1), label.group(2)));
		}
		return new Sample(matcher.group(1), labels, matcher.group(3));
	}

	// Only samples that have this label.
	Scrape with(String label, String value) {
		return new Scrape(this.samples.stream().filter((sample) -> value.equals(sample.labels().get(label))).toList());
	}

	// The sums of what has the same labels of those that are named, without zeros.
	Map<String, BigDecimal> sums(String name, String... labels) {
		return Recorded.sums(this.samples.stream().filter((sample) -> sample.name().equals(name)),
				(sample) -> List.of(labels).stream().map(sample.labels()::get).collect(Collectors.joining(" ")),
				Sample::decimal);
	}

	// Which sets of labels the samples of each name have.
	Map<String, Set<Set<String>>> keys() {
		Function<Sample, Set<String>> keys = (sample) -> sample.labels().keySet();
		return this.samples.stream()
			.collect(Collectors.groupingBy(Sample::name, Collectors.mapping(keys, Collectors.toSet())));
	}

	/**
	 * A line.
	 *
	 * @param name of the sample
	 * @param labels by key
	 * @param value as it stands there
	 */
	record Sample(String name, Map<String, String> labels, String value) {

		// A double adds up amounts with an error that is far smaller than that.
		BigDecimal decimal() {
			return new BigDecimal(this.value).setScale(12, RoundingMode.HALF_EVEN);
		}

	}

}
