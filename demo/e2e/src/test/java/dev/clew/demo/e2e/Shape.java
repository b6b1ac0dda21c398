package dev.clew.demo.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * JSON as text to compare: keys in alphabetical order, and a placeholder for what differs
 * from run to run. What does not look like an id, a time, a number ... keeps its place,
 * and so is a difference. Ids and tool calls are numbered in the order in which they
 * occur.
 */
final class Shape {

	private static final JsonMapper json = JsonMapper.builder()
		.enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, SerializationFeature.INDENT_OUTPUT)
		.build();

	private static final Map<String, Pattern> NUMBERED = Map.of("trace", Pattern.compile("(?<=\")[0-9a-f]{32}(?=\")"),
			"step", Pattern.compile("(?<=\")[0-9a-f]{16}(?=\")"), "call",
			Pattern.compile("(?<=\")call_[a-z0-9]{16}(?=\")"));

	private static final Map<String, Pattern> VARYING = Map.of("\"<time>\"",
			Pattern.compile("\"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3,9}Z\""), "$1\"<number>\"",
			Pattern.compile("(\"(?:latencyMs|timeToFirstTokenMs|score)\" : )\\d+(?:\\.\\d+)?(?:E-\\d+)?(?=[,\\s])"),
			"$1\"<instance>\"", Pattern.compile("(\"instance\" : )\"\\d+@[^\"]+\""), "\"<uuid>\"",
			Pattern.compile("\"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\""), "<frames>\"",
			Pattern.compile("\\\\n\\\\tat .*\"(?=,?\\R)"), "\"<response>\"",
			Pattern.compile("\"chatcmpl-[a-z0-9]{24}\""));

	private Shape() {
	}

	/**
	 * The shape of what was received.
	 * @param received JSON
	 * @return its text
	 */
	static String of(JsonNode received) {
		String text = write(json.treeToValue(withSortedTools(received), Object.class));
		for (Map.Entry<String, Pattern> each : NUMBERED.entrySet()) {
			text = number(text, each.getKey(), each.getValue());
		}
		for (Map.Entry<String, Pattern> each : VARYING.entrySet()) {
			text = each.getValue().matcher(text).replaceAll(each.getKey());
		}
		return text;
	}

	/**
	 * A shape in {@code shapes.yml}.
	 * @param name its name there
	 * @return its text
	 */
	static String expected(String name) {
		try (InputStream shapes = Shape.class.getResourceAsStream("/shapes.yml")) {
			LoaderOptions options = new LoaderOptions();
			options.setMaxAliasesForCollections(500);
			Map<String, Object> all = new Yaml(options).load(shapes);
			return write(Objects.requireNonNull(all.get(name), name));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	// Java does not say in which order a class has its methods, and so its tools.
	private static JsonNode withSortedTools(JsonNode received) {
		JsonNode sorted = received.deepCopy();
		for (JsonNode tools : sorted.findValues("tools")) {
			List<JsonNode> byName = tools.valueStream()
				.sorted(Comparator.comparing((tool) -> tool.path("name").asString()))
				.toList();
			((ArrayNode) tools).removeAll().addAll(byName);
		}
		return sorted;
	}

	private static String write(Object value) {
		return json.writeValueAsString(value);
	}

	// What is said of the observations of a trace in front of them refers to them.
	private static String number(String text, String label, Pattern pattern) {
		int observations = Math.max(0, text.indexOf("\"observations\""));
		List<String> seen = pattern.matcher(text.substring(observations))
			.results()
			.map(MatchResult::group)
			.distinct()
			.collect(Collectors.toCollection(ArrayList::new));
		return pattern.matcher(text).replaceAll((match) -> {
			if (!seen.contains(match.group())) {
				seen.add(match.group());
			}
			return Matcher.quoteReplacement("<%s %d>".formatted(label, seen.indexOf(match.group()) + 1));
		});
	}

}
