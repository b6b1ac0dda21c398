package dev.clew.langchain4j.run;

import dev.clew.content.ContentSource;
import dev.clew.observation.ClewContext;
import dev.clew.observation.step.TextRoom;
import org.jspecify.annotations.Nullable;

/**
 * The text of a stream so far, kept for the case that it does not end well. Bounded, by
 * itself and together with that of all open streams.
 */
public final class PartialOutput {

	private static final int MAX_CHARS = 64 * 1024;

	private static final int STEP = 1024;

	private final TextRoom room;

	private final StringBuilder text = new StringBuilder();

	private int taken;

	private boolean cut;

	private boolean closed;

	public PartialOutput(TextRoom room) {
		this.room = room;
	}

	public synchronized void append(@Nullable String part) {
		if (part != null && !this.closed) {
			int fitting = Math.min(part.length(), room(part.length()));
			this.text.append(part, 0, fitting);
			this.cut |= part.length() > fitting;
		}
	}

	// Taken in steps, so that streams do not wait for each other at each word. What is
	// cut once stays the beginning.
	private int room(int wanted) {
		int most = Math.min(MAX_CHARS, this.text.length() + wanted);
		while (!this.cut && this.taken < most && this.room.take(STEP)) {
			this.taken += STEP;
		}
		return this.cut ? 0 : Math.min(this.taken, most) - this.text.length();
	}

	// When the stream is over.
	public synchronized void close() {
		this.room.give(this.taken);
		this.taken = 0;
		this.closed = true;
		this.text.setLength(0);
		this.text.trimToSize();
	}

	synchronized @Nullable String text() {
		return this.text.isEmpty() ? null : this.text.toString();
	}

	private synchronized @Nullable String note() {
		return this.cut ? "output cut: the first " + this.text.length() + " characters of the stream kept" : null;
	}

	public void keepAs(ClewContext context, @Nullable ContentSource output) {
		context.setOutput(output);
		String note = note();
		if (output != null && note != null) {
			context.getNotes().add(note);
		}
	}

	public @Nullable ContentSource toContent() {
		String content = text();
		if (content == null) {
			return null;
		}
		return (json) -> {
			json.writeStartObject();
			json.writeStringField("role", "assistant");
			json.writeStringField("content", content);
			json.writeEndObject();
		};
	}

}
