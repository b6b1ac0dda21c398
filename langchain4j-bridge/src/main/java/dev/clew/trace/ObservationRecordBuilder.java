package dev.clew.trace;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Builds an {@link ObservationRecord}. Not thread-safe.
 */
public final class ObservationRecordBuilder {

	private final String traceId;

	private final String observationId;

	private final ObservationType type;

	private final String name;

	private final Instant startTime;

	private @Nullable String parentObservationId;

	private @Nullable Duration duration;

	private Level level = Level.DEFAULT;

	private @Nullable String statusMessage;

	private @Nullable Content input;

	private @Nullable Content output;

	private Map<String, String> metadata = Map.of();

	private List<String> notes = List.of();

	private @Nullable ModelCall modelCall;

	private @Nullable Prompt prompt;

	private @Nullable Integer iteration;

	private @Nullable String toolCallId;

	private @Nullable ErrorInfo error;

	private boolean surrounding;

	ObservationRecordBuilder(String traceId, String observationId, ObservationType type, String name,
			Instant startTime) {
		this.traceId = traceId;
		this.observationId = observationId;
		this.type = type;
		this.name = name;
		this.startTime = startTime;
	}

	/**
	 * Sets the nearest recorded step around this one.
	 * @param parentObservationId its id, or {@code null} for a root
	 * @return this builder
	 */
	public ObservationRecordBuilder parent(@Nullable String parentObservationId) {
		this.parentObservationId = parentObservationId;
		return this;
	}

	/**
	 * Ends the step.
	 * @param duration measured around the work, or {@code null} while it runs
	 * @return this builder
	 */
	public ObservationRecordBuilder duration(@Nullable Duration duration) {
		this.duration = duration;
		return this;
	}

	/**
	 * Sets level and reason.
	 * @param level the level
	 * @param statusMessage why it is that, if there is something to say
	 * @return this builder
	 */
	public ObservationRecordBuilder level(Level level, @Nullable String statusMessage) {
		this.level = level;
		this.statusMessage = statusMessage;
		return this;
	}

	/**
	 * Sets what went in.
	 * @param input the input, or {@code null} when not captured
	 * @return this builder
	 */
	public ObservationRecordBuilder input(@Nullable Content input) {
		this.input = input;
		return this;
	}

	/**
	 * Sets what came out.
	 * @param output the output, or {@code null} when not captured or not there yet
	 * @return this builder
	 */
	public ObservationRecordBuilder output(@Nullable Content output) {
		this.output = output;
		return this;
	}

	/**
	 * Sets further facts.
	 * @param metadata facts by name
	 * @return this builder
	 */
	public ObservationRecordBuilder metadata(Map<String, String> metadata) {
		this.metadata = metadata;
		return this;
	}

	/**
	 * Sets what was cut, masked or mismatched.
	 * @param notes the notes
	 * @return this builder
	 */
	public ObservationRecordBuilder notes(List<String> notes) {
		this.notes = notes;
		return this;
	}

	/**
	 * Sets the details of a generation or embedding.
	 * @param modelCall the details
	 * @return this builder
	 */
	public ObservationRecordBuilder modelCall(@Nullable ModelCall modelCall) {
		this.modelCall = modelCall;
		return this;
	}

	/**
	 * Sets the prompt template.
	 * @param prompt the template
	 * @return this builder
	 */
	public ObservationRecordBuilder prompt(@Nullable Prompt prompt) {
		this.prompt = prompt;
		return this;
	}

	/**
	 * Sets the round within the agent.
	 * @param iteration the round, from 1
	 * @return this builder
	 */
	public ObservationRecordBuilder iteration(@Nullable Integer iteration) {
		this.iteration = iteration;
		return this;
	}

	/**
	 * Sets the id that the model gave a tool call.
	 * @param toolCallId the id
	 * @return this builder
	 */
	public ObservationRecordBuilder toolCallId(@Nullable String toolCallId) {
		this.toolCallId = toolCallId;
		return this;
	}

	/**
	 * Sets why it failed.
	 * @param error the reason
	 * @return this builder
	 */
	public ObservationRecordBuilder error(@Nullable ErrorInfo error) {
		this.error = error;
		return this;
	}

	/**
	 * Says whose work it is.
	 * @param surrounding whether it is work of others around LangChain4j's
	 * @return this builder
	 */
	public ObservationRecordBuilder surrounding(boolean surrounding) {
		this.surrounding = surrounding;
		return this;
	}

	/**
	 * Builds the record.
	 * @return the record
	 */
	public ObservationRecord build() {
		return new ObservationRecord(this.traceId, this.observationId, this.parentObservationId, this.type, this.name,
				this.startTime, this.duration, this.level, this.statusMessage, this.input, this.output, this.metadata,
				this.notes, this.modelCall, this.prompt, this.iteration, this.toolCallId, this.error, this.surrounding);
	}

}
