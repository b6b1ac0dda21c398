package dev.clew.demo.e2e;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What Prometheus scrapes is what the traces say.
 */
@OwnHelpDesk
@ExtendWith(HelpDeskExtension.class)
class HelpDeskMetersTests {

	private static final String OPERATION = "gen_ai_client_operation_duration_seconds_";

	private final HelpDesk desk;

	HelpDeskMetersTests(HelpDesk desk) {
		this.desk = desk;
		assertThat(desk.ask("meters", "Please cancel my booking HUT-204").status()).isEqualTo(200);
		assertThat(desk.stream("meters", "What is the quiet time in the hut?").status()).isEqualTo(200);
		assertThat(desk.ask("meters", "Is the weather fine tomorrow?").status()).isEqualTo(502);
		assertThat(desk.stream("meters", "Is the weather fine tomorrow?").status()).isEqualTo(200);
		assertThat(desk.ask("meters-too", "Can you find booking HUT-117?").status()).isEqualTo(200);
	}

	@Test
	void metersAgreeWithTheTraces() {
		Awaitility.await().untilAsserted(() -> {
			Recorded recorded = Recorded.of(traces());
			Scrape scrape = scrape();
			assertThat(scrape.sums("clew_observations_total", "type", "level")).isEqualTo(recorded.observations())
				.containsKeys("GENERATION DEFAULT", "GENERATION ERROR", "TOOL DEFAULT", "SPAN DEFAULT");
			assertThat(scrape.sums("clew_tokens_total", "gen_ai_provider_name", "bucket")).isEqualTo(recorded.tokens())
				.containsKeys("openai input", "openai input_cached_tokens", "openai output");
			assertThat(scrape.sums("gen_ai_client_token_usage_tokens_sum", "gen_ai_token_type"))
				.isEqualTo(recorded.tokensBySide());
			assertThat(scrape.sums("gen_ai_client_token_usage_tokens_count", "gen_ai_token_type"))
				.isEqualTo(recorded.reportsBySide());
			assertThat(scrape.sums("clew_cost_usd_total", "gen_ai_provider_name")).isEqualTo(recorded.costs());
			assertThat(scrape.sums("clew_unpriced_total", "gen_ai_provider_name")).isEqualTo(recorded.unpriced());
			assertThat(scrape.sums("clew_without_usage_total", "gen_ai_provider_name"))
				.isEqualTo(recorded.withoutUsage());
		});
	}

	// Two calls of gpt-4o-mini, in USD for a million tokens: 0.15 for input, 0.075 for
	// cached input, 0.6 for output.
	@Test
	void costIsWhatIsWorkedOutByHand() {
		BigDecimal before = cost();
		this.desk.ask("meters-cost", "Please cancel my booking HUT-204");
		BigDecimal call = new BigDecimal("0.00001875").add(new BigDecimal("0.0000192"))
			.add(new BigDecimal("0.0000114"));
		BigDecimal answer = new BigDecimal("0.00002625").add(new BigDecimal("0.0000192"))
			.add(new BigDecimal("0.0000144"));
		Awaitility.await()
			.untilAsserted(() -> assertThat(cost().subtract(before)).isEqualByComparingTo(call.add(answer))
				.isEqualByComparingTo("0.0001092"));
	}

	private BigDecimal cost() {
		return scrape().sums("clew_cost_usd_total", "gen_ai_request_model")
			.getOrDefault("gpt-4o-mini", BigDecimal.ZERO);
	}

	@Test
	void durationsAgreeWithTheTraces() {
		Awaitility.await().untilAsserted(() -> {
			Recorded recorded = Recorded.of(traces());
			Scrape scrape = scrape();
			assertDurations(scrape, recorded, "gen_ai_execute_tool_duration_seconds_", "TOOL");
			assertDurations(scrape, recorded, "gen_ai_invoke_agent_duration_seconds_", "AGENT");
			assertDurations(scrape.with("gen_ai_operation_name", "chat"), recorded, OPERATION, "GENERATION");
			assertDurations(scrape.with("gen_ai_operation_name", "embeddings"), recorded, OPERATION, "EMBEDDING");
			String name = "gen_ai_client_operation_time_to_first_chunk_seconds_";
			assertThat(scrape.sums(name + "count", "gen_ai_provider_name")).isEqualTo(recorded.streams());
			assertThat(scrape.sums(name + "sum", "gen_ai_provider_name")).isEqualTo(recorded.timesToFirstToken());
		});
	}

	private static void assertDurations(Scrape scrape, Recorded recorded, String meter, String type) {
		assertThat(scrape.sums(meter + "count", "error_type")).isNotEmpty().isEqualTo(recorded.counts(type));
		assertThat(scrape.sums(meter + "sum", "error_type")).isEqualTo(recorded.durations(type));
	}

	@Test
	void everySampleOfAMeterHasTheSameTagKeys() {
		assertThat(scrape().keys()).containsKeys("clew_tokens_total", "clew_observations_total", OPERATION + "bucket",
				"gen_ai_client_operation_time_to_first_chunk_seconds_bucket", "gen_ai_client_token_usage_tokens_bucket",
				"gen_ai_execute_tool_duration_seconds_bucket", "gen_ai_invoke_agent_duration_seconds_bucket")
			.allSatisfy((name, keys) -> assertThat(keys).as(name).hasSize(1));
	}

	private Scrape scrape() {
		return Scrape.of(this.desk.tryToRead("prometheus").body());
	}

	private Stream<JsonNode> traces() {
		List<JsonNode> traces = new ArrayList<>();
		String cursor = "";
		do {
			JsonNode page = this.desk.read("llmtraces?limit=500" + cursor);
			page.path("traces")
				.forEach((trace) -> traces.add(this.desk.completedTrace(trace.path("traceId").asString())));
			cursor = page.has("nextCursor") ? "&cursor=" + page.path("nextCursor").asString() : "";
		}
		while (!cursor.isEmpty());
		return traces.stream();
	}

}
