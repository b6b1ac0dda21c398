package dev.clew.sampling;

import dev.clew.trace.TraceInfo;

/**
 * What was decided of a trace.
 *
 * @param kept whether it is kept
 * @param note what its notes say of it
 */
record Verdict(boolean kept, String note) {

	static final Verdict LEFT_OUT = new Verdict(false, "");

	private static final String KEPT = "kept: ";

	static Verdict kept(String reason) {
		return new Verdict(true, KEPT + reason);
	}

	// The remark of an id that was decided.
	static Verdict of(String remark) {
		return remark.isEmpty() ? LEFT_OUT : new Verdict(true, remark);
	}

	Verdict because(String circumstance) {
		return this.kept ? new Verdict(true, this.note + ", " + circumstance) : this;
	}

	TraceInfo on(TraceInfo info) {
		return info.withNote(this.note);
	}

}
