package dev.clew.export;

import java.util.Objects;

import dev.clew.trace.Content;
import dev.clew.trace.ObservationRecord;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an observation until it leaves, and afterwards where it stood. Used by
 * one thread.
 */
final class OpenObservation {

	private @Nullable ObservationRecord record;

	private long bytes;

	private boolean taken;

	// Whether it is of use: what has left stays as it was, and a start that comes after
	// the end says nothing new.
	boolean add(Waiting.OfTrace saved) {
		if (this.taken || (this.record != null && isEnded() && !saved.ended())) {
			return false;
		}
		this.record = (this.record != null) ? withContentOf(this.record, saved.observation()) : saved.observation();
		this.bytes += saved.bytes();
		return true;
	}

	// Input and output are told once.
	private static ObservationRecord withContentOf(ObservationRecord known, ObservationRecord added) {
		Content input = (added.input() != null) ? added.input() : known.input();
		Content output = (added.output() != null) ? added.output() : known.output();
		return added.withContent(input, output);
	}

	// Its end is known to nobody any more: nothing of it will leave.
	void lose() {
		this.record = record().withoutContent();
		this.taken = true;
	}

	boolean isEnded() {
		return this.taken || record().duration() != null;
	}

	boolean isWaiting() {
		return isEnded() && !this.taken;
	}

	// Its content leaves with it.
	ObservationRecord take() {
		ObservationRecord leaving = record();
		this.record = leaving.withoutContent();
		this.taken = true;
		return leaving;
	}

	long giveBytes() {
		long given = this.bytes;
		this.bytes = 0;
		return given;
	}

	ObservationRecord record() {
		return Objects.requireNonNull(this.record);
	}

}
