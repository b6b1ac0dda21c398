package dev.clew.actuate;

import java.util.List;
import java.util.Map;

import dev.clew.actuate.json.ContentView;
import dev.clew.actuate.json.ObservationsDescriptor;
import dev.clew.actuate.parameter.AllowedValues;
import dev.clew.actuate.parameter.JmxArguments;
import dev.clew.actuate.parameter.ParameterReader;
import dev.clew.actuate.parameter.TraceParameters;
import dev.clew.store.TraceStore;
import dev.clew.store.query.TraceQuery;
import dev.clew.trace.Level;
import dev.clew.trace.ObservationType;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/**
 * Finds observations over all traces, such as every failed call of one tool. What its
 * operation returns shows content only where everybody may see it.
 *
 * @see LlmObservationsEndpointWebExtension
 */
@Endpoint(id = "llmobservations", defaultAccess = Access.READ_ONLY)
public class LlmObservationsEndpoint {

	private final TraceStore store;

	private final ContentVisibility visibility;

	/**
	 * Creates the endpoint.
	 * @param store where the traces are
	 * @param visibility who may see their content
	 */
	public LlmObservationsEndpoint(TraceStore store, ContentVisibility visibility) {
		this.store = store;
		this.visibility = visibility;
	}

	/**
	 * Finds observations, the newest first.
	 * @param observationName exact name
	 * @param type kind of step
	 * @param model exact name of the model
	 * @param level attention that it deserves
	 * @param from ISO-8601 time of the earliest start
	 * @param to ISO-8601 time that the start is before
	 * @param query a condition in the query language
	 * @param limit at most so many, 1 to 500
	 * @param cursor where the page begins
	 * @return a page of observations
	 */
	@ReadOperation
	public ObservationsDescriptor observations(@Nullable String observationName, @Nullable ObservationType type,
			@Nullable String model, @Nullable Level level, @Nullable String from, @Nullable String to,
			@Nullable String query, @Nullable Integer limit, @Nullable String cursor) {
		Map<String, List<String>> parameters = new JmxArguments().with("observationName", observationName)
			.with("type", type)
			.with("model", model)
			.with("level", level)
			.with("from", from)
			.with("to", to)
			.with("query", query)
			.with("limit", limit)
			.with("cursor", cursor)
			.toParameters();
		return find(parameters, this.visibility.viewForNobody());
	}

	ContentVisibility visibility() {
		return this.visibility;
	}

	ObservationsDescriptor find(Map<String, List<String>> parameters, ContentView view) {
		ParameterReader reader = new ParameterReader(parameters);
		TraceQuery query = new TraceParameters(reader, view).queryOfObservations("content");
		boolean preview = Boolean.TRUE.equals(reader.oneOf("content", AllowedValues.PREVIEW));
		return ObservationsDescriptor.of(Paging.find(query.cursor(), () -> this.store.findObservations(query)),
				view.withPreview(preview));
	}

}
