package dev.clew.trace;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One step of a trace, as it is stored: immutable, and of a running step what is known so
 * far.
 *
 * @param traceId 32 hexadecimal digits, those of the log lines
 * @param observationId 16 hexadecimal digits, unique in its trace
 * @param parentObservationId id of the nearest recorded step around this one; absent for
 * a root
 * @param type kind of step
 * @param name what was called, such as a model, tool or agent
 * @param startTime start of the work
 * @param duration measured around the work; absent while it runs
 * @param level attention that it deserves
 * @param statusMessage why the level is what it is
 * @param input what went in; absent when not captured
 * @param output what came out; absent when not captured or not there yet
 * @param metadata further facts by name, as text
 * @param notes what was cut, masked or mismatched
 * @param modelCall details of generations and embeddings
 * @param prompt template of agents and their generations
 * @param iteration round within the agent, from 1; absent outside agents
 * @param toolCallId id that the model gave the tool call
 * @param error why it failed
 * @param surrounding whether it is work of others around LangChain4j's, such as a request
 * or a statement
 */
public record ObservationRecord(String traceId, String observationId, @Nullable String parentObservationId,
		ObservationType type, String name, Instant startTime, @Nullable Duration duration, Level level,
		@Nullable String statusMessage, @Nullable Content input, @Nullable Content output, Map<String, String> metadata,
		List<String> notes, @Nullable ModelCall modelCall, @Nullable Prompt prompt, @Nullable Integer iteration,
		@Nullable String toolCallId, @Nullable ErrorInfo error, boolean surrounding) {

	public ObservationRecord {
		metadata = Map.copyOf(metadata);
		notes = List.copyOf(notes);
	}

	/**
	 * Whether the step has ended.
	 * @return the status
	 */
	public Status status() {
		return (this.duration != null) ? Status.COMPLETED : Status.RUNNING;
	}

	/**
	 * End of the work: start plus duration.
	 * @return the end, absent while it runs
	 */
	public @Nullable Instant endTime() {
		return (this.duration != null) ? this.startTime.plus(this.duration) : null;
	}

	/**
	 * What the observation adds to a sum of tokens: those that a provider was asked for
	 * and told of, not those of a model in this process.
	 * @return the usage, or {@link Usage#NONE}
	 */
	public Usage usage() {
		Usage told = (this.modelCall != null && !this.modelCall.isInProcess()) ? this.modelCall.usage() : null;
		return (told != null) ? told : Usage.NONE;
	}

	/**
	 * What it cost, if a model was called and its price is known.
	 * @return the cost, absent where it is not known or nothing was called
	 */
	public @Nullable Cost cost() {
		return (this.modelCall != null) ? this.modelCall.cost() : null;
	}

	/**
	 * Whether this is a call of a model whose cost is not known although its usage is:
	 * the model has no price.
	 * @return whether sums have to say that it is missing
	 */
	public boolean isUnpriced() {
		return isWithoutCost() && isUsageWhole();
	}

	/**
	 * Whether this is a call of a model whose cost is not known since its usage is not:
	 * the provider told none, or of one side only. A call that failed is none of these.
	 * @return whether sums have to say that it is missing
	 */
	public boolean isWithoutUsage() {
		return isWithoutCost() && !isUsageWhole() && this.error == null;
	}

	private boolean isWithoutCost() {
		return this.modelCall != null && this.modelCall.cost() == null && this.duration != null;
	}

	private boolean isUsageWhole() {
		return usage().isWhole(this.type);
	}

	/**
	 * The same without input and output, which a store that has them keeps.
	 * @return the record without content
	 */
	public ObservationRecord withoutContent() {
		return (this.input != null || this.output != null) ? withContent(null, null) : this;
	}

	/**
	 * The same with another input and output.
	 * @param input what went in
	 * @param output what came out
	 * @return the record with that content
	 */
	public ObservationRecord withContent(@Nullable Content input, @Nullable Content output) {
		return new ObservationRecord(this.traceId, this.observationId, this.parentObservationId, this.type, this.name,
				this.startTime, this.duration, this.level, this.statusMessage, input, output, this.metadata, this.notes,
				this.modelCall, this.prompt, this.iteration, this.toolCallId, this.error, this.surrounding);
	}

	/**
	 * A builder with the fields that every observation has.
	 * @param traceId trace that it belongs to
	 * @param observationId its own id
	 * @param type kind of step
	 * @param name what was called
	 * @param startTime start of the work
	 * @return the builder
	 */
	public static ObservationRecordBuilder builder(String traceId, String observationId, ObservationType type,
			String name, Instant startTime) {
		return new ObservationRecordBuilder(traceId, observationId, type, name, startTime);
	}

}
