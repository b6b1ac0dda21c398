package dev.clew.actuate.json;

import java.util.List;
import java.util.Map;

import dev.clew.store.FoundObservation;
import dev.clew.store.query.Page;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * A page of observations as JSON.
 *
 * @param observations the observations
 * @param nextCursor where the next page begins; absent on the last one
 * @param facets counts by field and value
 * @param facetsOf how many matches are counted, the newest; absent where they are all
 * @param contentHiddenBy the setting that hides content
 */
@Descriptor
public record ObservationsDescriptor(List<ObservationDescriptor> observations, @Nullable String nextCursor,
		Map<String, @Nullable Object> facets, @Nullable Long facetsOf,
		@Nullable String contentHiddenBy) implements OperationResponseBody {

	public static ObservationsDescriptor of(Page<FoundObservation> page, ContentView view) {
		List<ObservationDescriptor> observations = page.items()
			.stream()
			.map((found) -> ObservationDescriptor.alone(found.trace(), found.observation(), found.scores(), view))
			.toList();
		return new ObservationsDescriptor(observations, page.nextCursor(), JsonValues.plainMap(page.facets()),
				page.facetsOf(), view.hiddenBy());
	}

}
