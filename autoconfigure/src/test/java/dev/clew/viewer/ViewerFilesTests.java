package dev.clew.viewer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the viewer is made of: little, in small files, and nothing of another host.
 */
class ViewerFilesTests {

	private static final Logger logger = LoggerFactory.getLogger(ViewerFilesTests.class);

	private static final int MAX_BYTES = 300 * 1024;

	private static final int MAX_LINES = 300;

	private static final Pattern ELEMENT = Pattern.compile("customElements\\.define\\('([^']+)'");

	private static final Pattern OTHER_HOST = Pattern.compile("(?:[a-z]+:|[\"'`(])//[a-z0-9\\[][^\\s\"'`)]*",
			Pattern.CASE_INSENSITIVE);

	// A name, not an address.
	private static final String SVG = "http://www.w3.org/2000/svg";

	private final ViewerSources sources = ViewerSources.read();

	@Test
	void firstPageIsSmall() {
		Set<String> page = this.sources.loadedWith("app.js");
		assertThat(page)
			.contains("traces/traces-page.js", "core/api.js", "lib/lit/index.js", "lib/lit-html/lit-html.js")
			.doesNotContain("trace/trace-page.js", "lib/dompurify/dist/purify.es.mjs");
		page.addAll(List.of("index.html", "viewer.css", "icon.svg"));
		print("first page", page);
		assertThat(gzipped(page)).isLessThan(MAX_BYTES);
	}

	@Test
	void wholeViewerIsSmall() {
		Set<String> all = this.sources.loadedSometimeAfter("app.js");
		assertThat(all).contains("trace/trace-page.js", "lib/dompurify/dist/purify.es.mjs");
		print("whole viewer", all);
		assertThat(gzipped(all)).isLessThan(MAX_BYTES);
	}

	@Test
	void noFileIsLong() {
		assertThat(this.sources.own()).isNotEmpty()
			.allSatisfy((name, text) -> assertThat(text.lines().count()).as(name).isLessThanOrEqualTo(MAX_LINES));
	}

	@Test
	void noTwoFilesDefineTheSameElement() {
		List<String> elements = this.sources.own()
			.values()
			.stream()
			.flatMap((text) -> ELEMENT.matcher(text).results().map((found) -> found.group(1)))
			.toList();
		assertThat(elements).contains("clew-app").doesNotHaveDuplicates();
	}

	@Test
	void noTwoFoldersDependOnEachOther() {
		assertThat(this.sources.importsInCycles()).isEmpty();
	}

	@Test
	void noFileMentionsAnotherHost() {
		assertThat(this.sources.own()).allSatisfy((name,
				text) -> assertThat(OTHER_HOST.matcher(text.replace(SVG, "")).results().map((found) -> found.group()))
					.as(name)
					.isEmpty());
		assertThat(OTHER_HOST.matcher("import 'https://cdn.example/x.js'; fetch('//cdn.example')").results())
			.hasSize(2);
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
		return names.stream().mapToInt((name) -> gzipped(this.sources.text(name))).sum();
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

}
