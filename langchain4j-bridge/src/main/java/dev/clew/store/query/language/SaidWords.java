package dev.clew.store.query.language;

import dev.clew.store.query.text.TextSearch;
import dev.clew.trace.ErrorInfo;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.TraceInfo;
import org.jspecify.annotations.Nullable;

/**
 * Finds words in what was said, short texts before long ones.
 */
final class SaidWords {

	private final QueryField field;

	private final TextSearch search;

	SaidWords(QueryField field, TextSearch search) {
		this.field = field;
		this.search = search;
	}

	boolean areIn(Subject subject) {
		return (this.field == QueryField.TEXT && subject.isTrace() && areIn(subject.trace()))
				|| subject.observations().stream().anyMatch(this::areIn);
	}

	private boolean areIn(TraceInfo trace) {
		return this.search.isIn(trace.name()) || trace.metadata().values().stream().anyMatch(this.search::isIn);
	}

	private boolean areIn(ObservationRecord observation) {
		return switch (this.field) {
			case INPUT -> this.search.isIn(observation.input());
			case OUTPUT -> this.search.isIn(observation.output());
			case STATUS_MESSAGE -> this.search.isIn(observation.statusMessage());
			case ERROR_MESSAGE -> areIn(observation.error());
			default -> areAnywhere(observation);
		};
	}

	private boolean areAnywhere(ObservationRecord observation) {
		return this.search.isIn(observation.name()) || this.search.isIn(observation.statusMessage())
				|| areIn(observation.error()) || observation.metadata().values().stream().anyMatch(this.search::isIn)
				|| (observation.prompt() != null
						&& observation.prompt().variables().values().stream().anyMatch(this.search::isIn))
				|| this.search.isIn(observation.input()) || this.search.isIn(observation.output());
	}

	private boolean areIn(@Nullable ErrorInfo error) {
		return error != null && (this.search.isIn(error.message()) || this.search.isIn(error.stackTrace()));
	}

}
