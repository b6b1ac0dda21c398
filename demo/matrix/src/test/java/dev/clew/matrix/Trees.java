package dev.clew.matrix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.awaitility.Awaitility;

/**
 * The traces of a front desk as text, read from its endpoints: a line for each step with
 * type, name and level, indented under its parent, in the order of their starts.
 */
final class Trees {

	private static final String TRACES = "/actuator/llmtraces";

	private static final ObjectMapper json = new ObjectMapper();

	private Trees() {
	}

	static List<String> of(FrontDesk desk) {
		List<String> trees = new ArrayList<>();
		for (JsonNode trace : read(desk, TRACES + "?sort=startTime&limit=100").path("traces")) {
			String path = TRACES + "/" + trace.path("traceId").asText();
			JsonNode completed = Awaitility.await()
				.until(() -> read(desk, path), (read) -> read.path("status").asText().equals("COMPLETED"));
			trees.add(tree(completed.path("observations"), "", "").strip());
		}
		return trees;
	}

	static List<String> notes(FrontDesk desk) {
		List<String> notes = new ArrayList<>();
		read(desk, "/actuator/llminstrumentation").path("notes").forEach((note) -> notes.add(note.asText()));
		return notes;
	}

	private static String tree(JsonNode observations, String parent, String indent) {
		StringBuilder text = new StringBuilder();
		for (JsonNode observation : observations) {
			if (observation.path("parentObservationId").asText("").equals(parent)) {
				text.append(indent).append(line(observation)).append('\n');
				text.append(tree(observations, observation.path("observationId").asText(), indent + "  "));
			}
		}
		return text.toString();
	}

	private static String line(JsonNode observation) {
		String level = observation.path("level").asText();
		return observation.path("type").asText() + " " + observation.path("name").asText()
				+ (level.equals("DEFAULT") ? "" : " " + level);
	}

	private static JsonNode read(FrontDesk desk, String path) {
		try {
			return json.readTree(desk.get(path).body());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
