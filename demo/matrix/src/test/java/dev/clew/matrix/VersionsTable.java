package dev.clew.matrix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The table of versions in the README: what Clew does on each combination.
 */
final class VersionsTable {

	static final String TRACED = "traced";

	static final String OFF = "off";

	private static final Pattern PLACE = Pattern.compile("(?<=<!-- versions -->\n).*?(?=<!-- /versions -->)",
			Pattern.DOTALL);

	private final List<Combination> combinations;

	private final Map<Combination, String> outcomes = new HashMap<>();

	VersionsTable(List<Combination> combinations) {
		this.combinations = combinations;
	}

	void add(Combination combination, String outcome) {
		this.outcomes.put(combination, outcome);
	}

	/**
	 * The table as the README has to have it.
	 * @return Markdown, a row for each version of LangChain4j
	 */
	String markdown() {
		Set<String> columns = distinct(Combination::springBoot);
		String head = row("LangChain4j", columns.stream().map((version) -> "Spring Boot " + version));
		return head + "|---".repeat(columns.size() + 1) + "|\n"
				+ distinct(Combination::versionOfLangChain4j).stream().map(this::row).collect(Collectors.joining());
	}

	private String row(String version) {
		return row(version,
				this.combinations.stream()
					.filter((combination) -> combination.versionOfLangChain4j().equals(version))
					.map((combination) -> this.outcomes.getOrDefault(combination, "fails")));
	}

	private static String row(String first, Stream<String> others) {
		return others.collect(Collectors.joining(" | ", "| " + first + " | ", " |\n"));
	}

	private Set<String> distinct(Function<Combination, String> version) {
		return this.combinations.stream().map(version).collect(Collectors.toCollection(LinkedHashSet::new));
	}

	/**
	 * Puts the table into the README where that has another one.
	 * @return whether it had another one
	 * @throws IOException if the README cannot be read or written
	 */
	boolean update() throws IOException {
		String readme = Files.readString(readme());
		String updated = PLACE.matcher(readme).replaceFirst(Matcher.quoteReplacement(markdown()));
		Files.writeString(readme(), updated);
		return !updated.equals(readme);
	}

	/**
	 * What the README says of a combination.
	 * @param combination one of its cells
	 * @return what stands there
	 * @throws IOException if the README cannot be read
	 */
	static String inReadme(Combination combination) throws IOException {
		Matcher place = PLACE.matcher(Files.readString(readme()));
		List<List<String>> rows = place.results()
			.flatMap((table) -> table.group().lines())
			.map((line) -> List.of(line.split(" *\\| *")))
			.toList();
		int column = rows.get(0).indexOf("Spring Boot " + combination.springBoot());
		return rows.stream()
			.filter((row) -> row.contains(combination.versionOfLangChain4j()))
			.map((row) -> row.get(column))
			.findFirst()
			.orElseThrow();
	}

	private static Path readme() {
		return OwnArtifacts.ofThisBuild().root().resolve("README.md");
	}

}
