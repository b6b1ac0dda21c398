package dev.clew.store.memory;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

import dev.clew.trace.Score;
import org.jspecify.annotations.Nullable;

/**
 * The scores of sessions, which stay as long as their session has traces. Thread-safe.
 */
final class SessionScores {

	private final Map<String, ScoreBook> books = new ConcurrentHashMap<>();

	private final TraceIndex sessions;

	private final LongAdder size;

	/**
	 * Scores of no session yet.
	 * @param sessions the traces of each session
	 * @param size is told by how many bytes they grow and shrink
	 */
	SessionScores(TraceIndex sessions, LongAdder size) {
		this.sessions = sessions;
		this.size = size;
	}

	long size(@Nullable String session) {
		ScoreBook book = (session != null) ? this.books.get(session) : null;
		return (book != null) ? book.size() : 0;
	}

	List<Score> of(String session) {
		ScoreBook book = this.books.get(session);
		return (book != null) ? book.all() : List.of();
	}

	// Whether the session is there, with room for the score.
	boolean put(String session, Score score, long maxSize) {
		boolean[] put = new boolean[1];
		this.books.compute(session, (any, known) -> {
			ScoreBook book = (known != null) ? known : new ScoreBook();
			long growth = book.growth(score);
			if (!hasTraces(session) || !book.accepts(score) || book.size() + growth > maxSize) {
				return known;
			}
			book.put(score);
			this.size.add(growth);
			put[0] = true;
			return book;
		});
		return put[0] && !dropIfOrphaned(session);
	}

	// To be asked after the last trace may have gone, and after each change here: one of
	// the two sees the other.
	boolean dropIfOrphaned(@Nullable String session) {
		return session != null && this.books.containsKey(session) && this.books.computeIfPresent(session,
				(any, book) -> (!hasTraces(session)) ? gone(book) : book) == null;
	}

	void drop(String session) {
		this.books.computeIfPresent(session, (any, book) -> gone(book));
	}

	private @Nullable ScoreBook gone(ScoreBook book) {
		this.size.add(-book.size());
		return null;
	}

	private boolean hasTraces(String session) {
		return !this.sessions.all(session).isEmpty();
	}

}
