package dev.clew.store.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import dev.clew.store.FoundSession;
import dev.clew.store.find.Cursor;
import dev.clew.store.find.PageCollector;
import dev.clew.store.find.Position;
import dev.clew.store.find.SessionSums;
import dev.clew.store.query.Page;
import dev.clew.store.query.SessionQuery;
import dev.clew.trace.TraceSummary;
import org.jspecify.annotations.Nullable;

/**
 * Finds sessions by adding up the traces of each.
 */
final class SessionFinder {

	private static final Comparator<Seen> OLDEST_FIRST = Comparator.comparing((Seen seen) -> seen.trace().startTime())
		.thenComparing((seen) -> seen.trace().info().traceId());

	private final StoredTraces shelf;

	private final SessionQuery query;

	private final PageCollector<FoundSession> page;

	SessionFinder(StoredTraces shelf, SessionQuery query) {
		this.shelf = shelf;
		this.query = query;
		this.page = new PageCollector<>(new Cursor("sessions", query.sort(), query.descending()), query.cursor(),
				query.limit());
	}

	Page<FoundSession> find() {
		String session = (this.query.id() != null) ? this.query.id() : this.shelf.sessions().firstGroup();
		while (session != null) {
			FoundSession found = found(session);
			if (found != null && this.query.test(found.session())) {
				this.page.add(Position.of(this.query.sort(), found.session()), found);
			}
			session = (this.query.id() != null) ? null : this.shelf.sessions().groupAfter(session);
		}
		return this.page.page();
	}

	private @Nullable FoundSession found(String session) {
		List<Seen> traces = new ArrayList<>();
		for (TraceEntry trace : this.shelf.sessions().all(session).values()) {
			Seen seen = new Seen(trace, trace.summary(), trace.sums().lastTime());
			if (session.equals(seen.trace().info().sessionId())) {
				traces.add(seen);
			}
		}
		traces.sort(OLDEST_FIRST);
		SessionSums sums = new SessionSums();
		traces.forEach((seen) -> sums.add(seen.trace(), seen.lastTime()));
		List<TraceSummary> shown = (this.query.id() != null) ? traces.stream().map(Seen::shown).toList() : List.of();
		return traces.isEmpty() ? null
				: new FoundSession(sums.session(session, this.shelf.sessionScores().of(session)), shown);
	}

	private record Seen(TraceEntry entry, TraceSummary trace, Instant lastTime) {

		TraceSummary shown() {
			return this.entry.shown(this.trace);
		}

	}

}
