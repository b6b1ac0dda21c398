package dev.clew.store.memory;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ObjLongConsumer;

import dev.clew.store.TraceEditor;
import dev.clew.store.TraceSink;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.Score;
import dev.clew.trace.ScoreTarget;
import dev.clew.trace.TraceInfo;
import org.jspecify.annotations.Nullable;

/**
 * Puts observations and scores on the shelf, one thread at a time.
 */
final class ShelfWriter implements TraceSink, TraceEditor {

	private final ReentrantLock lock = new ReentrantLock();

	private final Words words = new Words();

	private final TraceShelf shelf;

	private final ObjLongConsumer<String> dropListener;

	ShelfWriter(TraceShelf shelf, ObjLongConsumer<String> dropListener) {
		this.shelf = shelf;
		this.dropListener = dropListener;
	}

	@Override
	public void save(TraceInfo trace, ObservationRecord observation) {
		requireSameTrace(trace, observation);
		Kept kept = Kept.of(observation, this.words);
		String dropped;
		this.lock.lock();
		try {
			dropped = keep(trace, kept);
		}
		finally {
			this.lock.unlock();
		}
		if (dropped != null) {
			this.dropListener.accept(dropped, 1);
		}
	}

	private static void requireSameTrace(TraceInfo trace, ObservationRecord observation) {
		if (!trace.traceId().equals(observation.traceId())) {
			throw new IllegalArgumentException("observation is of trace '" + observation.traceId()
					+ "'; allowed is the trace that it is saved with, '" + trace.traceId() + "'");
		}
	}

	private @Nullable String keep(TraceInfo info, Kept kept) {
		TraceEntry known = this.shelf.get(info.traceId());
		String gone = (known != null) ? null : this.shelf.tombstones().reason(info.traceId());
		if (gone != null) {
			return drop(kept, gone);
		}
		TraceEntry entry = (known != null) ? known : this.shelf.create(info);
		Kept whole = entry.complete(kept);
		long growth = entry.growth(info, whole);
		if (this.shelf.fitsAlone(entry, growth)) {
			return put(entry, info, whole, growth, known != null);
		}
		return keepPart(entry, info, whole, known != null);
	}

	private @Nullable String keepPart(TraceEntry entry, TraceInfo info, Kept whole, boolean known) {
		Kept part = whole.withoutContent();
		part = fits(entry, info, part) ? part : entry.bare(whole);
		TraceInfo told = fits(entry, info, part) ? info : entry.knownInfo();
		if (!fits(entry, told, part)) {
			entry.countDropped();
			this.shelf.held().lost(entry.latestStart());
			return drop(whole, DropReason.STORE_FULL);
		}
		String dropped = put(entry, told, part, entry.growth(told, part), known);
		return (dropped != null) ? dropped : DropReason.CONTENT;
	}

	private boolean fits(TraceEntry entry, TraceInfo info, Kept kept) {
		return this.shelf.fitsAlone(entry, entry.growth(info, kept));
	}

	private @Nullable String put(TraceEntry entry, TraceInfo info, Kept kept, long growth, boolean known) {
		if (!known) {
			this.shelf.makeRoom(1, entry.size() + growth);
			this.shelf.add(entry, info, kept);
			return null;
		}
		if (this.shelf.makeRoom(0, growth) && this.shelf.get(info.traceId()) == null) {
			return drop(kept, DropReason.EVICTED_TRACE);
		}
		this.shelf.change(entry, info, kept);
		this.shelf.makeRoom(0, 0);
		return null;
	}

	private String drop(Kept kept, String reason) {
		this.shelf.held().lost(kept.observation().startTime());
		return reason;
	}

	@Override
	public boolean save(Score score) {
		this.lock.lock();
		try {
			ScoreBook scores = scores(score);
			if (scores == null || !scores.accepts(score)) {
				return false;
			}
			this.shelf.makeRoom(0, scores.growth(score));
			if (scores(score) == null) {
				return false;
			}
			this.shelf.put(scores, score);
			return true;
		}
		finally {
			this.lock.unlock();
		}
	}

	// The scores that a score belongs to, if that is there and has room for it.
	private @Nullable ScoreBook scores(Score score) {
		ScoreTarget target = score.target();
		if (target.sessionId() != null) {
			SessionEntry session = this.shelf.sessions().get(target.sessionId());
			return (session != null && this.shelf.fitsAlone(session, session.scores().growth(score))) ? session.scores()
					: null;
		}
		TraceEntry entry = (target.traceId() != null) ? this.shelf.get(target.traceId()) : null;
		if (entry == null || (target.observationId() != null && !entry.has(target.observationId()))) {
			return null;
		}
		return this.shelf.fitsAlone(entry, entry.scores().growth(score)) ? entry.scores() : null;
	}

	@Override
	public boolean bookmark(String traceId, boolean bookmarked) {
		this.lock.lock();
		try {
			TraceEntry entry = this.shelf.get(traceId);
			if (entry != null) {
				this.shelf.bookmark(entry, bookmarked);
			}
			return entry != null;
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public boolean deleteTrace(String traceId) {
		this.lock.lock();
		try {
			TraceEntry entry = this.shelf.get(traceId);
			if (entry != null) {
				this.shelf.remove(entry, DropReason.DELETED_TRACE);
			}
			return entry != null;
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public int deleteSession(String sessionId) {
		this.lock.lock();
		try {
			SessionEntry session = this.shelf.sessions().get(sessionId);
			int count = (session != null) ? session.traces().size() : 0;
			if (session != null) {
				session.copyOfTraces().forEach((entry) -> this.shelf.remove(entry, DropReason.DELETED_TRACE));
			}
			return count;
		}
		finally {
			this.lock.unlock();
		}
	}

}
