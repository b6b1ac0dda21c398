package dev.clew.viewer;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * What the modules of the viewer import, as a browser finds it by the page's import map.
 */
final class ModuleImports {

	private static final Pattern MAPPED = Pattern.compile("\"([^\"]+)\": \"\\{\\{files}}([^\"]+)\"");

	private static final Pattern IMPORT = Pattern
		.compile("\\b(?:import|export)\\b\\s*(?:[\\w$\\s{},*]+?\\bfrom\\b)?\\s*[\"']([^\"'\\s]+)[\"']");

	private final Map<String, String> mapped = new LinkedHashMap<>();

	private final Function<String, @Nullable String> texts;

	/**
	 * The imports of some modules.
	 * @param page the page with the import map
	 * @param texts text of a module by its name; {@code null} if there is none
	 */
	ModuleImports(String page, Function<String, @Nullable String> texts) {
		MAPPED.matcher(page).results().forEach((entry) -> this.mapped.put(entry.group(1), entry.group(2)));
		this.texts = texts;
	}

	/**
	 * All that is loaded with a module.
	 * @param module its name
	 * @return names: the module itself, then what it imports, directly or not
	 */
	Set<String> loadedWith(String module) {
		Set<String> loaded = new LinkedHashSet<>();
		Deque<String> open = new ArrayDeque<>(List.of(module));
		while (!open.isEmpty()) {
			String name = open.removeFirst();
			String text = loaded.contains(name) ? null : this.texts.apply(name);
			if (text != null) {
				loaded.add(name);
				IMPORT.matcher(text).results().forEach((found) -> open.add(resolve(name, found.group(1))));
			}
		}
		return loaded;
	}

	// Exact names, then the longest beginning.
	private String resolve(String from, String specifier) {
		if (specifier.startsWith(".")) {
			return StringUtils.cleanPath(StringUtils.applyRelativePath(from, specifier));
		}
		String key = "";
		for (String each : this.mapped.keySet()) {
			boolean fits = each.equals(specifier) || (each.endsWith("/") && specifier.startsWith(each));
			key = (fits && each.length() > key.length()) ? each : key;
		}
		return this.mapped.getOrDefault(key, "") + specifier.substring(key.length());
	}

}
