package dev.clew.store.memory;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

import dev.clew.store.query.TraceQuery;
import dev.clew.trace.Level;
import dev.clew.trace.Score;
import dev.clew.trace.TraceInfo;
import org.jspecify.annotations.Nullable;

/**
 * All traces with the indexes that lead to them, within two bounds. Changed by one thread
 * at a time, read by any.
 */
final class TraceShelf {

	private static final int MAX_TOMBSTONES = 10_000;

	private final Map<String, TraceEntry> entries = new ConcurrentHashMap<>();

	private final ConcurrentNavigableMap<Position, TraceEntry> byStart = new ConcurrentSkipListMap<>(
			Position.ASCENDING);

	private final SessionIndex sessions = new SessionIndex();

	private final TraceIndex<String> users = new TraceIndex<>();

	private final TraceIndex<Level> levels = new TraceIndex<>();

	private final EvictionOrder order = new EvictionOrder();

	private final Tombstones tombstones = new Tombstones(MAX_TOMBSTONES);

	private final HeldSince held;

	private final int maxTraces;

	private final long maxSize;

	private long traces;

	private volatile int count;

	private volatile long size;

	TraceShelf(int maxTraces, long maxSize, HeldSince held) {
		this.held = held;
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
	 * @param query what they are looked for by
	 * @param level the level that they have; absent where that may be any
	 * @return all traces, or those of an index that has all that match
	 */
	NavigableMap<Position, TraceEntry> inOrder(TraceQuery query, @Nullable Level level) {
		NavigableMap<Position, TraceEntry> indexed = indexed(query, level);
		return (indexed != null) ? indexed : this.byStart;
	}

	// The same, each once, in no order.
	Collection<TraceEntry> each(TraceQuery query, @Nullable Level level) {
		NavigableMap<Position, TraceEntry> indexed = indexed(query, level);
		return (indexed != null) ? new HashSet<>(indexed.values()) : all();
	}

	private @Nullable NavigableMap<Position, TraceEntry> indexed(TraceQuery query, @Nullable Level level) {
		if (query.session() != null) {
			return this.sessions.traces(query.session());
		}
		if (query.user() != null) {
			return this.users.get(query.user());
		}
		Level listed = (level != null) ? listed(level) : null;
		return (listed != null) ? this.levels.get(listed) : null;
	}

	SessionIndex sessions() {
		return this.sessions;
	}

	Tombstones tombstones() {
		return this.tombstones;
	}

	HeldSince held() {
		return this.held;
	}

	int count() {
		return this.count;
	}

	long size() {
		return this.size;
	}

	// An entry that is not on the shelf yet.
	TraceEntry create(TraceInfo info) {
		return new TraceEntry(info, this.traces++);
	}

	// Whether there is room for something, were this the only trace.
	boolean fitsAlone(TraceEntry entry, long growth) {
		return entry.size() + this.sessions.sizeOfScores(entry.sessionId()) + growth <= this.maxSize;
	}

	boolean fitsAlone(SessionEntry session, long growth) {
		return session.scores().size() + growth <= this.maxSize;
	}

	// Lets traces go until there is room. The one that the room is for may be among them.
	boolean makeRoom(int moreTraces, long moreBytes) {
		int before = this.count;
		while (this.count > 0 && (this.count + moreTraces > this.maxTraces || this.size + moreBytes > this.maxSize)) {
			remove(this.order.first(), DropReason.EVICTED_TRACE);
		}
		return this.count < before;
	}

	void remove(TraceEntry entry, String reason) {
		this.held.lost(entry.latestStart());
		this.entries.remove(entry.traceId());
		this.order.remove(entry);
		this.size -= entry.size() + unlist(entry.place(), TracePlace.NOWHERE);
		this.count--;
		this.tombstones.add(entry.traceId(), reason);
	}

	void add(TraceEntry entry, TraceInfo info, Kept kept) {
		entry.put(info, kept);
		this.size += entry.size();
		this.count++;
		this.entries.put(entry.traceId(), entry);
		this.order.add(entry);
		list(entry);
	}

	void change(TraceEntry entry, TraceInfo info, Kept kept) {
		TracePlace place = entry.place();
		long before = entry.size();
		entry.put(info, kept);
		this.size += entry.size() - before;
		if (!place.equals(entry.place())) {
			list(entry);
			this.size -= unlist(place, entry.place());
		}
	}

	private void list(TraceEntry entry) {
		TracePlace place = entry.place();
		this.byStart.put(place.position(), entry);
		this.sessions.add(place.sessionId(), place.position(), entry);
		this.users.add(place.userId(), place.position(), entry);
		this.levels.add(listed(place.level()), place.position(), entry);
	}

	// Takes a trace from where it is no more. Returns the size of what went with it.
	private long unlist(TracePlace old, TracePlace now) {
		boolean moved = !old.position().equals(now.position());
		if (moved) {
			this.byStart.remove(old.position());
		}
		if (moved || !Objects.equals(old.userId(), now.userId())) {
			this.users.remove(old.userId(), old.position());
		}
		if (moved || old.level() != now.level()) {
			this.levels.remove(listed(old.level()), old.position());
		}
		return (moved || !Objects.equals(old.sessionId(), now.sessionId()))
				? this.sessions.remove(old.sessionId(), old.position()) : 0;
	}

	// Most traces are of the usual level: those are found soon enough among all.
	private static @Nullable Level listed(Level level) {
		return (level != Level.DEFAULT) ? level : null;
	}

	void bookmark(TraceEntry entry, boolean bookmarked) {
		this.order.remove(entry);
		entry.bookmark(bookmarked);
		this.order.add(entry);
	}

	void put(ScoreBook scores, Score score) {
		this.size += scores.growth(score);
		scores.put(score);
	}

}
