package dev.clew.attribute;

import java.util.ArrayList;
import java.util.List;

/**
 * Passes on as many attributes as a span holds, and says in its notes what was left out.
 * Not thread-safe.
 */
final class LimitedSink implements AttributeSink {

	private final AttributeSink to;

	private final AttributeLimits limits;

	private int count;

	private int leftOut;

	// Most spans have none.
	private List<String> notes = List.of();

	/**
	 * A sink in front of another one.
	 * @param to where attributes go
	 * @param limits what the span holds at most
	 * @param there number of attributes that it has already
	 */
	LimitedSink(AttributeSink to, AttributeLimits limits, int there) {
		this.to = to;
		this.limits = limits;
		// One place is that of the notes.
		this.count = there + 1;
	}

	private boolean isRoom() {
		if (this.count < this.limits.maxAttributes()) {
			this.count++;
			return true;
		}
		this.leftOut++;
		return false;
	}

	int maxLength() {
		return this.limits.maxLength();
	}

	void note(String note) {
		this.notes = this.notes.isEmpty() ? new ArrayList<>(2) : this.notes;
		this.notes.add(note);
	}

	@Override
	public void text(String key, String value) {
		if (isRoom()) {
			if (value.length() > this.limits.maxLength()) {
				note(key + " cut: " + this.limits.maxLength() + " of " + value.length() + " characters kept");
			}
			this.to.text(key, value);
		}
	}

	@Override
	public void number(String key, long value) {
		if (isRoom()) {
			this.to.number(key, value);
		}
	}

	@Override
	public void number(String key, double value) {
		if (isRoom()) {
			this.to.number(key, value);
		}
	}

	@Override
	public void flag(String key, boolean value) {
		if (isRoom()) {
			this.to.flag(key, value);
		}
	}

	@Override
	public void texts(String key, List<String> values) {
		if (isRoom()) {
			this.to.texts(key, values);
		}
	}

	/**
	 * Writes the notes.
	 * @param first what there is to say beside what was left out
	 */
	void end(List<String> first) {
		if (this.leftOut > 0) {
			note(this.leftOut + " attributes left out: a span has at most " + this.limits.maxAttributes());
		}
		if (this.notes.isEmpty()) {
			if (!first.isEmpty()) {
				this.to.texts(Langfuse.NOTES, first);
			}
			return;
		}
		List<String> all = new ArrayList<>(first);
		all.addAll(this.notes);
		this.to.texts(Langfuse.NOTES, all);
	}

}
