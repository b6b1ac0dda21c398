package dev.clew.viewer.modules;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * TypeScript's check of the viewer: no name that is unknown or not exported, no import
 * that nobody uses, no call that does not fit what is said of the function.
 */
class ViewerTypesTests {

	private static final Path TYPESCRIPT = Path.of("target", "node_modules", "typescript", "lib", "_tsc.js");

	@Test
	void typesAreSound() throws IOException {
		assertThat(problems(Node.OF_TESTS.resolve("tsconfig.json"))).isEmpty();
	}

	@Test
	void whatIsUnsoundIsFound(@TempDir Path folder) throws IOException {
		String format = Node.VIEWER.resolve("core").toRealPath() + "/format.js";
		Files.writeString(folder.resolve("planted.js"), """
				import { nothing } from 'lit';
				import { nobody } from '%1$s';
				import * as format from '%1$s';
				nobody(format.nosuch(unheardOf));
				format.share(1, 2);
				""".formatted(format));
		Files.writeString(folder.resolve("tsconfig.json"), """
				{ "extends": "%s", "include": ["planted.js"] }
				""".formatted(Node.OF_TESTS.toRealPath().resolve("tsconfig.json")));
		assertThat(problems(folder.resolve("tsconfig.json")).lines()
			.map((problem) -> problem.replaceAll(".*planted.js\\((\\d+),.*?: error (TS\\d+).*", "$1 $2")))
			.containsExactly("1 TS6133", "2 TS2305", "4 TS2339", "4 TS2304", "5 TS2554");
	}

	private static String problems(Path project) throws IOException {
		Process check = Node.run(TYPESCRIPT, "-p", project.toString(), "--pretty", "false").start();
		return new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
	}

}
