package dev.clew.store.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.clew.store.query.TraceFilter;
import dev.clew.store.query.TraceQuery.Sort;
import dev.clew.trace.ObservationRecord;
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

	private final Map<String, Kept> observations = new HashMap<>();

	private final TraceSums sums = new TraceSums(this.observations);

	private final ScoreBook scores = new ScoreBook();

	private Instant startTime;

	// Kept rather than looked for: when a trace goes, its observations lie in memory that
	// nobody has touched for long.
	private Instant latestStart;

	private TracePlace place;

	private TraceInfo info;

	private long size;

	private int dropped;

	private volatile boolean bookmarked;

	private boolean gone;

	// A trace without any observation.
	TraceEntry(TraceInfo info, long number) {
		this.traceId = info.traceId();
		this.number = number;
		this.info = info;
		this.startTime = this.sums.startTime();
		this.latestStart = this.startTime;
		this.place = TracePlace.NOWHERE;
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
		return this.size + this.sums.previews().size() + this.scores.size();
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

	// With what is known of the observation already.
	Kept complete(Kept kept) {
		return kept.over(this.observations.get(kept.observation().observationId()));
	}

	Kept bare(Kept kept) {
		return kept.bare(this.observations.get(kept.observation().observationId()));
	}

	TraceInfo knownInfo() {
		return this.info;
	}

	// By how many bytes it would grow, at most.
	long growth(TraceInfo info, Kept kept) {
		return growthOfRecords(info, kept) + this.sums.previews().growth(kept.observation());
	}

	private long growthOfRecords(TraceInfo info, Kept kept) {
		Kept old = this.observations.get(kept.observation().observationId());
		long growth = outdated(old, kept) ? 0 : kept.size() - ((old != null) ? old.size() : 0);
		boolean same = info.equals(this.info) || !counts(info);
		return growth + (same ? 0 : SizeEstimate.of(info) - SizeEstimate.of(this.info));
	}

	void put(TraceInfo info, Kept kept) {
		this.size += growthOfRecords(info, kept);
		this.info = counts(info) ? info : this.info;
		String id = kept.observation().observationId();
		Kept old = this.observations.get(id);
		if (!outdated(old, kept)) {
			Kept shared = kept.withIds(this.traceId, (old != null) ? old.observation().observationId() : id,
					shared(kept.observation().parentObservationId()));
			this.observations.put(id, shared);
			this.sums.change((old != null) ? old.observation() : null, shared.observation());
			place(shared.observation().startTime());
		}
		if (!this.place.isAt(this.startTime, this.info, this.sums.level())) {
			this.place = TracePlace.of(Position.of(this.startTime, this.traceId), this.info, this.sums.level());
		}
	}

	private void place(Instant start) {
		this.latestStart = start.isAfter(this.latestStart) ? start : this.latestStart;
		this.startTime = this.sums.startTime();
	}

	// The end may overtake the start on another thread; it says more.
	private static boolean outdated(@Nullable Kept old, Kept kept) {
		return old != null && old.observation().status() == Status.COMPLETED
				&& kept.observation().status() == Status.RUNNING;
	}

	private boolean counts(TraceInfo info) {
		return info.rootStart() <= this.info.rootStart();
	}

	private @Nullable String shared(@Nullable String observationId) {
		Kept parent = (observationId != null) ? this.observations.get(observationId) : null;
		return (parent != null) ? parent.observation().observationId() : observationId;
	}

	synchronized TraceInfo info() {
		if (this.dropped == 0) {
			return this.info;
		}
		List<String> notes = new ArrayList<>(this.info.notes());
		notes.add("The store had no room for " + this.dropped + " more saved observations of this trace");
		return new TraceInfo(this.traceId, this.info.rootStart(), this.info.name(), this.info.sessionId(),
				this.info.userId(), this.info.origin(), this.info.tags(), this.info.metadata(), notes);
	}

	// What a search asks of many traces before it sums up those that it shows.
	synchronized boolean matches(TraceFilter filter) {
		return filter.test(this.info, this.sums.status(), this.sums.level());
	}

	synchronized Position position(Sort sort) {
		return this.sums.position(sort, this.traceId);
	}

	synchronized TraceSummary summary() {
		return this.sums.summary(info(), this.bookmarked, this.scores.of(null));
	}

	synchronized Instant lastTime() {
		return this.sums.lastTime();
	}

	synchronized List<ObservationRecord> observations() {
		List<ObservationRecord> copy = new ArrayList<>(this.observations.size());
		this.observations.values().forEach((kept) -> copy.add(kept.observation()));
		return copy;
	}

	synchronized Trace trace() {
		List<ObservationRecord> inOrder = observations();
		inOrder.sort(TraceSums.BY_START);
		return new Trace(summary(), inOrder, this.scores.all());
	}

}
