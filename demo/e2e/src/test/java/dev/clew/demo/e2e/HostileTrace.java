package dev.clew.demo.e2e;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.clew.trace.Content;
import dev.clew.trace.Cost;
import dev.clew.trace.ErrorInfo;
import dev.clew.trace.Level;
import dev.clew.trace.ModelCall;
import dev.clew.trace.ObservationRecordBuilder;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Origin;
import dev.clew.trace.Prompt;
import dev.clew.trace.Score;
import dev.clew.trace.ScoreTarget;
import dev.clew.trace.TraceInfo;
import dev.clew.trace.Usage;

/**
 * A trace in which everything that can hold a text holds one that tries to get out of it.
 */
final class HostileTrace {

	/** Set by any script that runs. */
	static final String FLAG = "clewWasHere";

	private static final String RUN = "window." + FLAG + "=1";

	private static final List<String> ATTACKS = List.of("<script>" + RUN + "</script>",
			"<img src=x onerror=\"" + RUN + "\">", "<svg/onload='" + RUN + "'><style>*{display:none}</style>",
			"<iframe srcdoc='<script>parent." + FLAG + "=1</script>'></iframe>", "\"><img src=x onerror=" + RUN + ">",
			"</title></textarea></script><script>" + RUN + "</script>", "[link](javascript:" + RUN + ")",
			"[data](data:text/html,<script>" + RUN + "</script>)", "![image](https://evil.example/x.png)",
			"![onerror](x\"onerror=\"" + RUN + ")", "<https://evil.example/auto>",
			"[spaces]( java\tscript:" + RUN + ")", "[entity](&#106;avascript:" + RUN + ")", "`<b onclick=" + RUN + ">`",
			"```html\n<script>" + RUN + "</script>\n```", "[ref]: javascript:" + RUN + "\n[ref]",
			"${" + RUN + "} {{" + RUN + "}}", "<clew-copy onclick=" + RUN + "></clew-copy>",
			"<form action=https://evil.example><button>Log in</button></form>",
			"<math><mtext><table><mglyph><style><img src=x onerror=" + RUN + ">",
			"<a href='javascript:" + RUN + "'>x</a>", "\u202Eevil\u2066\u200F right to left",
			"lone \uD800 and \uDC00 halves", "\u0000\u0007\u001B[31m", "__proto__", "constructor",
			"&lt;script&gt;" + RUN + "&lt;/script&gt;");

	/** All of it in one text. */
	static final String TEXT = String.join("\n\n", ATTACKS);

	private static final String WORD = ATTACKS.stream().limit(6).collect(Collectors.joining());

	private static final String HUGE = "<img src=x onerror=" + RUN + ">\u202E" + "A".repeat(5_000_000);

	private final RecordedTrace trace;

	private final HelpDesk desk;

	private final List<String> steps = new ArrayList<>();

	HostileTrace(HelpDesk desk) {
		this.desk = desk;
		Origin origin = new Origin("production" + WORD, WORD, WORD, WORD);
		this.trace = new RecordedTrace(desk, new TraceInfo("", 0, WORD + "\u202E" + "long".repeat(500), session(), WORD,
				origin, ATTACKS, texts(), List.of(TEXT)));
		for (ObservationType type : ObservationType.values()) {
			step(type, content(type), output(type));
			step(type, TEXT, TEXT);
		}
		step(ObservationType.GENERATION, Map.of("messages", List.of(message("user", HUGE))), TEXT);
		step(ObservationType.TOOL, Map.of("text", HUGE), HUGE);
	}

	String id() {
		return this.trace.id();
	}

	static String session() {
		return "hostile <script>" + RUN + "</script>\u202E";
	}

	List<String> steps() {
		return this.steps;
	}

	private void step(ObservationType type, Object input, Object output) {
		String parent = this.steps.isEmpty() ? null : this.steps.get(0);
		String id = this.trace.step(parent, type, WORD + type,
				(step) -> everything(step, type).input(json(input)).output(json(output)));
		this.steps.add(id);
		score(id, WORD, Score.DataType.CATEGORICAL);
		score(id, TEXT, Score.DataType.TEXT);
	}

	private static ObservationRecordBuilder everything(ObservationRecordBuilder step, ObservationType type) {
		boolean model = type == ObservationType.GENERATION || type == ObservationType.EMBEDDING;
		return step.level(Level.ERROR, TEXT)
			.metadata(texts())
			.notes(List.of(WORD, TEXT))
			.error(new ErrorInfo("com.evil." + WORD, TEXT, TEXT + "\n\tat " + WORD))
			.prompt(new Prompt(WORD, WORD, texts()))
			.iteration(Integer.MAX_VALUE)
			.toolCallId(WORD)
			.modelCall(model ? model() : null);
	}

	private static ModelCall model() {
		Map<String, Object> parameters = new LinkedHashMap<>(texts());
		Map<String, Long> usage = new LinkedHashMap<>(Map.of("input", 1L, "constructor", 3L));
		usage.put("input" + WORD, 999_999_999_999L);
		Cost cost = Cost.of(Map.of("output" + WORD, new BigDecimal("1e-9"), "__proto__", BigDecimal.TEN));
		return new ModelCall(WORD, WORD, WORD, parameters, new Usage(usage), cost, WORD, Duration.ofNanos(1), WORD,
				null, null, null);
	}

	private void score(String step, String text, Score.DataType type) {
		this.desk.store()
			.save(new Score(ScoreTarget.observation(this.trace.id(), step), text, text, type, Score.Source.API, text,
					text, Instant.now()));
	}

	private static Object content(ObservationType type) {
		return switch (type) {
			case GENERATION -> messages(TEXT);
			case AGENT -> Map.of("userMessage", TEXT, "arguments", texts());
			case EVALUATOR -> Map.of("query", TEXT, "texts", List.of(TEXT, WORD));
			case TOOL -> texts();
			default -> TEXT;
		};
	}

	private static Object output(ObservationType type) {
		return switch (type) {
			case GENERATION -> message("assistant", TEXT);
			case RETRIEVER -> List.of(document());
			case CHAIN -> Map.of("contents", List.of(document()), "message", TEXT);
			case GUARDRAIL -> Map.of("verdict", "constructor", "message", TEXT, "reprompt", TEXT, "text", TEXT);
			case EVALUATOR -> List.of(0.5, 1e300);
			case EMBEDDING -> Map.of("count", WORD, "dimension", WORD, WORD, WORD);
			default -> texts();
		};
	}

	private static Object messages(String text) {
		Object media = Map.of("type", "image", "mediaType", WORD, "url", "javascript:" + RUN, "sha256", WORD, "size",
				WORD);
		Object unknown = Map.of("type", WORD, "sha256", WORD);
		return Map.of("messages", List.of(message("system", text),
				message("user", List.of(Map.of("type", "text", "text", text), media, unknown)),
				message("assistant", text), Map.of("role", "tool", "name", WORD, "toolCallId", WORD, "content", text),
				message(WORD, texts()), Map.of("role", "constructor")), "tools",
				List.of(Map.of("name", WORD, "description", text, "parameters", Map.of("properties", texts()))));
	}

	private static Object message(String role, Object content) {
		return Map.of("role", role, "name", WORD, "content", content, "thinking", TEXT, "toolCalls",
				List.of(Map.of("id", WORD, "name", WORD, "arguments", texts()), Map.of("name", "__proto__")));
	}

	private static Object document() {
		return Map.of("content", TEXT, "score", -1e9, "rerankedScore", 0.5, "metadata", texts(), "inPrompt", false);
	}

	private static Map<String, String> texts() {
		Map<String, String> texts = new LinkedHashMap<>();
		ATTACKS.forEach((attack) -> texts.put(attack, attack));
		return texts;
	}

	private static Content json(Object value) {
		return RecordedTrace.json(value);
	}

}
