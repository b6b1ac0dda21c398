package dev.clew.actuate.json;

import java.util.List;

import dev.clew.store.query.language.Hit;
import dev.clew.trace.Text;
import org.jspecify.annotations.Nullable;

/**
 * Where words of a search were found as JSON.
 *
 * @param observationId the observation that says them; absent where the trace itself does
 * @param field the field, such as {@code input} or {@code metadata.tenant}
 * @param snippet what stands around them
 * @param position where they begin in the snippet, in UTF-16 units from 0
 * @param length how long they are there
 */
@Descriptor
record HitDescriptor(@Nullable String observationId, String field, String snippet, int position, int length) {

	static @Nullable List<HitDescriptor> of(@Nullable List<Hit> hits) {
		return (hits != null) ? hits.stream().map(HitDescriptor::of).toList() : null;
	}

	private static HitDescriptor of(Hit hit) {
		return new HitDescriptor(hit.observationId(), Text.wellFormed(hit.field()),
				Text.wellFormed(hit.snippet().text()), hit.snippet().start(), hit.snippet().length());
	}

}
