package dev.clew.demo.e2e;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

import dev.clew.trace.Cost;
import dev.clew.trace.ErrorInfo;
import dev.clew.trace.Level;
import dev.clew.trace.ModelCall;
import dev.clew.trace.ObservationRecordBuilder;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Origin;
import dev.clew.trace.Prompt;
import dev.clew.trace.TraceInfo;
import dev.clew.trace.Usage;

/**
 * Two runs of one session in which all that is named is named at length: ids of 36
 * characters, a model of 60, words that do not end, and numbers of many digits.
 */
final class WideTraces {

	/** Of a session, a user and a tool call. */
	static final String ID = UUID.randomUUID().toString();

	private static final String MODEL = "anthropic.claude-sonnet-4-20250514-v1:0-eu-west-3-provisioned";

	private static final String WORDS = "Die Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetzgebung gilt "
			+ "auch für die Hütte. هل يمكن إلغاء الحجز HUT-204 قبل الغد؟ ";

	private final RecordedTrace first;

	private final RecordedTrace second;

	private String call = "";

	WideTraces(HelpDesk desk) {
		this.first = new RecordedTrace(desk, info());
		fill(this.first, "0.0000098765");
		this.second = new RecordedTrace(desk, info());
		fill(this.second, "0.0000123451");
	}

	/**
	 * The address of a page of these traces.
	 * @param pattern with {@code {trace}}, {@code {other}}, {@code {call}} or
	 * {@code {session}} in it
	 * @return the query
	 */
	String query(String pattern) {
		return pattern.replace("{trace}", this.second.id())
			.replace("{other}", this.first.id())
			.replace("{call}", this.call)
			.replace("{session}", ID);
	}

	private static TraceInfo info() {
		return new TraceInfo("", 0, "POST /api/huts/{hut}/conversations/{conversation}/messages", ID, ID,
				new Origin("production-eu-central-1", "1.4.2-" + "9f".repeat(15), "hut-desk-conversations",
						"pod-" + ID),
				List.of("early-access", "customers-of-the-second-wave"), Map.of("conversation", ID),
				List.of("The session of the header was ignored"));
	}

	private void fill(RecordedTrace trace, String cost) {
		String root = trace.step(null, ObservationType.SPAN, info().name(),
				(step) -> step.duration(Duration.ofSeconds(12)));
		String agent = trace.step(root, ObservationType.AGENT,
				"de.huetten.buchung.KonversationsassistentFuerHuettenbuchungen.answer",
				(step) -> step.duration(Duration.ofSeconds(11))
					.input(RecordedTrace.json(Map.of("userMessage", WORDS.repeat(8), "arguments", Map.of("hut", ID))))
					.output(RecordedTrace.json(WORDS.repeat(3)))
					.prompt(new Prompt("KonversationsassistentFuerHuettenbuchungen.answer", "0736a32e375a",
							Map.of("hut", ID))));
		trace.step(agent, ObservationType.RETRIEVER, "EmbeddingStoreContentRetriever",
				(step) -> step.input(RecordedTrace.json(WORDS))
					.output(RecordedTrace.json(List.of(Map.of("content", WORDS.repeat(5), "score", 0.87654321,
							"rerankedScore", 0.5, "inPrompt", true, "metadata", Map.of("document", ID))))));
		this.call = trace.step(agent, ObservationType.GENERATION, MODEL, generation(cost));
		trace.step(agent, ObservationType.TOOL, "findBookingsOfAllHutsOfTheValleyByCustomer", (step) -> step
			.toolCallId(ID)
			.level(Level.ERROR, "The booking " + ID + " is locked")
			.input(RecordedTrace.json(Map.of("customer", ID)))
			.error(new ErrorInfo("de.huetten.buchung.BuchungGesperrtException", "The booking " + ID + " is locked",
					"de.huetten.buchung.BuchungGesperrtException: locked\n\tat de.huetten.Buchungen.find(Buchungen.java:42)")));
		trace.step(agent, ObservationType.GENERATION, MODEL, generation(cost));
		trace.step(agent, ObservationType.GUARDRAIL, "NoPromisesOfFreeBedsOutputGuardrail",
				(step) -> step.level(Level.WARNING, null)
					.input(RecordedTrace.json(WORDS))
					.metadata(Map.of("phase", "output"))
					.output(RecordedTrace.json(Map.of("verdict", "reprompt", "message", WORDS, "reprompt", WORDS))));
	}

	private static UnaryOperator<ObservationRecordBuilder> generation(String costs) {
		Usage usage = new Usage(Map.of("input", 1_048_576L, "input_cached_tokens", 983_040L, "output", 65_536L,
				"output_reasoning_tokens", 32_768L));
		Cost cost = Cost.of(Map.of("input", new BigDecimal("0.000123456789"), "output", new BigDecimal(costs)));
		ModelCall call = new ModelCall(MODEL, MODEL + "-latest", "aws_bedrock", Map.of("temperature", 0.2), usage, cost,
				"Provisioned throughput", Duration.ofMillis(31), "length", null, null, null);
		Map<String, ?> asked = Map.of("id", ID, "name", "findBookingsOfAllHutsOfTheValleyByCustomer", "arguments",
				Map.of("customer", ID));
		return (step) -> step.modelCall(call)
			.duration(Duration.ofMillis(2345))
			.iteration(1)
			.input(RecordedTrace.json(Map.of("messages",
					List.of(Map.of("role", "system", "content", WORDS.repeat(6)),
							Map.of("role", "user", "content", WORDS.repeat(12))),
					"tools", List.of(Map.of("name", asked.get("name"), "description", WORDS)))))
			.output(RecordedTrace.json(Map.of("role", "assistant", "content", WORDS, "toolCalls", List.of(asked))));
	}

}
