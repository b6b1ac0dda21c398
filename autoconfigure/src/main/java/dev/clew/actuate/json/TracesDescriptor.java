package dev.clew.actuate.json;

import java.util.List;
import java.util.Map;

import dev.clew.store.query.Page;
import dev.clew.trace.TraceSummary;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * A page of traces as JSON.
 *
 * @param traces the traces
 * @param nextCursor where the next page begins; absent on the last one
 * @param facets counts by field and value
 * @param contentHiddenBy the setting that hides content
 */
@Descriptor
public record TracesDescriptor(List<TraceDescriptor> traces, @Nullable String nextCursor,
		Map<String, @Nullable Object> facets, @Nullable String contentHiddenBy) implements OperationResponseBody {

	public static TracesDescriptor of(Page<TraceSummary> page, ContentView view) {
		return new TracesDescriptor(TraceDescriptor.of(page.items(), view), page.nextCursor(),
				JsonValues.plainMap(page.facets()), view.hiddenBy());
	}

}
