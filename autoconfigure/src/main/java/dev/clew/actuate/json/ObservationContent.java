package dev.clew.actuate.json;

import java.util.Map;

import dev.clew.trace.ObservationRecord;
import dev.clew.trace.Preview;
import dev.clew.trace.Text;
import org.jspecify.annotations.Nullable;

/**
 * The content of an observation as JSON, in full or as previews, or the fact that it is
 * hidden.
 *
 * @param contentHidden whether something was left out
 * @param statusMessage why the level is what it is
 * @param input what went in
 * @param output what came out
 * @param inputPreview beginning of what went in
 * @param outputPreview beginning of what came out
 * @param metadata further facts
 */
@Descriptor
record ObservationContent(@Nullable Boolean contentHidden, @Nullable String statusMessage, @Nullable Object input,
		@Nullable Object output, @Nullable String inputPreview, @Nullable String outputPreview,
		@Nullable Map<String, @Nullable Object> metadata) {

	static ObservationContent of(ObservationRecord observation, ContentView view) {
		if (!view.shown()) {
			return hidden(observation, view);
		}
		return view.preview() ? preview(observation) : full(observation);
	}

	private static ObservationContent hidden(ObservationRecord observation, ContentView view) {
		boolean present = observation.statusMessage() != null || observation.input() != null
				|| observation.output() != null || !observation.metadata().isEmpty();
		return new ObservationContent(view.hidden(present), null, null, null, null, null, null);
	}

	private static ObservationContent preview(ObservationRecord observation) {
		return new ObservationContent(null, Text.wellFormedOrNull(observation.statusMessage()), null, null,
				text(Preview.ofInput(observation)), text(Preview.ofOutput(observation)),
				JsonValues.plainMap(observation.metadata()));
	}

	private static @Nullable String text(@Nullable Preview preview) {
		return (preview != null) ? preview.text() : null;
	}

	private static ObservationContent full(ObservationRecord observation) {
		return new ObservationContent(null, Text.wellFormedOrNull(observation.statusMessage()),
				JsonValues.read(observation.input()), JsonValues.read(observation.output()), null, null,
				JsonValues.plainMap(observation.metadata()));
	}

}
