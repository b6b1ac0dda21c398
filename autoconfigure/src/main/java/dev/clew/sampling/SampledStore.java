package dev.clew.sampling;

import java.util.Objects;

import dev.clew.store.TraceSink;
import dev.clew.store.TraceStore;
import dev.clew.store.memory.RecentIds;
import dev.clew.trace.Level;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.Score;
import dev.clew.trace.Status;
import dev.clew.trace.Trace;
import dev.clew.trace.TraceInfo;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The writing side of a store that does not get all traces. What the probability keeps
 * goes on at once; the rest is held until nothing of the trace runs, or there is no more
 * room, and is then handed over or left out as a whole. What comes later goes the same
 * way, but for an error in a trace that was left out: it is kept, and what comes after
 * it. What is left out is handed to the store to be counted.
 * <p>
 * Thread-safe. A held trace has a lock of its own, for as long as it takes to change it
 * or to hand it over.
 */
final class SampledStore implements TraceSink {

	private static final Logger logger = LoggerFactory.getLogger("dev.clew");

	private static final int DECIDED = 10_000;

	private static final int COUNTED = 20_000;

	private static final String FULL = "decided before its end since held traces took clew.sampling.max-held-size";

	private static final String CLOSED = "decided before its end since the application ended";

	private static final Verdict LATE_ERROR = Verdict.kept("error, what came before it was left out");

	private final TraceStore store;

	private final SamplingRules rules;

	private final Runnable leftOut;

	private final HeldTraces held = new HeldTraces();

	// The note of those that are kept, nothing of those that are not.
	private final RecentIds decided = new RecentIds(DECIDED);

	// Observations of traces that were left out, which count once.
	private final RecentIds counted = new RecentIds(COUNTED);

	private volatile boolean closed;

	private volatile boolean said;

	SampledStore(TraceStore store, SamplingRules rules, Runnable leftOut) {
		this.store = store;
		this.rules = rules;
		this.leftOut = leftOut;
	}

	@Override
	public void save(TraceInfo trace, ObservationRecord observation) {
		if (this.rules.keepsByProbability(trace.traceId())) {
			this.store.save(trace, observation);
			return;
		}
		Verdict verdict = verdictOf(trace.traceId());
		if (verdict == null) {
			verdict = hold(trace, observation);
		}
		if (verdict != null) {
			follow(verdict, trace, observation);
		}
		makeRoom();
	}

	private @Nullable Verdict verdictOf(String traceId) {
		String remark = this.decided.remark(traceId);
		return (remark != null) ? Verdict.of(remark) : null;
	}

	// What was decided, where it was decided meanwhile.
	private @Nullable Verdict hold(TraceInfo info, ObservationRecord observation) {
		HeldTrace trace = this.held.getOrBegin(info.traceId());
		trace.lock().lock();
		try {
			Verdict meanwhile = verdictOf(info.traceId());
			if (meanwhile != null) {
				this.held.forget(trace);
				return meanwhile;
			}
			if (trace.verdict() != null) {
				return trace.verdict();
			}
			this.held.grown(trace, trace.add(info, observation));
			if (trace.isOver() || this.closed) {
				decide(trace, CLOSED);
				carryOut(trace);
			}
			return null;
		}
		finally {
			trace.lock().unlock();
		}
	}

	private void follow(Verdict verdict, TraceInfo info, ObservationRecord observation) {
		if (verdict.kept()) {
			this.store.save(verdict.on(info), observation);
		}
		else if (this.rules.keepErrors() && observation.level() == Level.ERROR) {
			this.decided.add(info.traceId(), LATE_ERROR.note());
			this.store.save(LATE_ERROR.on(info), observation);
		}
		else if (observation.status() == Status.COMPLETED && isCountedFirst(observation)) {
			this.store.leaveOut(info, observation.withoutContent());
		}
	}

	private boolean isCountedFirst(ObservationRecord observation) {
		return this.counted.addIfAbsent(observation.traceId() + '/' + observation.observationId());
	}

	private void leaveOut(HeldTrace trace) {
		this.leftOut.run();
		Trace counted = trace.counted();
		counted.observations().forEach(this::isCountedFirst);
		this.store.leaveOut(counted);
	}

	// Called with the lock of the trace.
	private void decide(HeldTrace trace, String whyEarly) {
		Verdict verdict = trace.judge(this.rules);
		trace.decide(trace.isOver() ? verdict : verdict.because(whyEarly));
		this.held.release(trace);
	}

	private void carryOut(HeldTrace trace) {
		Verdict verdict = Objects.requireNonNull(trace.verdict());
		try {
			if (verdict.kept()) {
				trace.handOver(this.store, verdict);
			}
			else {
				leaveOut(trace);
			}
		}
		finally {
			this.decided.add(trace.traceId(), verdict.note());
			this.held.forget(trace);
		}
	}

	// Waits for nobody: what another thread is at may be decided by the next one.
	private void makeRoom() {
		if (!this.held.areMoreThan(this.rules.maxHeldSize())) {
			return;
		}
		for (HeldTrace trace : this.held.fromOldest()) {
			if (trace.lock().tryLock()) {
				decideEarly(trace, FULL);
			}
			if (!this.held.areMoreThan(this.rules.maxHeldSize())) {
				return;
			}
		}
	}

	// Called with the lock of the trace, which it gives back before it is handed over:
	// the
	// store may trace what it does, in the trace of this thread.
	private void decideEarly(HeldTrace trace, String why) {
		boolean undecided = trace.verdict() == null;
		try {
			if (undecided) {
				decide(trace, why);
			}
		}
		finally {
			trace.lock().unlock();
		}
		if (undecided) {
			carryOut(trace);
		}
	}

	@Override
	public boolean save(Score score) {
		String traceId = score.target().traceId();
		HeldTrace trace = (traceId != null) ? this.held.get(traceId) : null;
		if (trace != null) {
			trace.lock().lock();
			try {
				if (trace.verdict() == null) {
					return hold(trace, score);
				}
			}
			finally {
				trace.lock().unlock();
			}
		}
		boolean taken = this.store.save(score);
		if (!taken && traceId != null && Verdict.LEFT_OUT.equals(verdictOf(traceId))) {
			say(score);
		}
		return taken;
	}

	// It is taken where the trace will be kept for its sake.
	private boolean hold(HeldTrace trace, Score score) {
		boolean taken = this.rules.keepScored() && trace.has(score.target().observationId());
		if (taken) {
			this.held.grown(trace, trace.add(score));
		}
		return taken;
	}

	private void say(Score score) {
		if (!this.said) {
			this.said = true;
			logger.info(
					"Score '{}' is of trace {}, which sampling left out: see clew.sampling; "
							+ "further scores of such traces are answered like this one and not logged",
					score.name(), score.target().traceId());
		}
	}

	// The application ends.
	void close() {
		this.closed = true;
		for (HeldTrace trace : this.held.fromOldest()) {
			trace.lock().lock();
			decideEarly(trace, CLOSED);
		}
	}

}
