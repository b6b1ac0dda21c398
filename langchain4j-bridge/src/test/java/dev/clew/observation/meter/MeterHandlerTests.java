package dev.clew.observation.meter;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.clew.observation.Application;
import dev.clew.observation.EmbeddingContext;
import dev.clew.observation.GenerationContext;
import dev.clew.observation.fault.Faults;
import dev.clew.observation.step.Step;
import dev.clew.observation.step.TracingRuntime;
import dev.clew.store.query.TraceQuery;
import dev.clew.trace.Usage;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MeterHandlerTests {

	private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

	private final List<String> faults = new ArrayList<>();

	private final Application application = new Application();

	MeterHandlerTests() {
		this.application.add(new MeterHandler(new Meters(this.meters, new MeterOwnership(this.meters)),
				new Faults(this.faults::add)));
	}

	@AfterEach
	void nothingFailed() {
		assertThat(this.faults).isEmpty();
		assertThat(this.application.faults).isEmpty();
	}

	@Test
	void tokensThatNobodyReportedAreNotSampled() {
		generation(new Usage(Map.of(Usage.OUTPUT, 7L)), false);
		assertThat(this.meters.find(ClewMeter.TOKEN_USAGE.getName()).summaries())
			.extracting((summary) -> summary.getId().getTag("gen_ai.token.type") + " " + summary.totalAmount())
			.containsExactly("output 7.0");
		assertThat(this.meters.find("clew.tokens").counters())
			.extracting((counter) -> counter.getId().getTag("bucket") + " " + counter.count())
			.containsExactly("output 7.0");
	}

	@Test
	void everyBucketIsCounted() {
		Map<String, Long> usage = new LinkedHashMap<>();
		Usage.BUCKETS.forEach((bucket) -> usage.put(bucket, 1L << usage.size()));
		generation(new Usage(usage), false);
		assertThat(this.meters.get("clew.tokens").counters())
			.extracting((counter) -> counter.getId().getTag("bucket") + " " + counter.count())
			.containsExactlyInAnyOrder("input 1.0", "input_cached_tokens 2.0", "input_cache_creation 4.0",
					"input_cache_creation_5m 8.0", "input_cache_creation_1h 16.0", "input_audio_tokens 32.0",
					"output 64.0", "output_reasoning_tokens 128.0", "output_audio_tokens 256.0");
		assertThat(this.meters.get("gen_ai.client.token.usage").summaries())
			.extracting((summary) -> summary.getId().getTag("gen_ai.token.type") + " " + summary.totalAmount())
			.containsExactlyInAnyOrder("input 63.0", "output 448.0");
	}

	@Test
	void keyOfTheUserThatComesLaterIsLeftOutAndOneThatIsMissingLaterIsNone() {
		Deque<KeyValues> added = new ArrayDeque<>(List.of(KeyValues.of("tenant", "a"), KeyValues.empty(),
				KeyValues.of("tenant", "b", "region", "eu", "error.type", "made up")));
		this.application.registry.observationConfig()
			.observationFilter((context) -> context.addLowCardinalityKeyValues(added.remove()));
		for (int i = 0; i < 3; i++) {
			this.application.agent("Desk.answer").stop();
		}
		assertThat(this.meters.get("gen_ai.invoke_agent.duration").timers())
			.extracting((timer) -> timer.getId().getTags())
			.containsExactlyInAnyOrder(agentTags("a"), agentTags("none"), agentTags("b"));
	}

	@Test
	void keyOfTheUserTakesNoPlaceOfOurs() {
		this.application.registry.observationConfig()
			.observationFilter((context) -> context.addLowCardinalityKeyValue(KeyValue.of("bucket", "s3")));
		generation(new Usage(Map.of(Usage.OUTPUT, 7L)), false);
		assertThat(this.meters.get("clew.tokens").counter().getId().getTag("bucket")).isEqualTo("output");
		assertThat(this.meters.get("clew.without.usage").counter().getId().getTag("bucket")).isEqualTo("s3");
	}

	private static List<Tag> agentTags(String tenant) {
		return Tags.of("error.type", "none", "gen_ai.agent.name", "Desk.answer", "tenant", tenant).stream().toList();
	}

	@Test
	void timeToFirstChunkIsOfStreamsOnly() {
		generation(Usage.NONE, false);
		assertThat(this.meters.find(ClewMeter.TIME_TO_FIRST_CHUNK.getName()).timers()).isEmpty();
		generation(Usage.NONE, true);
		assertThat(this.meters.find(ClewMeter.TIME_TO_FIRST_CHUNK.getName()).timers()).hasSize(1)
			.allSatisfy((timer) -> assertThat(timer.count()).isEqualTo(1));
		assertThat(this.meters.get(ClewMeter.OPERATION_DURATION.getName()).timer().count()).isEqualTo(2);
	}

	@Test
	void valuesOfTagsOfTheUserAreBounded() {
		int[] request = { 0 };
		this.application.registry.observationConfig()
			.observationFilter(
					(context) -> context.addLowCardinalityKeyValue(KeyValue.of("tenant", "tenant-" + request[0]++)));
		for (int i = 0; i < 150; i++) {
			this.application.agent("Desk.answer").stop();
		}
		List<String> tenants = this.meters.find(ClewMeter.AGENT_DURATION.getName())
			.timers()
			.stream()
			.map(Meter::getId)
			.map((id) -> String.valueOf(id.getTag("tenant")))
			.toList();
		assertThat(tenants).hasSize(101).contains("tenant-0", "tenant-99", "other").doesNotContain("tenant-100");
		assertThat(this.meters.get(ClewMeter.AGENT_DURATION.getName()).tag("tenant", "other").timer().count())
			.isEqualTo(50);
	}

	@Test
	void clearedRegistryDoesNotTurnOurMetersOff() {
		this.application.agent("Desk.answer").stop();
		this.meters.clear();
		this.application.agent("Desk.answer").stop();
		this.application.agent("Desk.answer").stop();
		this.application.agent("Desk.ask").stop();
		assertThat(this.meters.find(ClewMeter.AGENT_DURATION.getName()).timers())
			.extracting((timer) -> timer.getId().getTag("gen_ai.agent.name") + " " + timer.count())
			.containsExactlyInAnyOrder("Desk.answer 2", "Desk.ask 1");
	}

	@Test
	void tokensOfAModelInThisProcessAreNotMeasured() {
		TracingRuntime runtime = this.application.runtime;
		EmbeddingContext context = new EmbeddingContext("Small");
		context.setInProcess(true);
		context.getCallUsage().setUsage(new Usage(Map.of(Usage.INPUT, 7L)));
		Step.start(runtime, context, null).stop();
		assertThat(this.meters.find("clew.tokens").counters()).isEmpty();
		assertThat(this.meters.find("gen_ai.client.token.usage").summaries()).isEmpty();
		assertThat(this.meters.get("gen_ai.client.operation.duration").timer().count()).isEqualTo(1);
		assertThat(this.application.store.findObservations(TraceQuery.builder().build()).items())
			.extracting((found) -> found.observation().usage())
			.containsExactly(Usage.NONE);
	}

	private void generation(Usage usage, boolean streamed) {
		TracingRuntime runtime = this.application.runtime;
		GenerationContext context = new GenerationContext();
		context.getCallUsage().setUsage(usage);
		Step<GenerationContext> step = Step.start(runtime, context, null);
		if (streamed) {
			context.tokenSeen();
		}
		step.stop();
	}

}
