package dev.clew.capture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * An interface of LangChain4j that is not traced, and why.
 *
 * @param type name of the interface
 * @param component whether it does work of its own, rather than being data, a callback or
 * a setting
 * @param reason why it is not traced
 */
record NotTraced(String type, boolean component, String reason) {

	// Lines of not-traced.tsv: interface, kind, reason.
	static List<NotTraced> all() {
		try (InputStream file = NotTraced.class.getResourceAsStream("not-traced.tsv")) {
			String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
			return text.lines().map(NotTraced::parse).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static NotTraced parse(String line) {
		String[] parts = line.split("\t", -1);
		if (parts.length != 3 || !List.of("component", "part").contains(parts[1]) || parts[2].isBlank()) {
			throw new IllegalStateException("not interface, component or part, and reason: " + line);
		}
		return new NotTraced(parts[0], "component".equals(parts[1]), parts[2]);
	}

}
