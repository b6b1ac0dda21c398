package dev.clew.actuate.json;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

import dev.clew.store.query.Page;
import dev.clew.store.query.language.Hit;
import dev.clew.trace.TraceSummary;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * A page of traces as JSON.
 *
 * @param traces the traces
 * @param nextCursor where the next page begins; absent on the last one
 * @param facets counts by field and value
 * @param facetsOf how many matches are counted, the newest; absent where they are all
 * @param contentHiddenBy the setting that hides content
 */
@Descriptor
public record TracesDescriptor(List<TraceDescriptor> traces, @Nullable String nextCursor,
		Map<String, @Nullable Object> facets, @Nullable Long facetsOf,
		@Nullable String contentHiddenBy) implements OperationResponseBody {

	/**
	 * The JSON of a page.
	 * @param page the page
	 * @param hits where the words of the search are in a trace; asked for where content
	 * is shown
	 * @param view what may be shown
	 * @return the page
	 */
	public static TracesDescriptor of(Page<TraceSummary> page, Function<TraceSummary, @Nullable List<Hit>> hits,
			ContentView view) {
		List<TraceDescriptor> traces = page.items()
			.stream()
			.map((trace) -> TraceDescriptor.of(trace, view.shown() ? HitDescriptor.of(hits.apply(trace)) : null, view))
			.toList();
		return new TracesDescriptor(traces, page.nextCursor(), JsonValues.plainMap(page.facets()), page.facetsOf(),
				view.hiddenBy());
	}

}
