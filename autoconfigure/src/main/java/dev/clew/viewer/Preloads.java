package dev.clew.viewer;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The modules that each look of the page needs from the start, so that a browser asks for
 * them at once instead of finding them in one another.
 */
final class Preloads {

	private static final String ALWAYS = "app.js";

	// The application's script imports the module of a look by this name.
	private static final Pattern LOOK = Pattern.compile("([a-z]+)/([a-z]+)-page\\.js");

	private final Collection<String> always;

	private final Map<String, Collection<String>> looks;

	private Preloads(Collection<String> always, Map<String, Collection<String>> looks) {
		this.always = always;
		this.looks = looks;
	}

	static Preloads of(ViewerFiles files) {
		ModuleImports imports = new ModuleImports(files.page(), files::text);
		Collection<String> always = imports.loadedWith(ALWAYS);
		Map<String, Collection<String>> looks = new HashMap<>();
		for (String name : files.names()) {
			Matcher look = LOOK.matcher(name);
			if (look.matches()) {
				looks.put(look.group(2),
						imports.loadedWith(name).stream().filter((each) -> !always.contains(each)).toList());
			}
		}
		return new Preloads(always, looks);
	}

	/**
	 * What to load for a look.
	 * @param look such as {@code usage}; any other is none
	 * @return names of modules
	 */
	List<String> of(String look) {
		return Stream.concat(this.always.stream(), this.looks.getOrDefault(look, List.of()).stream()).toList();
	}

}
