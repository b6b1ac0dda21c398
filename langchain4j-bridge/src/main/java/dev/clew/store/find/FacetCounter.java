package dev.clew.store.find;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
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
 * Counts how many matches have which value. A match counts once for each value that it
 * has.
 */
public final class FacetCounter {

	private final Map<Facet, Map<String, Long>> counts = new TreeMap<>();

	public FacetCounter(Set<Facet> facets) {
		facets.forEach((facet) -> this.counts.put(facet, new HashMap<>()));
	}

	public boolean isEmpty() {
		return this.counts.isEmpty();
	}

	public void add(TraceInfo trace, Status status, Level level, Collection<ObservationRecord> observations) {
		this.counts.forEach((facet, sums) -> {
			Stream<@Nullable Object> values = switch (facet) {
				case STATUS -> Stream.of(status);
				case LEVEL -> Stream.of(level);
				case PROMPT, OBSERVATION_NAME, TYPE, MODEL, RESPONSE_MODEL -> observations.stream().map(within(facet));
				default -> values(facet, trace).stream().map(Function.identity());
			};
			values.filter(Objects::nonNull).distinct().forEach((value) -> sums.merge(value.toString(), 1L, Long::sum));
		});
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

	// The counts by field, the most frequent value first.
	public Map<String, Map<String, Long>> counts() {
		Map<String, Map<String, Long>> byField = new LinkedHashMap<>();
		this.counts.forEach((facet, sums) -> byField.put(facet.field(), sorted(sums)));
		return byField;
	}

	private static Map<String, Long> sorted(Map<String, Long> counts) {
		return counts.entrySet()
			.stream()
			.sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
				.thenComparing(Map.Entry.comparingByKey()))
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, LinkedHashMap::new));
	}

}
