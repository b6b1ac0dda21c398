package dev.clew.observation.meter;

import java.util.List;
import java.util.stream.Stream;

import dev.clew.observation.GenAiKey;
import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.docs.MeterDocumentation;
import org.jspecify.annotations.Nullable;

/**
 * Every meter of Clew, with its unit, tags and buckets. Names that start with
 * {@code gen_ai} are those of the OpenTelemetry GenAI semantic conventions, which are in
 * development: this is the one place to follow them.
 */
public enum ClewMeter implements MeterDocumentation {

	/** Duration of generations and embeddings. */
	OPERATION_DURATION("gen_ai.client.operation.duration", Meter.Type.TIMER, null, GenAiAdvice.CALL,
			"duration of calls of language and embedding models", Keys.CALL, GenAiKey.ERROR_TYPE),

	/** Time from the request to the first chunk of a stream. */
	TIME_TO_FIRST_CHUNK("gen_ai.client.operation.time_to_first_chunk", Meter.Type.TIMER, null, GenAiAdvice.CALL,
			"time from the request to the first chunk of a stream", Keys.CALL, GenAiKey.ERROR_TYPE),

	/** Tokens of generations and embeddings. */
	TOKEN_USAGE("gen_ai.client.token.usage", Meter.Type.DISTRIBUTION_SUMMARY, "tokens", GenAiAdvice.TOKENS,
			"tokens used by a call, inclusive: input with cached, output with reasoning", Keys.CALL,
			GenAiKey.ERROR_TYPE, GenAiKey.TOKEN_TYPE),

	/** Duration of tool calls. */
	TOOL_DURATION("gen_ai.execute_tool.duration", Meter.Type.TIMER, null, GenAiAdvice.TOOL, "duration of tool calls",
			List.of(GenAiKey.TOOL_NAME), GenAiKey.ERROR_TYPE),

	/** Duration of agents. */
	AGENT_DURATION("gen_ai.invoke_agent.duration", Meter.Type.TIMER, null, GenAiAdvice.AGENT,
			"duration of agent runs, AI services included", List.of(GenAiKey.AGENT_NAME), GenAiKey.ERROR_TYPE),

	/** Tokens by bucket. */
	TOKENS("clew.tokens", Meter.Type.COUNTER, "tokens", null, "tokens in buckets that do not overlap", Keys.MODEL,
			ClewKey.BUCKET),

	/** Money. */
	COST("clew.cost", Meter.Type.COUNTER, "usd", null, "what calls of models cost, as far as it is known", Keys.MODEL),

	/** Calls without a price. */
	UNPRICED("clew.unpriced", Meter.Type.COUNTER, null, null,
			"calls of models whose price is not known: `clew.cost` lacks them", Keys.MODEL),

	/** Calls without usage. */
	WITHOUT_USAGE("clew.without.usage", Meter.Type.COUNTER, null, null,
			"calls of models that did not fail and whose usage is not known: `clew.tokens` and `clew.cost` lack them",
			Keys.MODEL),

	/** Usage that does not add up. */
	USAGE_MISMATCHES("clew.usage.mismatches", Meter.Type.COUNTER, null, null,
			"calls whose usage does not add up to what the provider says of it", List.of(GenAiKey.PROVIDER_NAME)),

	/** Observations. */
	OBSERVATIONS("clew.observations", Meter.Type.COUNTER, null, null, "observations of LangChain4j that ended",
			List.of(ClewKey.TYPE, ClewKey.LEVEL)),

	/** Observations that are not kept. */
	OBSERVATIONS_DROPPED("clew.observations.dropped", Meter.Type.COUNTER, null, null,
			"observations that the store or the export dropped", List.of(ClewKey.REASON)),

	/** Traces that sampling left out. */
	TRACES_SAMPLED_OUT("clew.traces.sampled.out", Meter.Type.COUNTER, null, null,
			"traces that sampling kept out of the store", List.of()),

	/** What has left. */
	EXPORT_SENT("clew.export.sent", Meter.Type.COUNTER, null, null, "observations and scores that a server has taken",
			List.of()),

	/** Requests that failed. */
	EXPORT_FAILURES("clew.export.failures", Meter.Type.COUNTER, null, null,
			"requests to a server that failed, by status, or `unreachable` or `unconfirmed`", List.of(ClewKey.OUTCOME)),

	/** What waits to leave. */
	EXPORT_QUEUE_SIZE("clew.export.queue.size", Meter.Type.GAUGE, "bytes", null,
			"what waits to be sent takes of the heap, about", List.of()),

	/** What waits to be written. */
	STORE_QUEUE_SIZE("clew.store.queue.size", Meter.Type.GAUGE, "observations", null,
			"observations that wait to be written to a database", List.of()),

	/** Session ids that are not used. */
	SESSION_IDS_REJECTED("clew.session.ids.rejected", Meter.Type.COUNTER, null, null,
			"session ids that are too long or not printable", List.of(ClewKey.SOURCE)),

	/** Calls over a budget. */
	BUDGET_EXCEEDED("clew.budget.exceeded", Meter.Type.COUNTER, null, null,
			"calls of models that a budget marked or refused", List.of(ClewKey.BUDGET, ClewKey.ACTION)),

	/** What budgets have forgotten. */
	BUDGET_FORGOTTEN("clew.budget.forgotten", Meter.Type.COUNTER, null, null,
			"traces, sessions or users that a budget forgot to make room for others", List.of(ClewKey.BUDGET)),

	/** Failures of the tracer. */
	ERRORS("clew.errors", Meter.Type.COUNTER, null, null, "failures of Clew itself", List.of(ClewKey.COMPONENT));

	private final String name;

	private final Meter.Type type;

	private final @Nullable String baseUnit;

	private final @Nullable GenAiAdvice advice;

	private final String description;

	private final List<KeyName> keys;

	ClewMeter(String name, Meter.Type type, @Nullable String baseUnit, @Nullable GenAiAdvice advice, String description,
			List<? extends KeyName> keys, KeyName... more) {
		this.name = name;
		this.type = type;
		this.baseUnit = baseUnit;
		this.advice = advice;
		this.description = description;
		this.keys = Stream.concat(keys.stream(), Stream.of(more)).toList();
	}

	@Override
	public String getName() {
		return this.name;
	}

	@Override
	public Meter.Type getType() {
		return this.type;
	}

	@Override
	public @Nullable String getBaseUnit() {
		return this.baseUnit;
	}

	@Override
	public KeyName[] getKeyNames() {
		return this.keys.toArray(new KeyName[0]);
	}

	/**
	 * What is measured.
	 * @return a description in words
	 */
	public String getDescription() {
		return this.description;
	}

	/**
	 * Version of the GenAI conventions that names the meter and its buckets.
	 * @return the version; absent for a meter of Clew's own
	 */
	public @Nullable String getConventions() {
		return (this.advice != null) ? this.advice.version() : null;
	}

	/**
	 * Upper bounds of the histogram that the conventions ask for.
	 * @return seconds or tokens; empty where there is no histogram
	 */
	public List<Double> getBuckets() {
		return (this.advice != null) ? this.advice.buckets() : List.of();
	}

	List<KeyName> keys() {
		return this.keys;
	}

	/**
	 * Tags that several meters have.
	 */
	private static final class Keys {

		static final List<KeyName> MODEL = List.of(GenAiKey.PROVIDER_NAME, GenAiKey.REQUEST_MODEL);

		static final List<KeyName> CALL = List.of(GenAiKey.OPERATION_NAME, GenAiKey.PROVIDER_NAME,
				GenAiKey.REQUEST_MODEL, GenAiKey.RESPONSE_MODEL);

		private Keys() {
		}

	}

}
