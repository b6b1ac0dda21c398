package dev.clew.store.memory;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.ObjLongConsumer;

import dev.clew.store.FoundObservation;
import dev.clew.store.FoundSession;
import dev.clew.store.TraceStore;
import dev.clew.store.query.Limits;
import dev.clew.store.query.Page;
import dev.clew.store.query.SessionQuery;
import dev.clew.store.query.TraceQuery;
import dev.clew.store.usage.UsageQuery;
import dev.clew.store.usage.UsageReport;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.Score;
import dev.clew.trace.Trace;
import dev.clew.trace.TraceInfo;
import dev.clew.trace.TraceSummary;
import org.jspecify.annotations.Nullable;

/**
 * Keeps traces in the heap of this process, within two bounds: the number of traces, and
 * their size. The oldest traces go first, bookmarked ones last. Each thread makes room
 * for what it has added before it goes on, so that the bounds hold but for what is being
 * saved at the moment.
 * <p>
 * The size is an estimate of the heap that is used: inputs and outputs by their bytes in
 * UTF-8, texts by the bytes of their characters, and a constant for each object around
 * them. The ids of the latest 10,000 traces that are gone are remembered beside it.
 * <p>
 * What runs counts with the room that its end needs. An observation whose trace alone
 * would be larger than the whole store is kept without input and output, or with no more
 * than times, level and usage, which a note on it says; if even that is too large, it is
 * dropped, which a note on its trace says. The end of what was kept is always kept.
 * <p>
 * Thread-safe. A trace has a lock of its own, for as long as it takes to change or copy
 * it: who writes to one waits for nobody who writes to another.
 */
public final class InMemoryTraceStore implements TraceStore {

	private final StoredTraces shelf;

	private final ShelfWriter writer;

	/**
	 * A store of certain bounds.
	 * @param maxTraces number of traces that are kept at most, at least 1
	 * @param maxSize estimated size that they have at most, in bytes, at least 1
	 * @param dropListener told the reason and the number of observations when some are
	 * dropped, on the thread that saves them: {@code evicted-trace},
	 * {@code deleted-trace} (late observations of such traces), {@code store-full}, or
	 * {@code content-left-out} (of observations that are kept)
	 * @throws IllegalArgumentException if a bound is not positive
	 */
	public InMemoryTraceStore(int maxTraces, long maxSize, ObjLongConsumer<String> dropListener) {
		this(maxTraces, maxSize, InstantSource.system(), dropListener);
	}

	/**
	 * A store of certain bounds with a certain clock.
	 * @param maxTraces number of traces that are kept at most, at least 1
	 * @param maxSize estimated size that they have at most, in bytes, at least 1
	 * @param clock tells when the store was opened and what is now
	 * @param dropListener told of drops
	 * @throws IllegalArgumentException if a bound is not positive
	 */
	public InMemoryTraceStore(int maxTraces, long maxSize, InstantSource clock, ObjLongConsumer<String> dropListener) {
		Limits.requirePositive("maxTraces", maxTraces);
		Limits.requirePositive("maxSize", maxSize);
		this.shelf = new StoredTraces(maxTraces, maxSize, new CoverageStart(clock));
		this.writer = new ShelfWriter(this.shelf, dropListener);
	}

	/**
	 * Lets traces go that have been over for long: neither bookmarked ones nor those that
	 * run.
	 * @param time those without scores that ended before
	 * @param scoredTime those with scores that ended before
	 * @return number of traces that went
	 */
	public int evictEndedBefore(Instant time, Instant scoredTime) {
		return this.writer.evictEndedBefore(time, scoredTime);
	}

	/**
	 * How many traces are kept now.
	 * @return number of traces
	 */
	public int traceCount() {
		return this.shelf.count();
	}

	/**
	 * How large they are now.
	 * @return estimated size in bytes
	 */
	public long size() {
		return this.shelf.size();
	}

	@Override
	public void save(TraceInfo trace, ObservationRecord observation) {
		this.writer.save(trace, observation);
	}

	@Override
	public boolean save(Score score) {
		return this.writer.save(score);
	}

	@Override
	public Page<TraceSummary> findTraces(TraceQuery query) {
		return new TraceFinder(this.shelf, query).find();
	}

	@Override
	public Page<FoundObservation> findObservations(TraceQuery query) {
		return new ObservationFinder(this.shelf, query).find();
	}

	@Override
	public Page<FoundSession> findSessions(SessionQuery query) {
		return new SessionFinder(this.shelf, query).find();
	}

	@Override
	public UsageReport findUsage(UsageQuery query) {
		return new UsageFinder(this.shelf, query).find();
	}

	@Override
	public @Nullable Trace findTrace(String traceId) {
		TraceEntry entry = this.shelf.get(traceId);
		return (entry != null) ? entry.trace() : null;
	}

	@Override
	public boolean wasEvicted(String traceId) {
		return DropReason.EVICTED_TRACE.equals(this.shelf.tombstones().remark(traceId));
	}

	@Override
	public boolean wasDeleted(String traceId) {
		return DropReason.DELETED_TRACE.equals(this.shelf.tombstones().remark(traceId));
	}

	@Override
	public void leaveOut(Trace trace) {
		this.shelf.goneTraces().leaveOut(trace.observations(), (sums) -> sums.add(trace));
	}

	@Override
	public void leaveOut(TraceInfo trace, ObservationRecord observation) {
		this.shelf.goneTraces().leaveOut(List.of(observation), (sums) -> sums.addLate(trace, observation));
	}

	@Override
	public boolean bookmark(String traceId, boolean bookmarked) {
		return this.writer.bookmark(traceId, bookmarked);
	}

	@Override
	public boolean deleteTrace(String traceId) {
		return this.writer.deleteTrace(traceId);
	}

	@Override
	public int deleteSession(String sessionId) {
		return this.writer.deleteSession(sessionId);
	}

	@Override
	public int deleteUser(String userId) {
		return this.writer.deleteUser(userId);
	}

	@Override
	public int deleteBefore(Instant time) {
		return this.writer.deleteBefore(time);
	}

}
