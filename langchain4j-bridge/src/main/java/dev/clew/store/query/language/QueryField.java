package dev.clew.store.query.language;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.clew.trace.ObservationType;

/**
 * What a query can ask for, by the name that it is asked for with.
 */
public enum QueryField {

	/** Id of the trace. */
	TRACE_ID("traceId", Kind.TEXT),

	/** Session id. */
	SESSION("session", Kind.TEXT),

	/** User id. */
	USER("user", Kind.TEXT),

	/** Name of the trace. */
	NAME("name", Kind.TEXT),

	/** Any of the tags. */
	TAG("tag", Kind.TEXT),

	/** Environment. */
	ENVIRONMENT("environment", Kind.TEXT),

	/** Release. */
	RELEASE("release", Kind.TEXT),

	/** Service. */
	SERVICE("service", Kind.TEXT),

	/** Whether it runs. */
	STATUS("status", Kind.STATUS),

	/** Level, of a trace the highest one. */
	LEVEL("level", Kind.LEVEL),

	/** Start. */
	STARTED("started", Kind.TIME),

	/** How long it took; unknown while it runs. */
	LATENCY("latency", Kind.DURATION),

	/** US dollars that are known to be spent. */
	COST("cost", Kind.MONEY),

	/** Tokens in all. */
	TOKENS("tokens", Kind.COUNT),

	/** Value of a score by its name. */
	SCORE("score", Kind.SCORE),

	/** Metadata of the trace or of a step by its key. */
	METADATA("metadata", Kind.TEXT),

	/** Name of a step. */
	OBSERVATION_NAME("observationName", Kind.TEXT),

	/** Type of a step. */
	TYPE("type", Kind.TYPE),

	/** Name of a point in time. */
	EVENT(ObservationType.EVENT),

	/** Name of a step of no special kind. */
	SPAN(ObservationType.SPAN),

	/** Name of a call of a language model. */
	GENERATION(ObservationType.GENERATION),

	/** Name of an agent. */
	AGENT(ObservationType.AGENT),

	/** Name of a tool. */
	TOOL(ObservationType.TOOL),

	/** Name of a chain. */
	CHAIN(ObservationType.CHAIN),

	/** Name of a retriever. */
	RETRIEVER(ObservationType.RETRIEVER),

	/** Name of an evaluator. */
	EVALUATOR(ObservationType.EVALUATOR),

	/** Name of a call of an embedding model. */
	EMBEDDING(ObservationType.EMBEDDING),

	/** Name of a guardrail. */
	GUARDRAIL(ObservationType.GUARDRAIL),

	/** Model that was asked for, or where that is not known the one that answered. */
	MODEL("model", Kind.TEXT),

	/** Model that answered. */
	RESPONSE_MODEL("responseModel", Kind.TEXT),

	/** Provider of a model. */
	PROVIDER("provider", Kind.TEXT),

	/** Why a model stopped. */
	FINISH_REASON("finishReason", Kind.TEXT),

	/** Name of a prompt, or {@code name@version}, of which the beginning is enough. */
	PROMPT("prompt", Kind.TEXT),

	/** Round within an agent. */
	ITERATION("iteration", Kind.COUNT),

	/** Type of an error, in full or without its package. */
	ERROR("error", Kind.TEXT),

	/** What there is: a step of a type, or something that not all have. */
	HAS("has", Kind.HAS),

	/** State: running, completed, bookmarked. */
	IS("is", Kind.IS),

	/** Words anywhere: names, inputs, outputs, errors, status messages, metadata. */
	TEXT("text", Kind.WORDS),

	/** Words in inputs. */
	INPUT("input", Kind.WORDS),

	/** Words in outputs. */
	OUTPUT("output", Kind.WORDS),

	/** Words in status messages. */
	STATUS_MESSAGE("statusMessage", Kind.WORDS),

	/** Words in messages and stack traces of errors. */
	ERROR_MESSAGE("errorMessage", Kind.WORDS);

	private final String label;

	private final Kind kind;

	QueryField(ObservationType type) {
		this(type.name().toLowerCase(Locale.ROOT), Kind.TEXT);
	}

	QueryField(String label, Kind kind) {
		this.label = label;
		this.kind = kind;
	}

	/**
	 * The name in the language.
	 * @return the name, such as {@code responseModel}
	 */
	public String label() {
		return this.label;
	}

	/**
	 * What its values are.
	 * @return the kind
	 */
	public Kind kind() {
		return this.kind;
	}

	/**
	 * Whether a key follows its name, as in {@code score.helpful}.
	 * @return whether it does
	 */
	public boolean hasKeys() {
		return this == SCORE || this == METADATA;
	}

	/**
	 * Whether all its values are content. Those of scores are if they are words.
	 * @return whether they are
	 */
	public boolean isContent() {
		return this.kind == Kind.WORDS || this == METADATA;
	}

	static Optional<QueryField> of(String label) {
		return Stream.of(values()).filter((field) -> field.label.equalsIgnoreCase(label)).findFirst();
	}

	static String labels() {
		return Stream.of(values())
			.map((field) -> field.hasKeys() ? field.label + ".<name>" : field.label)
			.collect(Collectors.joining(", "));
	}

}
