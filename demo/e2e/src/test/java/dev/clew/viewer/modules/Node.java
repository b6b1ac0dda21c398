package dev.clew.viewer.modules;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.impl.driver.Driver;

/**
 * Node.js as Playwright brings it along: the engine of the browser without the browser.
 */
final class Node {

	/** The scripts of the viewer. */
	static final Path VIEWER = Path.of("..", "..", "autoconfigure", "src", "main", "resources", "META-INF", "clew",
			"viewer");

	/** What belongs to their tests. */
	static final Path OF_TESTS = Path.of("src", "test", "resources", "viewer");

	private Node() {
	}

	static ProcessBuilder run(Path script, String... arguments) {
		List<String> command = new ArrayList<>();
		command.add(Driver.ensureDriverInstalled(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"), false)
			.createProcessBuilder()
			.command()
			.get(0));
		command.add(script.toString());
		command.addAll(List.of(arguments));
		ProcessBuilder process = new ProcessBuilder(command);
		process.environment().put("TZ", "UTC");
		process.environment().put("NODE_NO_WARNINGS", "1");
		return process.redirectError(ProcessBuilder.Redirect.INHERIT);
	}

}
