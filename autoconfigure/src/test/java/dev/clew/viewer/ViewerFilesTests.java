package dev.clew.viewer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the viewer is made of: little, in small files, and nothing of another host.
 */
class ViewerFilesTests {

	private static final Logger logger = LoggerFactory.getLogger(ViewerFilesTests.class);

	private static final int MAX_BYTES = 300 * 1024;

	private static final int MAX_LINES = 300;

	private static final String ROOT = "META-INF/clew/viewer/";

	private static final Pattern MAPPED = Pattern.compile("\"([^\"]+)\": \"\\{\\{files}}([^\"]+)\"");

	private static final Pattern STATIC_IMPORT = Pattern
		.compile("\\b(?:import|export)\\b\\s*(?:[\\w$\\s{},*]+?\\bfrom\\b)?\\s*[\"']([^\"'\\s]+)[\"']");

	private static final Pattern IMPORT_ON_DEMAND = Pattern.compile("\\bimport\\(\\s*[\"']([^\"'\\s]+)[\"']");

	private static final Pattern ELEMENT = Pattern.compile("customElements\\.define\\('([^']+)'");

	private static final Pattern OTHER_HOST = Pattern.compile("(?:[a-z]+:|[\"'`(])//[a-z0-9\\[][^\\s\"'`)]*",
			Pattern.CASE_INSENSITIVE);

	// A name, not an address.
	private static final String SVG = "http://www.w3.org/2000/svg";

	private final Map<String, String> files = files();

	private final Map<String, String> importMap = importMap();

	@Test
	void firstPageIsSmall() {
		Set<String> page = with(List.of("app.js"), STATIC_IMPORT);
		assertThat(page)
			.contains("traces/traces-page.js", "core/api.js", "lib/lit/index.js", "lib/lit-html/lit-html.js")
			.doesNotContain("trace/trace-page.js", "lib/uplot/dist/uPlot.esm.js");
		page.addAll(List.of("index.html", "viewer.css", "icon.svg"));
		print("first page", page);
		assertThat(gzipped(page)).isLessThan(MAX_BYTES);
	}

	@Test
	void wholeViewerIsSmall() {
		Set<String> all = with(List.of("app.js"), STATIC_IMPORT, IMPORT_ON_DEMAND);
		assertThat(all).contains("trace/trace-page.js", "lib/uplot/dist/uPlot.esm.js",
				"lib/dompurify/dist/purify.es.mjs");
		print("whole viewer", all);
		assertThat(gzipped(all)).isLessThan(MAX_BYTES);
	}

	@Test
	void noFileIsLong() {
		assertThat(own()).isNotEmpty()
			.allSatisfy((name, text) -> assertThat(text.lines().count()).as(name).isLessThanOrEqualTo(MAX_LINES));
	}

	@Test
	void noTwoFilesDefineTheSameElement() {
		List<String> elements = own().values()
			.stream()
			.flatMap((text) -> ELEMENT.matcher(text).results().map((found) -> found.group(1)))
			.toList();
		assertThat(elements).contains("clew-app").doesNotHaveDuplicates();
	}

	@Test
	void noFileMentionsAnotherHost() {
		assertThat(own()).allSatisfy((name,
				text) -> assertThat(OTHER_HOST.matcher(text.replace(SVG, "")).results().map((found) -> found.group()))
					.as(name)
					.isEmpty());
		assertThat(OTHER_HOST.matcher("import 'https://cdn.example/x.js'; fetch('//cdn.example')").results())
			.hasSize(2);
	}

	private Map<String, String> own() {
		return this.files.entrySet()
			.stream()
			.filter((file) -> !file.getKey().startsWith("lib/"))
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

	private Set<String> with(List<String> first, Pattern... imports) {
		Set<String> found = new LinkedHashSet<>();
		Deque<String> waiting = new ArrayDeque<>(first);
		while (!waiting.isEmpty()) {
			String name = waiting.pop();
			if (found.add(name)) {
				String text = text(name);
				for (Pattern each : imports) {
					each.matcher(text).results().forEach((match) -> waiting.add(resolve(name, match.group(1))));
				}
			}
		}
		return found;
	}

	// As the browser does by the import map: exact names, then the longest beginning.
	private String resolve(String from, String specifier) {
		if (specifier.startsWith(".")) {
			return URI.create(from).resolve(specifier).getPath();
		}
		String key = this.importMap.keySet()
			.stream()
			.filter((name) -> name.equals(specifier) || (name.endsWith("/") && specifier.startsWith(name)))
			.max(Comparator.comparing(String::length))
			.orElseThrow(() -> new AssertionError(specifier + " in " + from + " is not in the import map"));
		return this.importMap.get(key) + specifier.substring(key.length());
	}

	private Map<String, String> importMap() {
		Map<String, String> map = new TreeMap<>();
		MAPPED.matcher(text("index.html")).results().forEach((entry) -> map.put(entry.group(1), entry.group(2)));
		return map;
	}

	private String text(String name) {
		return Objects.requireNonNull(this.files.get(name), name);
	}

	private void print(String what, Set<String> names) {
		List<String> largest = new ArrayList<>(names);
		largest.sort(Comparator.comparing((String name) -> gzipped(Set.of(name))).reversed());
		logger.warn("The {}: {} files, {} KB gzipped, of them {}", what, names.size(), kilobytes(names),
				largest.stream()
					.limit(3)
					.map((name) -> name + " " + kilobytes(Set.of(name)) + " KB")
					.collect(Collectors.joining(", ")));
	}

	private String kilobytes(Set<String> names) {
		return "%.1f".formatted(gzipped(names) / 1024.0);
	}

	private int gzipped(Set<String> names) {
		return names.stream().mapToInt((name) -> gzipped(text(name))).sum();
	}

	private static int gzipped(String text) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (OutputStream gzip = new GZIPOutputStream(bytes)) {
			gzip.write(text.getBytes(StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.size();
	}

	private static Map<String, String> files() {
		try {
			Map<String, String> files = new TreeMap<>();
			for (Resource file : new PathMatchingResourcePatternResolver()
				.getResources("classpath*:" + ROOT + "**/*.*")) {
				String url = file.getURL().toString();
				files.putIfAbsent(url.substring(url.lastIndexOf(ROOT) + ROOT.length()),
						file.getContentAsString(StandardCharsets.UTF_8));
			}
			return files;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
