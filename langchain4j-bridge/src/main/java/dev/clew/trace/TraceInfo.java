package dev.clew.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What hangs on a trace as a whole rather than on one of its observations.
 *
 * @param traceId 32 hexadecimal digits
 * @param rootStart start of the root that says this, in nanoseconds since the epoch: of
 * several roots under one trace id those of the earliest count
 * @param name name of the root, such as {@code POST /api/chat}
 * @param sessionId conversation that the trace is a turn of
 * @param userId user on whose behalf it ran
 * @param origin application that recorded it
 * @param tags words to find it by
 * @param metadata further facts by name, as text
 * @param notes what was ignored, dropped or mismatched
 */
public record TraceInfo(String traceId, long rootStart, String name, @Nullable String sessionId,
		@Nullable String userId, Origin origin, List<String> tags, Map<String, String> metadata, List<String> notes) {

	public TraceInfo {
		tags = List.copyOf(tags);
		metadata = Map.copyOf(metadata);
		notes = List.copyOf(notes);
	}

	/**
	 * The same with one more note.
	 * @param note what else was ignored, dropped or mismatched
	 * @return what is known of the trace
	 */
	public TraceInfo withNote(String note) {
		List<String> all = new ArrayList<>(this.notes);
		all.add(note);
		return new TraceInfo(this.traceId, this.rootStart, this.name, this.sessionId, this.userId, this.origin,
				this.tags, this.metadata, all);
	}

}
