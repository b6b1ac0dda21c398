package dev.clew.matrix;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Traces are kept in a database over a restart, all or those with errors only, with the
 * oldest versions and with the newest.
 */
@Tag("corner")
@ExtendWith(CornersExtension.class)
class DatabaseCornerTests {

	private final ClassPaths classPaths;

	@TempDir
	private Path folder;

	DatabaseCornerTests(ClassPaths classPaths) {
		this.classPaths = classPaths;
	}

	static List<Combination> withDatabase() {
		return Combination.WITH_DATABASE;
	}

	@ParameterizedTest
	@MethodSource("withDatabase")
	void tracesWithErrorsAreThereAfterARestart(Combination combination) {
		String[] failed = Stream.of(Comparison.expectedTraces())
			.filter((trace) -> trace.contains(" ERROR"))
			.toArray(String[]::new);
		assertThat(failed).hasSizeBetween(1, Comparison.expectedTraces().length - 1);
		try (FrontDesk desk = desk(combination)) {
			assertThat(desk.answers()).isEqualTo(Comparison.ANSWERS);
			Awaitility.await().untilAsserted(() -> assertThat(Trees.of(desk)).containsExactly(failed));
		}
		try (FrontDesk desk = desk(combination)) {
			assertThat(Trees.of(desk)).containsExactly(failed);
		}
	}

	private FrontDesk desk(Combination combination) {
		return new FrontDesk(this.classPaths.withClew(combination), "-Dclew.store.type=jdbc",
				"-Dclew.store.jdbc.initialize-schema=always",
				"-Dspring.datasource.url=jdbc:h2:file:" + this.folder.resolve("traces"),
				"-Dclew.sampling.probability=0");
	}

}
