package dev.clew.matrix;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("matrix")
class AllVersionsTests {

	private static final List<Combination> ALL = Stream
		.concat(Combination.unsupported().stream(), Combination.supported().stream())
		.toList();

	private static final VersionsTable table = new VersionsTable(ALL);

	private static ClassPaths classPaths;

	@BeforeAll
	static void findJars() {
		classPaths = new ClassPaths(ALL);
	}

	@ParameterizedTest
	@MethodSource("dev.clew.matrix.Combination#supported")
	void applicationIsTracedAndAnswersAsWithoutClew(Combination combination) {
		Comparison.tracedWithoutHarm(classPaths, combination);
		table.add(combination, VersionsTable.TRACED);
	}

	@ParameterizedTest
	@MethodSource("dev.clew.matrix.Combination#unsupported")
	void applicationAnswersAsWithoutClewWhereItsVersionsAreNotSupported(Combination combination) {
		Comparison.off(classPaths, combination);
		table.add(combination, VersionsTable.OFF);
	}

	@AfterAll
	static void readmeSaysWhatRan() throws IOException {
		assertThat(table.update()).as("README.md had another table, and has this one now").isFalse();
	}

}
