package dev.clew.viewer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The files of the viewer, and what they import.
 *
 * @param files texts by name
 */
record ViewerSources(Map<String, String> files) {

	private static final String ROOT = "META-INF/clew/viewer/";

	private static final Pattern MAPPED = Pattern.compile("\"([^\"]+)\": \"\\{\\{files}}([^\"]+)\"");

	private static final Pattern STATIC_IMPORT = Pattern
		.compile("\\b(?:import|export)\\b\\s*(?:[\\w$\\s{},*]+?\\bfrom\\b)?\\s*[\"']([^\"'\\s]+)[\"']");

	private static final Pattern IMPORT_ON_DEMAND = Pattern.compile("\\bimport\\(\\s*[\"']([^\"'\\s]+)[\"']");

	static ViewerSources read() {
		try {
			Map<String, String> files = new TreeMap<>();
			for (Resource file : new PathMatchingResourcePatternResolver()
				.getResources("classpath*:" + ROOT + "**/*.*")) {
				String url = file.getURL().toString();
				files.putIfAbsent(url.substring(url.lastIndexOf(ROOT) + ROOT.length()),
						file.getContentAsString(StandardCharsets.UTF_8));
			}
			return new ViewerSources(files);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	String text(String name) {
		return Objects.requireNonNull(this.files.get(name), name);
	}

	// All but the libraries.
	Map<String, String> own() {
		return this.files.entrySet()
			.stream()
			.filter((file) -> !file.getKey().startsWith("lib/"))
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

	Set<String> loadedWith(String name) {
		return reached(List.of(name), (each) -> imports(each, STATIC_IMPORT));
	}

	Set<String> loadedSometimeAfter(String name) {
		return reached(List.of(name), this::allImports);
	}

	/**
	 * Imports between folders that depend on each other, directly or not.
	 * @return such as {@code core/api.js -> trace/trace-page.js}
	 */
	List<String> importsInCycles() {
		Map<String, List<String>> names = own().keySet()
			.stream()
			.filter((name) -> name.endsWith(".js"))
			.sorted()
			.collect(Collectors.groupingBy(ViewerSources::folder, TreeMap::new, Collectors.toList()));
		Function<String, List<String>> below = (folder) -> names.getOrDefault(folder, List.of())
			.stream()
			.flatMap((name) -> allImports(name).stream())
			.map(ViewerSources::folder)
			.filter((other) -> !other.equals(folder))
			.toList();
		return names.values()
			.stream()
			.flatMap(List::stream)
			.flatMap((name) -> allImports(name).stream()
				.filter((other) -> !folder(other).equals(folder(name)))
				.filter((other) -> reached(List.of(folder(other)), below).contains(folder(name)))
				.map((other) -> name + " -> " + other))
			.toList();
	}

	private static String folder(String name) {
		return name.substring(0, name.lastIndexOf('/') + 1);
	}

	private static Set<String> reached(Collection<String> first, Function<String, List<String>> next) {
		Set<String> found = new LinkedHashSet<>(first);
		for (Collection<String> last = found; !last.isEmpty();) {
			last = last.stream()
				.flatMap((each) -> next.apply(each).stream())
				.filter((each) -> !found.contains(each))
				.distinct()
				.toList();
			found.addAll(last);
		}
		return found;
	}

	private List<String> allImports(String name) {
		return Stream.of(STATIC_IMPORT, IMPORT_ON_DEMAND).flatMap((each) -> imports(name, each).stream()).toList();
	}

	private List<String> imports(String name, Pattern imports) {
		return imports.matcher(text(name)).results().map((found) -> resolve(name, found.group(1))).toList();
	}

	// As the browser does by the import map: exact names, then the longest beginning.
	private String resolve(String from, String specifier) {
		if (specifier.startsWith(".")) {
			return URI.create(from).resolve(specifier).getPath();
		}
		Map<String, String> map = MAPPED.matcher(text("index.html"))
			.results()
			.collect(Collectors.toMap((entry) -> entry.group(1), (entry) -> entry.group(2)));
		String key = map.keySet()
			.stream()
			.filter((name) -> name.equals(specifier) || (name.endsWith("/") && specifier.startsWith(name)))
			.max(Comparator.comparing(String::length))
			.orElseThrow(() -> new AssertionError(specifier + " in " + from + " is not in the import map"));
		return map.get(key) + specifier.substring(key.length());
	}

}
