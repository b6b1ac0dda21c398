package dev.clew.attribute;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import dev.clew.trace.Content;
import dev.clew.trace.Cost;
import dev.clew.trace.ModelCall;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationRecordBuilder;
import dev.clew.trace.ObservationType;
import dev.clew.trace.SmallMap;
import dev.clew.trace.Usage;

/**
 * Observations to be written.
 */
final class Observations {

	static final Instant START = Instant.parse("2026-11-30T10:00:00Z");

	static final String TOOLS_ASKED = """
			{"messages":[{"role":"system","content":"You keep huts."},
			{"role":"user","name":"ann","content":[{"type":"text","text":"Is this mine?"},
			{"type":"image","mediaType":"image/png","size":70,"sha256":"ab"},
			{"type":"pdf","mediaType":"application/pdf","url":"https://huts.example/rules.pdf"}]},
			{"role":"assistant","thinking":"Look it up.","toolCalls":[{"id":"t-1","name":"findBooking","arguments":{"number":"HUT-204"}}]},
			{"role":"tool","name":"findBooking","content":"booked","toolCallId":"t-1"},{"leftOut":3}],
			"tools":[{"name":"findBooking","description":"Finds","parameters":{"type":"object"}},{"leftOut":1}]}""";

	private Observations() {
	}

	static ObservationRecordBuilder of(ObservationType type, String name) {
		return ObservationRecord.builder(Written.TRACE.traceId(), "00f067aa0ba902b7", type, name, START)
			.duration(Duration.ofMillis(12));
	}

	static ObservationRecordBuilder generation() {
		Map<String, Long> usage = SmallMap.<Long>builder(5)
			.put(Usage.INPUT, 5L)
			.put(Usage.INPUT_CACHED_TOKENS, 7L)
			.put(Usage.INPUT_CACHE_CREATION_1H, 100L)
			.put(Usage.OUTPUT, 3L)
			.put(Usage.OUTPUT_REASONING_TOKENS, 2L)
			.build();
		Cost cost = Cost.of(SmallMap.<BigDecimal>builder(2)
			.put(Usage.INPUT, new BigDecimal("0.000001"))
			.put(Usage.OUTPUT, new BigDecimal("0.0000000002"))
			.build());
		Map<String, Object> parameters = SmallMap.<Object>builder(4)
			.put("temperature", 0.5)
			.put("max_tokens", 100)
			.put("stop_sequences", List.of("END"))
			.put("response_format", Map.of("type", "text"))
			.build();
		return of(ObservationType.GENERATION, "gpt-5")
			.modelCall(new ModelCall("gpt-5-2026", "gpt-5", "openai", parameters, new Usage(usage), cost, "Standard",
					Duration.ofMillis(250), "tool_execution", "chat", "resp-1", null))
			.input(Content.ofJson(TOOLS_ASKED))
			.output(Content
				.ofJson("""
						{"role":"assistant","toolCalls":[{"id":"t-2","name":"cancel","arguments":{"number":"HUT-204"}}]}"""))
			.metadata(Map.of("tenant.rank", "7"))
			.iteration(2);
	}

}
