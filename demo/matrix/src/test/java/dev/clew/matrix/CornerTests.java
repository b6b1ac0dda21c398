package dev.clew.matrix;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("corner")
@ExtendWith(CornersExtension.class)
class CornerTests {

	private final ClassPaths classPaths;

	CornerTests(ClassPaths classPaths) {
		this.classPaths = classPaths;
	}

	static List<Combination> supported() {
		return List.of(Combination.OLDEST, Combination.NEWEST);
	}

	static List<Combination> unsupported() {
		return List.of(Combination.UNSUPPORTED);
	}

	@ParameterizedTest
	@MethodSource("supported")
	void applicationIsTracedAndAnswersAsWithoutClew(Combination combination) throws IOException {
		Comparison.tracedWithoutHarm(this.classPaths, combination);
		assertThat(VersionsTable.inReadme(combination)).isEqualTo(VersionsTable.TRACED);
	}

	@ParameterizedTest
	@MethodSource("unsupported")
	void applicationAnswersAsWithoutClewWhereItsVersionsAreNotSupported(Combination combination) throws IOException {
		Comparison.off(this.classPaths, combination);
		assertThat(VersionsTable.inReadme(combination)).isEqualTo(VersionsTable.OFF);
	}

}
