package dev.clew.matrix;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("corner")
@ExtendWith(CornersExtension.class)
class CornerTests {

	private static final Map<Combination, List<String>> LACKING = Map.of(Combination.OLDEST,
			List.of("asynchronous calls", "decision models", "embedding requests", "names of guardrails",
					"text-to-speech models"),
			Combination.NEWEST, List.of());

	private static final Pattern LACKING_SAID = Pattern
		.compile(", but not what this version of LangChain4j lacks: ([^;]+);");

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
		Visit visit = Comparison.tracedWithoutHarm(this.classPaths, combination);
		List<String> lacking = LACKING.getOrDefault(combination, List.of());
		assertThat(visit.notes()).containsExactlyElementsOf(lacking.stream()
			.map((feature) -> "This version of LangChain4j has no " + feature + ": they are not traced")
			.toList());
		assertThat(lackingSaidBy(visit.printed().get(0))).isEqualTo(String.join(", ", lacking));
		assertThat(VersionsTable.inReadme(combination)).isEqualTo(VersionsTable.TRACED);
	}

	@ParameterizedTest
	@MethodSource("unsupported")
	void applicationAnswersAsWithoutClewWhereItsVersionsAreNotSupported(Combination combination) throws IOException {
		Comparison.off(this.classPaths, combination);
		assertThat(VersionsTable.inReadme(combination)).isEqualTo(VersionsTable.OFF);
	}

	private static String lackingSaidBy(String line) {
		Matcher said = LACKING_SAID.matcher(line);
		return said.find() ? said.group(1) : "";
	}

}
