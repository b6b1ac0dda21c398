package dev.clew.matrix;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("corner")
class CornerTests {

	private static ClassPaths classPaths;

	@BeforeAll
	static void findJars() {
		classPaths = new ClassPaths(Combination.corners());
	}

	@ParameterizedTest
	@MethodSource("dev.clew.matrix.Combination#corners")
	void applicationIsTracedAndAnswersAsWithoutClew(Combination combination) {
		Comparison.tracedWithoutHarm(classPaths, combination);
	}

}
