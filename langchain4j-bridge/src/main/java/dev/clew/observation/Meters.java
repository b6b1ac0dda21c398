package dev.clew.observation;

import java.time.Duration;
import java.util.stream.Stream;

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

	private final KnownTags tags = new KnownTags();

	private static final Tags[][] TYPES_AND_LEVELS = Stream.of(ObservationType.values())
		.map(Meters::withLevels)
		.toArray(Tags[][]::new);

	private final MeterOwnership ownership;

	private final Meter.MeterProvider<Timer> operation;

	private final Meter.MeterProvider<Timer> firstChunk;

	private final Meter.MeterProvider<Timer> tool;

	private final Meter.MeterProvider<Timer> agent;

	private final Meter.MeterProvider<DistributionSummary> tokens;

	private final Meter.MeterProvider<Counter> buckets;

	private final Meter.MeterProvider<Counter> observations;

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
		this.observations = Counter.builder("clew.observations")
			.description("Observations ended")
			.withRegistry(registry);
	}

	MeterTags tagsOf(ClewContext context) {
		return this.tags.of(context);
	}

	void operation(MeterTags tags, Duration duration) {
		Tags all = tags.operation();
		this.ownership.ifOurs(OPERATION_DURATION, all, () -> this.operation.withTags(all),
				(meter) -> meter.record(duration));
	}

	void firstChunk(MeterTags tags, Duration time) {
		Tags all = tags.operation();
		this.ownership.ifOurs(TIME_TO_FIRST_CHUNK, all, () -> this.firstChunk.withTags(all),
				(meter) -> meter.record(time));
	}

	void tokens(MeterTags tags, String tokenType, long tokens) {
		Tags all = tags.tokens(tokenType);
		this.ownership.ifOurs(TOKEN_USAGE, all, () -> this.tokens.withTags(all), (meter) -> meter.record(tokens));
	}

	void tool(MeterTags tags, Duration duration) {
		Tags all = tags.tool();
		this.ownership.ifOurs(TOOL_DURATION, all, () -> this.tool.withTags(all), (meter) -> meter.record(duration));
	}

	void agent(MeterTags tags, Duration duration) {
		Tags all = tags.agent();
		this.ownership.ifOurs(AGENT_DURATION, all, () -> this.agent.withTags(all), (meter) -> meter.record(duration));
	}

	void bucket(MeterTags tags, String bucket, long tokens) {
		this.buckets.withTags(tags.bucket(bucket)).increment(tokens);
	}

	void observation(ClewContext context) {
		this.observations.withTags(TYPES_AND_LEVELS[context.getType().ordinal()][context.getLevel().ordinal()])
			.increment();
	}

	private static Tags[] withLevels(ObservationType type) {
		return Stream.of(Level.values())
			.map((level) -> Tags.of("type", type.name(), "level", level.name()))
			.toArray(Tags[]::new);
	}

}
