package dev.clew.capture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The table of the bridge's README: what is traced in which mode, and which components
 * are not.
 */
final class CoverageTable {

	private static final String START = "<!-- what is traced: written by CoverageTests -->\n";

	private static final String END = "<!-- end -->\n";

	private CoverageTable() {
	}

	static String of(Collection<CoverageCase> passed, List<NotTraced> notTraced) {
		Map<String, Set<Mode>> covered = new TreeMap<>();
		passed.forEach((one) -> one.components()
			.forEach((type) -> covered.computeIfAbsent(type.getSimpleName(), (name) -> EnumSet.noneOf(Mode.class))
				.add(one.mode())));
		StringBuilder table = new StringBuilder("| traced | ")
			.append(Stream.of(Mode.values()).map(Mode::label).collect(Collectors.joining(" | ")))
			.append(" |\n|---|")
			.append("---|".repeat(Mode.values().length))
			.append('\n');
		covered.forEach((type, modes) -> table.append(row(type, modes)));
		table.append("\n| not traced | why |\n|---|---|\n");
		notTraced.stream()
			.filter(NotTraced::component)
			.sorted(Comparator.comparing(CoverageTable::simpleName))
			.forEach((one) -> table.append("| `" + simpleName(one) + "` | " + one.reason() + " |\n"));
		return table.toString();
	}

	private static String row(String type, Set<Mode> modes) {
		return Stream.of(Mode.values())
			.map((mode) -> modes.contains(mode) ? "yes" : "")
			.collect(Collectors.joining(" | ", "| `" + type + "` | ", " |\n"));
	}

	private static String simpleName(NotTraced one) {
		return one.type().substring(one.type().lastIndexOf('.') + 1);
	}

	static String in(Path readme) throws IOException {
		String text = Files.readString(readme);
		return text.substring(text.indexOf(START) + START.length(), text.indexOf(END));
	}

	static void write(Path readme, String table) throws IOException {
		String text = Files.readString(readme);
		Files.writeString(readme,
				text.substring(0, text.indexOf(START) + START.length()) + table + text.substring(text.indexOf(END)));
	}

}
