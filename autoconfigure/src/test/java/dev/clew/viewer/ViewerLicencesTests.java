package dev.clew.viewer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each library that travels in the viewer has its licence beside it, which the notice
 * names.
 */
class ViewerLicencesTests {

	private static final Pattern FILE = Pattern.compile("META-INF/clew/viewer/(lib/[^/]+)/(LICENSE[.a-z]*$)?");

	private static final Pattern NOTICE = Pattern.compile("^ {2}(lib/\\S+)$", Pattern.MULTILINE);

	@Test
	void noticeNamesTheLicenceOfEachLibrary() throws IOException {
		Set<String> libraries = new TreeSet<>();
		Set<String> licences = new TreeSet<>();
		for (Resource file : new PathMatchingResourcePatternResolver()
			.getResources("classpath*:META-INF/clew/viewer/lib/**/*")) {
			FILE.matcher(file.getURL().toString()).results().forEach((found) -> {
				libraries.add(found.group(1));
				if (found.group(2) != null) {
					licences.add(found.group(1) + "/" + found.group(2));
				}
			});
		}
		assertThat(libraries).isNotEmpty()
			.allSatisfy(
					(library) -> assertThat(licences).filteredOn((licence) -> licence.startsWith(library + "/LICENSE"))
						.hasSize(1));
		assertThat(notice()).containsExactlyInAnyOrderElementsOf(licences);
	}

	private static Set<String> notice() throws IOException {
		return NOTICE.matcher(Files.readString(Path.of("src/main/resources/META-INF/NOTICE")))
			.results()
			.map((found) -> found.group(1))
			.collect(Collectors.toCollection(TreeSet::new));
	}

}
