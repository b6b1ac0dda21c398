package dev.clew.actuate.json;

import java.util.Map;

import dev.clew.trace.Preview;
import dev.clew.trace.TraceSummary;
import org.jspecify.annotations.Nullable;

/**
 * The content of a trace as a whole as JSON, or the fact that it is hidden.
 *
 * @param contentHidden whether something was left out
 * @param inputPreview beginning of what went in
 * @param inputPreviewCut whether there is more
 * @param inputObservationId the observation whose input it is
 * @param outputPreview beginning of what came out
 * @param outputPreviewCut whether there is more
 * @param outputObservationId the observation whose output it is
 * @param errorPreview beginning of why it failed
 * @param errorPreviewCut whether there is more
 * @param errorObservationId the observation that failed
 * @param metadata further facts
 */
@Descriptor
record TraceContent(@Nullable Boolean contentHidden, @Nullable String inputPreview, @Nullable Boolean inputPreviewCut,
		@Nullable String inputObservationId, @Nullable String outputPreview, @Nullable Boolean outputPreviewCut,
		@Nullable String outputObservationId, @Nullable String errorPreview, @Nullable Boolean errorPreviewCut,
		@Nullable String errorObservationId, @Nullable Map<String, @Nullable Object> metadata) {

	// The length of a text is hidden with it, since it tells something of the text.
	static TraceContent of(TraceSummary trace, ContentView view) {
		Preview input = trace.inputPreview();
		Preview output = trace.outputPreview();
		Preview error = trace.errorPreview();
		boolean present = input != null || output != null || error != null || !trace.info().metadata().isEmpty();
		return new TraceContent(view.hidden(present), view.show(text(input)), view.show(isCut(input)), id(input),
				view.show(text(output)), view.show(isCut(output)), id(output), view.show(text(error)),
				view.show(isCut(error)), id(error), view.shown() ? JsonValues.plainMap(trace.info().metadata()) : null);
	}

	private static @Nullable String text(@Nullable Preview preview) {
		return (preview != null) ? preview.text() : null;
	}

	private static @Nullable Boolean isCut(@Nullable Preview preview) {
		return (preview != null) ? preview.cut() : null;
	}

	private static @Nullable String id(@Nullable Preview preview) {
		return (preview != null) ? preview.observationId() : null;
	}

}
