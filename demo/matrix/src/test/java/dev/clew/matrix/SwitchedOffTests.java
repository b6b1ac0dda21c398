package dev.clew.matrix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What of Clew is loaded where it has nothing to do.
 */
@Tag("corner")
@ExtendWith(CornersExtension.class)
class SwitchedOffTests {

	// Java's service loader makes them at the first call, to ask whether Clew takes part.
	private static final List<String> ASKED_FOR = List.of("dev.clew.langchain4j.TracingInputGuardrailExecutorFactory",
			"dev.clew.langchain4j.TracingOutputGuardrailExecutorFactory");

	private final ClassPaths classPaths;

	@TempDir
	private Path folder;

	SwitchedOffTests(ClassPaths classPaths) {
		this.classPaths = classPaths;
	}

	@Test
	void callsLoadOnlyWhatLangChain4jAsksForWhereClewIsDisabled() {
		assertThat(loadedByCalls(this.classPaths.withClew(Combination.NEWEST), "-Dclew.enabled=false"))
			.containsExactlyElementsOf(ASKED_FOR);
	}

	@Test
	void callsLoadOnlyWhatLangChain4jAsksForWhereThereIsNoObservationRegistry() {
		assertThat(loadedByCalls(this.classPaths.withClew(Combination.NEWEST),
				"-Dspring.autoconfigure.exclude="
						+ "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration"))
			.containsExactlyElementsOf(ASKED_FOR);
	}

	@Test
	void callsLoadOnlyWhatLangChain4jAsksForWhereItsVersionIsNotSupported() {
		assertThat(loadedByCalls(this.classPaths.withClew(Combination.UNSUPPORTED)))
			.containsExactlyElementsOf(ASKED_FOR);
	}

	@Test
	void callsLoadMuchMoreWhereClewTraces() {
		assertThat(loadedByCalls(this.classPaths.withClew(Combination.NEWEST))).hasSizeGreaterThan(10);
	}

	private Set<String> loadedByCalls(List<Path> classPath, String... settings) {
		Path log = this.folder.resolve("classes-" + System.nanoTime() + ".log");
		String[] options = Stream.concat(Stream.of(settings), Stream.of("-Xlog:class+load:file=" + log + ":none"))
			.toArray(String[]::new);
		try (FrontDesk desk = new FrontDesk(classPath, options)) {
			Set<String> before = loaded(log);
			assertThat(desk.answers()).isEqualTo(Comparison.ANSWERS);
			Set<String> loaded = loaded(log);
			loaded.removeAll(before);
			return loaded;
		}
	}

	private static Set<String> loaded(Path log) {
		try (Stream<String> lines = Files.lines(log)) {
			return lines.filter((line) -> line.startsWith("dev.clew."))
				.map((line) -> line.split("[ $]", 2)[0])
				.collect(Collectors.toCollection(TreeSet::new));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
