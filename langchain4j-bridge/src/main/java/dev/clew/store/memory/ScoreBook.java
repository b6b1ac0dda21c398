package dev.clew.store.memory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.clew.trace.Score;
import dev.clew.trace.ScoreTarget;
import org.jspecify.annotations.Nullable;

/**
 * The scores of a trace with its observations, or of a session. Thread-safe.
 */
final class ScoreBook {

	private static final int MAX_SCORES = 1000;

	private Map<Key, Score> scores = Map.of();

	private long size;

	// By how many bytes it would grow.
	synchronized long growth(Score score) {
		Score old = this.scores.get(Key.of(score));
		return SizeEstimate.of(score) - ((old != null) ? SizeEstimate.of(old) : 0);
	}

	synchronized boolean accepts(Score score) {
		return this.scores.size() < MAX_SCORES || this.scores.containsKey(Key.of(score));
	}

	synchronized void put(Score score) {
		if (this.scores.isEmpty()) {
			this.scores = new LinkedHashMap<>();
		}
		this.size += growth(score);
		this.scores.put(Key.of(score), score);
	}

	synchronized boolean isEmpty() {
		return this.scores.isEmpty();
	}

	synchronized List<Score> all() {
		return List.copyOf(this.scores.values());
	}

	synchronized List<Score> of(@Nullable String observationId) {
		return this.scores.values().stream().filter((score) -> isOf(score.target(), observationId)).toList();
	}

	synchronized long size() {
		return this.size;
	}

	private static boolean isOf(ScoreTarget target, @Nullable String observationId) {
		return (observationId != null) ? observationId.equals(target.observationId()) : target.observationId() == null;
	}

	private record Key(ScoreTarget target, String name, Score.Source source, @Nullable String author) {

		static Key of(Score score) {
			return new Key(score.target(), score.name(), score.source(), score.author());
		}

	}

}
