package dev.clew.actuate.json;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.clew.trace.Level;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Score;
import dev.clew.trace.Status;
import dev.clew.trace.Text;
import dev.clew.trace.TraceInfo;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * An observation as JSON.
 *
 * @param trace its trace, where it does not stand within it
 * @param observationId its id
 * @param parentObservationId the observation around it
 * @param type kind of step
 * @param name what was called
 * @param startTime start
 * @param endTime end; absent while it runs
 * @param latencyMs milliseconds; absent while it runs
 * @param status whether it runs
 * @param level attention that it deserves
 * @param content inputs, outputs and metadata
 * @param notes what was cut, masked or mismatched
 * @param model the model call of generations and embeddings
 * @param prompt template of agents and their generations
 * @param iteration round within the agent, from 1
 * @param toolCallId id that the model gave the tool call
 * @param error why it failed
 * @param surrounding whether it is work of others around LangChain4j's; absent where it
 * is not
 * @param scores its scores, if there are any
 * @param contentHiddenBy the setting that hides content, where this is the whole response
 */
@Descriptor
public record ObservationDescriptor(@JsonUnwrapped @Nullable TraceReference trace, String observationId,
		@Nullable String parentObservationId, ObservationType type, String name, @Nullable String startTime,
		@Nullable String endTime, @Nullable BigDecimal latencyMs, Status status, Level level,
		@JsonUnwrapped ObservationContent content, List<String> notes, @JsonUnwrapped @Nullable ModelDescriptor model,
		@Nullable PromptDescriptor prompt, @Nullable Integer iteration, @Nullable String toolCallId,
		@Nullable ErrorDescriptor error, @Nullable Boolean surrounding, @Nullable List<ScoreDescriptor> scores,
		@Nullable String contentHiddenBy) implements OperationResponseBody {

	static ObservationDescriptor within(ObservationRecord observation, Collection<Score> scores, ContentView view) {
		return of(null, observation, scores, view, null);
	}

	static ObservationDescriptor alone(TraceInfo trace, ObservationRecord observation, Collection<Score> scores,
			ContentView view) {
		return of(TraceReference.of(trace), observation, scores, view, null);
	}

	public static ObservationDescriptor response(TraceInfo trace, ObservationRecord observation,
			Collection<Score> scores, ContentView view) {
		return of(TraceReference.of(trace), observation, scores, view, view.hiddenBy());
	}

	private static ObservationDescriptor of(@Nullable TraceReference trace, ObservationRecord observation,
			Collection<Score> scores, ContentView view, @Nullable String hiddenBy) {
		return new ObservationDescriptor(trace, observation.observationId(), observation.parentObservationId(),
				observation.type(), Text.wellFormed(observation.name()), JsonFigures.time(observation.startTime()),
				JsonFigures.time(observation.endTime()), JsonFigures.millis(observation.duration()),
				observation.status(), observation.level(), ObservationContent.of(observation, view),
				JsonValues.texts(observation.notes()), ModelDescriptor.of(observation.modelCall()),
				PromptDescriptor.of(observation.prompt(), view), observation.iteration(),
				Text.wellFormedOrNull(observation.toolCallId()), ErrorDescriptor.of(observation.error(), view),
				observation.surrounding() ? true : null, scores.isEmpty() ? null : ScoreDescriptor.of(scores, view),
				hiddenBy);
	}

}
