package dev.clew.store.memory;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

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

	ConcurrentNavigableMap<Position, TraceEntry> byStart() {
		return this.byStart;
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
		this.byStart.remove(entry.position());
		this.order.remove(entry);
		this.size -= entry.size() + this.sessions.remove(entry.sessionId(), entry);
		this.count--;
		this.tombstones.add(entry.traceId(), reason);
	}

	void add(TraceEntry entry, TraceInfo info, Kept kept) {
		entry.put(info, kept);
		this.size += entry.size();
		this.count++;
		this.entries.put(entry.traceId(), entry);
		this.order.add(entry);
		this.byStart.put(entry.position(), entry);
		this.sessions.add(entry.sessionId(), entry);
	}

	void change(TraceEntry entry, TraceInfo info, Kept kept) {
		Position position = entry.position();
		String session = entry.sessionId();
		long before = entry.size();
		entry.put(info, kept);
		this.size += entry.size() - before;
		if (!position.equals(entry.position())) {
			this.byStart.put(entry.position(), entry);
			this.byStart.remove(position);
		}
		if (!Objects.equals(session, entry.sessionId())) {
			this.sessions.add(entry.sessionId(), entry);
			this.size -= this.sessions.remove(session, entry);
		}
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
