package dev.clew.matrix;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What must hold of a combination of versions, with Clew and without it.
 */
final class Comparison {

	static final List<String> ANSWERS = List.of("200 With pleasure.", "200 With pleasure.", "200 With pleasure.",
			"502 dev.langchain4j.guardrail.InputGuardrailException: "
					+ "The guardrail com.example.frontdesk.NoOrders failed with this message: No orders, please",
			"502 dev.langchain4j.exception.InternalServerException: "
					+ "{\"error\":{\"message\":\"Overloaded\",\"type\":\"server_error\"}}",
			"200 data:With pleasure.\n\n", "200 data:dev.langchain4j.exception.InternalServerException\n\n",
			"200 With pleasure.");

	private Comparison() {
	}

	static Visit tracedWithoutHarm(ClassPaths classPaths, Combination combination) {
		CompletableFuture<Visit> with = Visit.start(classPaths.withClew(combination));
		Visit without = Visit.start(classPaths.withoutClew(combination)).join();
		assertSame(with.join(), without);
		assertThat(with.join().traces()).containsExactly(expectedTraces());
		assertThat(with.join().printed()).singleElement().asString().startsWith("INFO dev.clew: Clew traces ");
		return with.join();
	}

	static void off(ClassPaths classPaths, Combination combination) {
		CompletableFuture<Visit> with = Visit.start(classPaths.withClew(combination));
		Visit without = Visit.start(classPaths.withoutClew(combination)).join();
		CompletableFuture<Visit> disabled = Visit.start(classPaths.withClew(combination), "-Dclew.enabled=false");
		CompletableFuture<Visit> bridge = Visit.start(classPaths.withBridge(combination));
		for (CompletableFuture<Visit> each : List.of(with, disabled, bridge)) {
			assertSame(each.join(), without);
			assertThat(each.join().traces()).isEmpty();
			assertThat(each.join().printed())
				.containsExactly("WARN dev.clew.langchain4j.run.Activation: Clew is off: langchain4j-core "
						+ combination.core() + " was found, LangChain4j 1.14 or a later 1.x is needed");
		}
	}

	private static void assertSame(Visit with, Visit without) {
		assertThat(without.answers()).isEqualTo(ANSWERS);
		assertThat(with.answers()).isEqualTo(ANSWERS);
		assertThat(with.asked()).isEqualTo(without.asked()).isNotEmpty();
		assertThat(without.traces()).isEmpty();
		assertThat(without.printed()).isEmpty();
	}

	static String[] expectedTraces() {
		try (InputStream traces = Comparison.class.getResourceAsStream("/traces.txt")) {
			return new String(traces.readAllBytes(), StandardCharsets.UTF_8).strip().split("\n\n");
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
