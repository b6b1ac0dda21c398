package dev.clew.actuate;

import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import dev.clew.actuate.json.CompletionsDescriptor;
import dev.clew.actuate.parameter.AllowedValues;
import dev.clew.store.TraceReader;
import dev.clew.store.query.TraceQuery;
import dev.clew.store.query.TraceQuery.Facet;
import dev.clew.store.query.language.Completion;
import dev.clew.store.query.language.QueryField;
import dev.clew.trace.ObservationType;
import org.jspecify.annotations.Nullable;

/**
 * Completes queries with the names of fields and with values that there are, the most
 * frequent first. Values that are content are not among them.
 */
final class QueryCompletions {

	private static final int MAX = 50;

	private final TraceReader store;

	QueryCompletions(TraceReader store) {
		this.store = store;
	}

	CompletionsDescriptor complete(String begun) {
		Completion completion = Completion.of(begun);
		Stream<String> values = (completion.field() != null) ? values(completion.field()) : Stream.empty();
		return new CompletionsDescriptor(completion.position(),
				Stream.concat(completion.known().stream(), values.filter(completion::fits).map(Completion::written))
					.limit(MAX)
					.toList());
	}

	private Stream<String> values(QueryField field) {
		Facet facet = AllowedValues.FACETS.get(field.label());
		if (!field.kind().choices().isEmpty()) {
			return Stream.empty();
		}
		if (facet != null) {
			TraceQuery query = TraceQuery.builder().facets(Set.of(facet)).limit(1).build();
			return mostFrequentFirst(this.store.findTraces(query).facets().get(facet.field()));
		}
		return Stream.of(ObservationType.values())
			.filter((type) -> type.name().toLowerCase(Locale.ROOT).equals(field.label()))
			.flatMap(this::names);
	}

	private Stream<String> names(ObservationType type) {
		Facet name = Facet.OBSERVATION_NAME;
		TraceQuery query = TraceQuery.builder().type(type).facets(Set.of(name)).limit(1).build();
		return mostFrequentFirst(this.store.findObservations(query).facets().get(name.field()));
	}

	private static Stream<String> mostFrequentFirst(@Nullable Map<String, Long> counts) {
		return (counts != null) ? counts.entrySet()
			.stream()
			.sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
				.thenComparing(Map.Entry.comparingByKey()))
			.map(Map.Entry::getKey) : Stream.empty();
	}

}
