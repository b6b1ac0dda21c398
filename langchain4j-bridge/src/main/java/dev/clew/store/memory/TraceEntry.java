package dev.clew.store.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.clew.store.find.Position;
import dev.clew.store.find.TracePreviews;
import dev.clew.store.find.TraceSums;
import dev.clew.store.query.TraceFilter;
import dev.clew.trace.Level;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.Score;
import dev.clew.trace.Status;
import dev.clew.trace.Trace;
import dev.clew.trace.TraceInfo;
import dev.clew.trace.TraceSummary;
import org.jspecify.annotations.Nullable;

/**
 * One trace as it is kept. Its own lock is held to change it and to copy what is shown.
 */
final class TraceEntry {

	private final String traceId;

	private final long number;

	private final Map<String, ObservationRecord> observations = new HashMap<>();

	private final ScoreBook scores = new ScoreBook();

	private Instant startTime = Instant.MAX;

	// Kept rather than looked for: when a trace goes, its observations lie in memory that
	// nobody has touched for long.
	private Instant latestStart = Instant.MIN;

	private volatile Level level = Level.DEBUG;

	private volatile int running;

	private TracePlace place = TracePlace.NOWHERE;

	private volatile TraceInfo info;

	// Of a trace that has ended, once somebody has asked and until it changes.
	private volatile @Nullable TraceSums sums;

	private volatile @Nullable TracePreviews previews;

	private long size;

	private volatile int dropped;

	private volatile boolean bookmarked;

	private boolean gone;

	// A trace without any observation.
	TraceEntry(TraceInfo info, long number) {
		this.traceId = info.traceId();
		this.number = number;
		this.info = info;
		this.size = SizeEstimate.TRACE + SizeEstimate.of(info);
	}

	String traceId() {
		return this.traceId;
	}

	long number() {
		return this.number;
	}

	ScoreBook scores() {
		return this.scores;
	}

	// This and what follows is asked by the thread that has the lock.
	long size() {
		return this.size + this.scores.size();
	}

	@Nullable String sessionId() {
		return this.info.sessionId();
	}

	TracePlace place() {
		return this.place;
	}

	boolean isBookmarked() {
		return this.bookmarked;
	}

	void bookmark(boolean bookmarked) {
		this.bookmarked = bookmarked;
	}

	boolean isGone() {
		return this.gone;
	}

	void leave() {
		this.gone = true;
	}

	void countDropped() {
		this.dropped++;
	}

	boolean has(String observationId) {
		return this.observations.containsKey(observationId);
	}

	Instant latestStart() {
		return this.latestStart;
	}

	boolean startsBefore(Instant time) {
		return this.startTime.isBefore(time);
	}

	// Whether it may go for its age.
	boolean isOverBefore(Instant time) {
		return !this.bookmarked && this.running == 0 && sums().lastTime().isBefore(time);
	}

	// With what is known of the observation already.
	ObservationRecord complete(ObservationRecord told) {
		return KeptParts.over(this.observations.get(told.observationId()), told);
	}

	ObservationRecord bare(ObservationRecord all) {
		return KeptParts.bare(this.observations.get(all.observationId()), all);
	}

	TraceInfo knownInfo() {
		return this.info;
	}

	// By how many bytes it would grow.
	long growth(TraceInfo info, ObservationRecord kept) {
		ObservationRecord old = this.observations.get(kept.observationId());
		long growth = outdated(old, kept) ? 0 : SizeEstimate.of(kept) - ((old != null) ? SizeEstimate.of(old) : 0);
		boolean same = info.equals(this.info) || !counts(info);
		return growth + (same ? 0 : SizeEstimate.of(info) - SizeEstimate.of(this.info));
	}

	// Grows by what was said.
	void put(TraceInfo info, ObservationRecord kept, long growth) {
		this.size += growth;
		if (counts(info)) {
			this.info = info;
		}
		String id = kept.observationId();
		ObservationRecord old = this.observations.get(id);
		if (!outdated(old, kept)) {
			ObservationRecord shared = KeptParts.withIds(kept, this.traceId, (old != null) ? old.observationId() : id,
					shared(kept.parentObservationId()));
			this.observations.put(id, shared);
			change(old, shared);
		}
		if (!this.place.isAt(this.startTime, this.info, this.level)) {
			this.place = TracePlace.of(Position.of(this.startTime, this.traceId), this.info, this.level);
		}
	}

	private void change(@Nullable ObservationRecord old, ObservationRecord now) {
		this.sums = null;
		this.previews = null;
		this.running += running(now) - ((old != null) ? running(old) : 0);
		if (old != null && (now.startTime().isAfter(old.startTime()) || now.level().compareTo(old.level()) < 0)) {
			this.startTime = Instant.MAX;
			this.level = Level.DEBUG;
			this.observations.values().forEach(this::place);
		}
		else {
			place(now);
		}
	}

	private static int running(ObservationRecord observation) {
		return (observation.status() == Status.RUNNING) ? 1 : 0;
	}

	private void place(ObservationRecord observation) {
		Instant start = observation.startTime();
		this.startTime = start.isBefore(this.startTime) ? start : this.startTime;
		this.latestStart = start.isAfter(this.latestStart) ? start : this.latestStart;
		this.level = this.level.max(observation.level());
	}

	// The end may overtake the start on another thread; it says more.
	private static boolean outdated(@Nullable ObservationRecord old, ObservationRecord kept) {
		return old != null && old.status() == Status.COMPLETED && kept.status() == Status.RUNNING;
	}

	private boolean counts(TraceInfo info) {
		return info.rootStart() <= this.info.rootStart();
	}

	private @Nullable String shared(@Nullable String observationId) {
		ObservationRecord parent = (observationId != null) ? this.observations.get(observationId) : null;
		return (parent != null) ? parent.observationId() : observationId;
	}

	TraceInfo info() {
		if (this.dropped == 0) {
			return this.info;
		}
		List<String> notes = new ArrayList<>(this.info.notes());
		notes.add("The store had no room for " + this.dropped + " more saved observations of this trace");
		return new TraceInfo(this.traceId, this.info.rootStart(), this.info.name(), this.info.sessionId(),
				this.info.userId(), this.info.origin(), this.info.tags(), this.info.metadata(), notes);
	}

	// What a search asks of many traces before it sums up those that it shows. As all
	// that is asked of many, it takes no lock.
	boolean matches(TraceFilter filter) {
		return filter.test(this.info, (this.running == 0) ? Status.COMPLETED : Status.RUNNING, this.level);
	}

	TraceSums sums() {
		TraceSums known = this.sums;
		return (known != null) ? known : sumUp();
	}

	private synchronized TraceSums sumUp() {
		TraceSums sums = TraceSums.of(observations());
		this.sums = (this.running == 0) ? sums : null;
		return sums;
	}

	synchronized List<ObservationRecord> observations() {
		return new ArrayList<>(this.observations.values());
	}

	// Without previews, which are made of what is shown.
	TraceSummary summary() {
		return summary(sums(), this.scores.of(null));
	}

	private TraceSummary summary(TraceSums sums, List<Score> scores) {
		return new TraceSummary(info(), this.bookmarked, sums.startTime(), sums.endTime(), sums.timeToFirstToken(),
				sums.level(), sums.counts(), sums.usage(), sums.cost(), null, null, null, scores);
	}

	TraceSummary shown(TraceSummary summary) {
		return previews().over(summary);
	}

	private TracePreviews previews() {
		TracePreviews known = this.previews;
		return (known != null) ? known : preview();
	}

	private synchronized TracePreviews preview() {
		TracePreviews previews = TracePreviews.of(observations());
		this.previews = (this.running == 0) ? previews : null;
		return previews;
	}

	// What is counted of it: all observations, or calls of models only.
	Trace counted(boolean all) {
		TraceSums sums = sums();
		return new Trace(summary(sums, List.of()), all ? observations() : sums.calls(), List.of());
	}

	Trace trace() {
		TraceSummary summary;
		List<ObservationRecord> inOrder;
		synchronized (this) {
			summary = summary();
			inOrder = observations();
		}
		inOrder.sort(TraceSums.BY_START);
		return new Trace(shown(summary), inOrder, this.scores.all());
	}

}
