package dev.clew.actuate;

import java.util.Map;

import dev.clew.trace.TraceSummary;
import org.jspecify.annotations.Nullable;

/**
 * The content of a trace as a whole as JSON, or the fact that it is hidden.
 *
 * @param contentHidden whether something was left out
 * @param inputPreview beginning of the first agent's or generation's input
 * @param outputPreview beginning of the last one's output
 * @param metadata further facts
 */
@Descriptor
public record TraceContent(@Nullable Boolean contentHidden, @Nullable String inputPreview,
		@Nullable String outputPreview, @Nullable Map<String, @Nullable Object> metadata) {

	static TraceContent of(TraceSummary trace, ContentView view) {
		if (!view.shown()) {
			boolean present = trace.inputPreview() != null || trace.outputPreview() != null
					|| !trace.info().metadata().isEmpty();
			return new TraceContent(view.hidden(present), null, null, null);
		}
		return new TraceContent(null, Previews.ofInput(trace.inputPreview()), Previews.ofOutput(trace.outputPreview()),
				JsonValues.plainMap(trace.info().metadata()));
	}

}
