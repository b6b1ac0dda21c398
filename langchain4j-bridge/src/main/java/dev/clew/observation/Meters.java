package dev.clew.observation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.clew.trace.Level;
import dev.clew.trace.ObservationType;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;

/**
 * The meters of Clew. Tag keys are the same on every sample of a meter, tag values are
 * bounded. Thread-safe.
 */
public final class Meters {

	/** Duration of generations and embeddings. */
	public static final String OPERATION_DURATION = "gen_ai.client.operation.duration";

	/** Time from the request to the first chunk of a stream. */
	public static final String TIME_TO_FIRST_CHUNK = "gen_ai.client.operation.time_to_first_chunk";

	/** Tokens of generations and embeddings. */
	public static final String TOKEN_USAGE = "gen_ai.client.token.usage";

	/** Duration of tool calls. */
	public static final String TOOL_DURATION = "gen_ai.execute_tool.duration";

	/** Duration of agents. */
	public static final String AGENT_DURATION = "gen_ai.invoke_agent.duration";

	private static final int LEVELS = Level.values().length;

	private final KnownTags tags = new KnownTags();

	private final MeterOwnership ownership;

	private final Meter.MeterProvider<Timer> operation;

	private final Meter.MeterProvider<Timer> firstChunk;

	private final Meter.MeterProvider<Timer> tool;

	private final Meter.MeterProvider<Timer> agent;

	private final Meter.MeterProvider<DistributionSummary> tokens;

	private final Meter.MeterProvider<Counter> buckets;

	// By type and level.
	private final List<KnownMeter<Counter>> observations;

	/**
	 * Meters in a registry.
	 * @param registry where they are registered when first used
	 * @param ownership knows which names others use already
	 */
	public Meters(MeterRegistry registry, MeterOwnership ownership) {
		this.ownership = ownership;
		this.operation = Timer.builder(OPERATION_DURATION)
			.description("Duration of calls of language and embedding models")
			.withRegistry(registry);
		this.firstChunk = Timer.builder(TIME_TO_FIRST_CHUNK)
			.description("Time from the request to the first chunk of a stream")
			.withRegistry(registry);
		this.tool = Timer.builder(TOOL_DURATION).description("Duration of tool calls").withRegistry(registry);
		this.agent = Timer.builder(AGENT_DURATION).description("Duration of agent runs").withRegistry(registry);
		this.tokens = DistributionSummary.builder(TOKEN_USAGE)
			.baseUnit("tokens")
			.description("Tokens used by a call, inclusive: input with cached, output with reasoning")
			.withRegistry(registry);
		this.buckets = Counter.builder("clew.tokens")
			.baseUnit("tokens")
			.description("Tokens in buckets that do not overlap")
			.withRegistry(registry);
		this.observations = withTypesAndLevels(
				Counter.builder("clew.observations").description("Observations ended").withRegistry(registry));
	}

	MeterTags tagsOf(ClewContext context) {
		return this.tags.of(context);
	}

	void operation(MeterTags tags, Duration duration) {
		KnownMeter<Timer> known = tags.timer(OPERATION_DURATION, MeterTags::operation, this.operation);
		record(OPERATION_DURATION, known, duration);
	}

	void firstChunk(MeterTags tags, Duration time) {
		KnownMeter<Timer> known = tags.timer(TIME_TO_FIRST_CHUNK, MeterTags::operation, this.firstChunk);
		record(TIME_TO_FIRST_CHUNK, known, time);
	}

	void tool(MeterTags tags, Duration duration) {
		record(TOOL_DURATION, tags.timer(TOOL_DURATION, MeterTags::tool, this.tool), duration);
	}

	void agent(MeterTags tags, Duration duration) {
		record(AGENT_DURATION, tags.timer(AGENT_DURATION, MeterTags::agent, this.agent), duration);
	}

	private void record(String name, KnownMeter<Timer> known, Duration duration) {
		Timer meter = this.ownership.ours(name, known);
		if (meter != null) {
			meter.record(duration);
		}
	}

	void tokens(MeterTags tags, String tokenType, long tokens) {
		DistributionSummary meter = this.ownership.ours(TOKEN_USAGE, tags.tokens(tokenType, this.tokens));
		if (meter != null) {
			meter.record(tokens);
		}
	}

	void bucket(MeterTags tags, String bucket, long tokens) {
		this.ownership.always(tags.bucket(bucket, this.buckets)).increment(tokens);
	}

	void observation(ClewContext context) {
		int index = context.getType().ordinal() * LEVELS + context.getLevel().ordinal();
		this.ownership.always(this.observations.get(index)).increment();
	}

	private static List<KnownMeter<Counter>> withTypesAndLevels(Meter.MeterProvider<Counter> provider) {
		List<KnownMeter<Counter>> all = new ArrayList<>();
		for (ObservationType type : ObservationType.values()) {
			for (Level level : Level.values()) {
				all.add(new KnownMeter<>(Tags.of("type", type.name(), "level", level.name()), provider::withTags));
			}
		}
		return all;
	}

}
