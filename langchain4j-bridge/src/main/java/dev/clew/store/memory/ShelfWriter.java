package dev.clew.store.memory;

import java.time.Instant;
import java.util.Collection;
import java.util.function.ObjLongConsumer;
import java.util.function.Predicate;

import dev.clew.store.TraceEditor;
import dev.clew.store.TraceSink;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.Score;
import dev.clew.trace.ScoreTarget;
import dev.clew.trace.TraceInfo;
import org.jspecify.annotations.Nullable;

/**
 * Puts observations and scores on the shelf.
 */
final class ShelfWriter implements TraceSink, TraceEditor {

	private final StoredTraces shelf;

	private final ObjLongConsumer<String> dropListener;

	ShelfWriter(StoredTraces shelf, ObjLongConsumer<String> dropListener) {
		this.shelf = shelf;
		this.dropListener = dropListener;
	}

	@Override
	public void save(TraceInfo trace, ObservationRecord observation) {
		requireSameTrace(trace, observation);
		String dropped = keep(trace, observation);
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

	private @Nullable String keep(TraceInfo info, ObservationRecord kept) {
		TraceEntry known = this.shelf.get(info.traceId());
		String gone = (known != null) ? null : this.shelf.tombstones().remark(info.traceId());
		if (gone != null) {
			return drop(kept, gone);
		}
		TraceEntry entry = (known != null) ? known : this.shelf.create(info);
		Fit fit;
		boolean put;
		synchronized (entry) {
			fit = fit(entry, info, entry.complete(kept));
			if (fit == null) {
				return dropForLackOfRoom(entry, kept);
			}
			put = this.shelf.put(entry, fit.info(), fit.kept(), fit.growth());
		}
		if (!put) {
			return keep(info, kept);
		}
		boolean stays = (known != null) ? this.shelf.makeRoom(entry) : this.shelf.makeRoomForNew(entry);
		return stays ? fit.dropped() : DropReason.EVICTED_TRACE;
	}

	// As much as there would be room for, were this the only trace.
	private @Nullable Fit fit(TraceEntry entry, TraceInfo info, ObservationRecord whole) {
		Fit fit = fit(entry, info, whole, null);
		if (fit == null) {
			fit = fit(entry, info, KeptParts.withoutContent(whole), DropReason.CONTENT);
		}
		if (fit == null) {
			fit = fit(entry, info, entry.bare(whole), DropReason.CONTENT);
		}
		return (fit != null) ? fit : fit(entry, entry.knownInfo(), entry.bare(whole), DropReason.CONTENT);
	}

	private @Nullable Fit fit(TraceEntry entry, TraceInfo info, ObservationRecord kept, @Nullable String dropped) {
		long growth = entry.growth(info, kept);
		return this.shelf.fitsAlone(entry, growth) ? new Fit(info, kept, growth, dropped) : null;
	}

	private String dropForLackOfRoom(TraceEntry entry, ObservationRecord kept) {
		entry.countDropped();
		lost(entry.latestStart());
		return drop(kept, DropReason.STORE_FULL);
	}

	private String drop(ObservationRecord kept, String reason) {
		lost(kept.startTime());
		return reason;
	}

	private void lost(Instant start) {
		this.shelf.held().lost(start);
		this.shelf.held().uncounted(start);
	}

	@Override
	public boolean save(Score score) {
		ScoreTarget target = score.target();
		if (target.sessionId() != null) {
			return this.shelf.put(target.sessionId(), score);
		}
		TraceEntry entry = (target.traceId() != null) ? this.shelf.get(target.traceId()) : null;
		return entry != null && put(entry, score) && this.shelf.makeRoom(entry);
	}

	private boolean put(TraceEntry entry, Score score) {
		String observation = score.target().observationId();
		synchronized (entry) {
			boolean taken = !entry.isGone() && (observation == null || entry.has(observation))
					&& entry.scores().accepts(score) && this.shelf.fitsAlone(entry, entry.scores().growth(score));
			if (taken) {
				this.shelf.put(entry, score);
			}
			return taken;
		}
	}

	@Override
	public boolean bookmark(String traceId, boolean bookmarked) {
		TraceEntry entry = this.shelf.get(traceId);
		return entry != null && this.shelf.bookmark(entry, bookmarked);
	}

	@Override
	public boolean deleteTrace(String traceId) {
		TraceEntry entry = this.shelf.get(traceId);
		return entry != null && this.shelf.remove(entry, DropReason.DELETED_TRACE);
	}

	@Override
	public int deleteSession(String sessionId) {
		int count = delete(this.shelf.sessions().all(sessionId).values(),
				(entry) -> sessionId.equals(entry.sessionId()));
		this.shelf.sessionScores().drop(sessionId);
		return count;
	}

	@Override
	public int deleteUser(String userId) {
		int count = delete(this.shelf.users().all(userId).values(),
				(entry) -> userId.equals(entry.knownInfo().userId()));
		this.shelf.goneTraces().forgetUser(userId);
		return count;
	}

	@Override
	public int deleteBefore(Instant time) {
		return delete(this.shelf.all(), (entry) -> entry.startsBefore(time));
	}

	int evictEndedBefore(Instant time, Instant scoredTime) {
		return remove(this.shelf.all(), (entry) -> entry.isOverBefore(entry.scores().isEmpty() ? time : scoredTime),
				DropReason.EVICTED_TRACE);
	}

	private int delete(Collection<TraceEntry> entries, Predicate<TraceEntry> meant) {
		return remove(entries, meant, DropReason.DELETED_TRACE);
	}

	// Asked again under the lock: it may have moved meanwhile.
	private int remove(Collection<TraceEntry> entries, Predicate<TraceEntry> meant, String reason) {
		int count = 0;
		for (TraceEntry entry : entries) {
			synchronized (entry) {
				boolean deleted = meant.test(entry) && this.shelf.remove(entry, reason);
				count += deleted ? 1 : 0;
			}
		}
		return count;
	}

	/**
	 * What of an observation there is room for.
	 *
	 * @param info what is kept of its trace
	 * @param kept the observation
	 * @param growth by how many bytes the trace grows with it
	 * @param dropped why it is not kept as it is
	 */
	private record Fit(TraceInfo info, ObservationRecord kept, long growth, @Nullable String dropped) {

	}

}
