package dev.clew.store.memory;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

import dev.clew.store.find.Position;
import dev.clew.store.memory.TraceIndex.Key;
import dev.clew.store.query.Narrowing;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.Score;
import dev.clew.trace.Trace;
import dev.clew.trace.TraceInfo;
import org.jspecify.annotations.Nullable;

/**
 * The traces that are kept, their indexes and their bounds. Each trace is changed under
 * its own lock, and no thread takes a second one: what a thread adds it makes room for
 * afterwards, when it holds none. So the bounds hold but for what is being saved.
 */
final class StoredTraces {

	private static final int MAX_TOMBSTONES = 10_000;

	private static final long MAX_SUMS = 8_000_000;

	private final Map<String, TraceEntry> entries = new ConcurrentHashMap<>();

	private final TraceIndex starts = new TraceIndex();

	private final TraceIndex sessions = new TraceIndex();

	private final TraceIndex users = new TraceIndex();

	private final TraceIndex levels = new TraceIndex();

	private final EvictionOrder order = new EvictionOrder();

	private final RecentIds tombstones = new RecentIds(MAX_TOMBSTONES);

	private final LongAdder size = new LongAdder();

	private final SessionScores sessionScores = new SessionScores(this.sessions, this.size);

	private final AtomicLong traces = new AtomicLong();

	private final CoverageStart held;

	private final GoneTraces goneTraces;

	private final int maxTraces;

	private final long maxSize;

	StoredTraces(int maxTraces, long maxSize, CoverageStart held) {
		this.held = held;
		this.goneTraces = new GoneTraces(Math.min(maxSize / 8, MAX_SUMS), held);
		this.maxTraces = maxTraces;
		this.maxSize = maxSize;
	}

	@Nullable TraceEntry get(String traceId) {
		return this.entries.get(traceId);
	}

	Collection<TraceEntry> all() {
		return this.entries.values();
	}

	/**
	 * The traces that may match, in the order of their starts. One whose start moves
	 * meanwhile may be met twice.
	 * @param common what they have in common
	 * @param low those after this position
	 * @param high those before this position
	 * @return all traces, or those of an index that has all that match
	 */
	NavigableMap<Key, TraceEntry> inOrder(Narrowing common, Position low, Position high) {
		if (common.session() != null) {
			return this.sessions.range(common.session(), low, high);
		}
		if (common.user() != null) {
			return this.users.range(common.user(), low, high);
		}
		String listed = TracePlace.listed(common.level());
		return (listed != null) ? this.levels.range(listed, low, high) : this.starts.range(TracePlace.ALL, low, high);
	}

	// The same, each once, in no order.
	Collection<TraceEntry> each(Narrowing common) {
		boolean indexed = common.session() != null || common.user() != null
				|| TracePlace.listed(common.level()) != null;
		return indexed ? new HashSet<>(inOrder(common, Position.FIRST, Position.LAST).values()) : all();
	}

	TraceIndex sessions() {
		return this.sessions;
	}

	TraceIndex users() {
		return this.users;
	}

	SessionScores sessionScores() {
		return this.sessionScores;
	}

	RecentIds tombstones() {
		return this.tombstones;
	}

	GoneTraces goneTraces() {
		return this.goneTraces;
	}

	CoverageStart held() {
		return this.held;
	}

	int count() {
		return this.entries.size();
	}

	long size() {
		return this.size.sum();
	}

	// An entry that is not on the shelf yet.
	TraceEntry create(TraceInfo info) {
		return new TraceEntry(info, this.traces.getAndIncrement());
	}

	// Whether there is room for something, were this the only trace.
	boolean fitsAlone(TraceEntry entry, long growth) {
		return entry.size() + this.sessionScores.size(entry.sessionId()) + growth <= this.maxSize;
	}

	// By the thread that has the lock of the entry. Fails if the entry has gone or, if it
	// is new, another thread was faster with its trace.
	boolean put(TraceEntry entry, TraceInfo info, ObservationRecord kept, long growth) {
		TracePlace place = entry.place();
		boolean added = place.equals(TracePlace.NOWHERE);
		if (entry.isGone() || (added && !take(entry))) {
			return false;
		}
		long before = added ? 0 : entry.size();
		entry.put(info, kept, growth);
		this.size.add(entry.size() - before);
		move(place, entry.place(), entry);
		return true;
	}

	private boolean take(TraceEntry entry) {
		return entry == this.entries.compute(entry.traceId(),
				(id, known) -> (known != null || this.tombstones.remark(id) != null) ? known : entry);
	}

	private void move(TracePlace old, TracePlace now, TraceEntry entry) {
		if (!old.equals(now)) {
			this.starts.move(old.start(), now.start(), entry);
			this.users.move(old.user(), now.user(), entry);
			this.levels.move(old.level(), now.level(), entry);
			this.sessions.move(old.session(), now.session(), entry);
			this.sessionScores.dropIfOrphaned((old.session() != null) ? old.session().group() : null);
		}
	}

	// By the thread that has the lock of the entry.
	void put(TraceEntry entry, Score score) {
		this.size.add(entry.scores().growth(score));
		entry.scores().put(score);
	}

	// Whether the session is there, and still is when there is room for the score.
	boolean put(String session, Score score) {
		boolean put = this.sessionScores.put(session, score, this.maxSize);
		makeRoom(null);
		return put && !this.sessions.all(session).isEmpty();
	}

	/**
	 * Lets traces go until there is room again, as each thread does after what it has
	 * added. Several may do so at a time, each with traces of its own.
	 * @param entry the trace that something was added to, if it is one
	 * @return whether that stays
	 */
	boolean makeRoom(@Nullable TraceEntry entry) {
		boolean stays = true;
		while (this.entries.size() > this.maxTraces || this.size.sum() > this.maxSize) {
			TraceEntry first = this.order.poll();
			if (first == null) {
				return stays;
			}
			remove(first, DropReason.EVICTED_TRACE);
			stays &= first != entry;
		}
		return stays;
	}

	// A new trace gets in line when there is room for it: others go before it, whatever
	// they are.
	boolean makeRoomForNew(TraceEntry entry) {
		makeRoom(entry);
		synchronized (entry) {
			if (!entry.isGone()) {
				this.order.add(entry);
			}
		}
		return makeRoom(entry);
	}

	boolean remove(TraceEntry entry, String reason) {
		Trace counted;
		synchronized (entry) {
			if (entry.isGone()) {
				return false;
			}
			entry.leave();
			this.goneTraces.expect();
			counted = entry.counted(true);
			this.held.lost(entry.latestStart());
			this.tombstones.add(entry.traceId(), reason);
			this.entries.remove(entry.traceId());
			this.order.remove(entry);
			this.size.add(-entry.size());
			move(entry.place(), TracePlace.NOWHERE, entry);
		}
		this.goneTraces.add(counted);
		return true;
	}

	boolean bookmark(TraceEntry entry, boolean bookmarked) {
		synchronized (entry) {
			boolean inLine = this.order.remove(entry);
			if (inLine) {
				entry.bookmark(bookmarked);
				this.order.add(entry);
			}
			return inLine;
		}
	}

}
