package dev.clew.viewer.modules;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls what the modules of the viewer export. Values go to and fro as JSON, in which
 * {@code undefined} is absent or {@code null}.
 */
final class ViewerModules implements AutoCloseable {

	private static final JsonMapper json = new JsonMapper();

	private final Process process;

	private final Writer calls;

	private final BufferedReader answers;

	ViewerModules() {
		try {
			this.process = Node.run(Node.OF_TESTS.resolve("modules.mjs"), Node.VIEWER.toRealPath().toString()).start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.calls = this.process.outputWriter(StandardCharsets.UTF_8);
		this.answers = this.process.inputReader(StandardCharsets.UTF_8);
	}

	/**
	 * Calls a function.
	 * @param module path of the module
	 * @param function what it exports
	 * @param arguments of the function
	 * @return what it returns
	 */
	@Nullable Object call(String module, String function, @Nullable Object... arguments) {
		return run("return (await use('%s')).%s(...given);".formatted(module, function), arguments);
	}

	/**
	 * Runs the body of a function.
	 * @param body JavaScript, in which {@code use} imports a module
	 * @param given {@code given} in it
	 * @return what it returns
	 */
	@Nullable Object run(String body, @Nullable Object... given) {
		try {
			this.calls.write(json.writeValueAsString(Map.of("body", body, "given", given)) + "\n");
			this.calls.flush();
			JsonNode answer = json.readTree(Objects.requireNonNull(this.answers.readLine(), "Node has ended"));
			if (answer.has("failure")) {
				throw new AssertionError(answer.path("failure").asString());
			}
			return json.treeToValue(answer.path("value"), Object.class);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		this.process.destroy();
	}

}
