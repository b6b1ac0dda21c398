package dev.clew.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is written for people to read: short where it begins, and linked to what is there.
 */
class DocumentationTests {

	private static final Path ROOT = Path.of("..");

	private static final Pattern LINK = Pattern.compile("(?:]\\(|^\\[[^]]+]: )([^)\\s]+)", Pattern.MULTILINE);

	private static final Pattern HEADING = Pattern.compile("^#+ (.+)$", Pattern.MULTILINE);

	private static final Pattern NO_ANCHOR = Pattern.compile("[^a-z0-9 _-]");

	static List<Path> documents() {
		return Stream
			.of("README.md", "autoconfigure/README.md", "demo/README.md", "langchain4j-bridge/README.md",
					"starter/README.md", ".github/CHANGELOG.md", ".github/CONTRIBUTING.md", ".github/SECURITY.md")
			.map(ROOT::resolve)
			.toList();
	}

	@Test
	void readmeIsShort() {
		assertThat(read(ROOT.resolve("README.md")).lines()).hasSizeLessThanOrEqualTo(200)
			.allSatisfy((line) -> assertThat(line).hasSizeLessThanOrEqualTo(140));
	}

	@ParameterizedTest
	@MethodSource("documents")
	void linksLeadToWhatIsThere(Path document) {
		List<String> links = LINK.matcher(read(document))
			.results()
			.map((link) -> link.group(1))
			.filter((link) -> !link.startsWith("https:"))
			.toList();
		assertThat(links).allSatisfy((link) -> assertLeadsSomewhere(document, link));
	}

	private static void assertLeadsSomewhere(Path document, String link) {
		int hash = (link.indexOf('#') >= 0) ? link.indexOf('#') : link.length();
		Path target = (hash == 0) ? document : document.resolveSibling(link.substring(0, hash));
		assertThat(target).exists();
		if (hash < link.length()) {
			assertThat(anchors(target)).contains(link.substring(hash + 1));
		}
	}

	// As GitHub makes them of headings.
	private static Set<String> anchors(Path document) {
		return HEADING.matcher(read(document))
			.results()
			.map((heading) -> NO_ANCHOR.matcher(heading.group(1).toLowerCase(Locale.ROOT)).replaceAll(""))
			.map((heading) -> heading.replace(' ', '-'))
			.collect(Collectors.toSet());
	}

	private static String read(Path document) {
		try {
			return Files.readString(document);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
