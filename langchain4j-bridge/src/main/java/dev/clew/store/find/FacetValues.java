package dev.clew.store.find;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.clew.store.query.TraceQuery.Facet;
import dev.clew.trace.Level;
import dev.clew.trace.ModelCall;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.Prompt;
import dev.clew.trace.Status;
import dev.clew.trace.TraceInfo;
import org.jspecify.annotations.Nullable;

/**
 * The values that a match has in fields that can be counted.
 */
public final class FacetValues {

	private FacetValues() {
	}

	/**
	 * The values of a field.
	 * @param facet the field
	 * @param trace what hangs on the trace
	 * @param status its status
	 * @param level its level
	 * @param observations its observations
	 * @return the values, each once
	 */
	public static List<String> of(Facet facet, TraceInfo trace, Status status, Level level,
			Collection<ObservationRecord> observations) {
		Stream<@Nullable Object> values = switch (facet) {
			case STATUS -> Stream.of(status);
			case LEVEL -> Stream.of(level);
			case PROMPT, OBSERVATION_NAME, TYPE, MODEL, RESPONSE_MODEL -> observations.stream().map(within(facet));
			default -> values(facet, trace).stream().map(Function.identity());
		};
		return values.filter(Objects::nonNull).map(String::valueOf).distinct().toList();
	}

	private static Collection<? extends @Nullable Object> values(Facet facet, TraceInfo trace) {
		return switch (facet) {
			case SESSION -> nullable(trace.sessionId());
			case USER -> nullable(trace.userId());
			case NAME -> List.of(trace.name());
			case TAG -> trace.tags();
			case ENVIRONMENT -> List.of(trace.origin().environment());
			case RELEASE -> nullable(trace.origin().release());
			case SERVICE -> nullable(trace.origin().service());
			default -> List.of();
		};
	}

	private static List<Object> nullable(@Nullable Object value) {
		return (value != null) ? List.of(value) : List.of();
	}

	private static Function<ObservationRecord, @Nullable Object> within(Facet facet) {
		return switch (facet) {
			case PROMPT -> (observation) -> prompt(observation.prompt());
			case TYPE -> ObservationRecord::type;
			case MODEL -> (observation) -> model(observation.modelCall(), ModelCall::countedModel);
			case RESPONSE_MODEL -> (observation) -> model(observation.modelCall(), ModelCall::responseModel);
			default -> ObservationRecord::name;
		};
	}

	private static @Nullable String prompt(@Nullable Prompt prompt) {
		return (prompt != null) ? prompt.name() : null;
	}

	private static @Nullable String model(@Nullable ModelCall call, Function<ModelCall, @Nullable String> name) {
		return (call != null) ? name.apply(call) : null;
	}

}
