package dev.clew.score;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import dev.clew.content.Masking;
import dev.clew.store.TraceSink;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.Score;
import dev.clew.trace.Score.DataType;
import dev.clew.trace.ScoreTarget;
import dev.clew.trace.TraceInfo;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

class TraceScoresTests {

	private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

	private final List<Score> saved = new ArrayList<>();

	private final TraceScores scores = new TraceScores(new Sink(), Masking.NONE, Clock.fixed(NOW, ZoneOffset.UTC));

	@Test
	void scoresTraceObservationAndSession() {
		assertThat(this.scores.add("t", "helpful", true, "thanks")).isTrue();
		assertThat(this.scores.addToObservation("t", "o", "right", 1, null)).isTrue();
		assertThat(this.scores.addToSession("s", "mood", "good", null)).isTrue();
		assertThat(this.saved).containsExactly(
				score(ScoreTarget.trace("t"), "helpful", true, DataType.BOOLEAN, "thanks"),
				score(ScoreTarget.observation("t", "o"), "right", BigDecimal.ONE, DataType.NUMERIC, null),
				score(ScoreTarget.session("s"), "mood", "good", DataType.CATEGORICAL, null));
	}

	@Test
	void saysWhenThereIsNothingToScore() {
		assertThat(this.scores.add("unknown", "helpful", true, null)).isFalse();
	}

	@Test
	void whoLookedAtATraceMayHaveAName() {
		Score score = this.scores.annotate(ScoreTarget.trace("t"), "good", false, "too slow", "ann");
		assertThat(score).isEqualTo(new Score(ScoreTarget.trace("t"), "good", false, DataType.BOOLEAN,
				Score.Source.ANNOTATION, "too slow", "ann", NOW));
		assertThat(this.saved).containsExactly(score);
		assertThat(this.scores.annotate(ScoreTarget.trace("unknown"), "good", 1, null, null)).isNull();
	}

	@Test
	void numbersBecomeDecimals() {
		for (Number number : List.of(1, 2L, 0.1, 0.5f, new BigDecimal("1.20"), (short) 3)) {
			this.scores.add("t", "n", number, null);
		}
		assertThat(this.saved).extracting(Score::value)
			.containsExactly(BigDecimal.ONE, BigDecimal.valueOf(2), new BigDecimal("0.1"), new BigDecimal("0.5"),
					new BigDecimal("1.20"), BigDecimal.valueOf(3));
	}

	@Test
	void shortLineIsCategoryAndLongerTextIsText() {
		for (String text : List.of("x".repeat(50), "x".repeat(51), "two\nlines", "one\n")) {
			this.scores.add("t", "n", text, null);
		}
		assertThat(this.saved).extracting(Score::value, Score::dataType)
			.containsExactly(tuple("x".repeat(50), DataType.CATEGORICAL), tuple("x".repeat(51), DataType.TEXT),
					tuple("two\nlines", DataType.TEXT), tuple("one\n", DataType.TEXT));
	}

	@Test
	void refusesOtherValues() {
		assertRefused(Double.NaN, "value is NaN; allowed are");
		assertRefused(Float.POSITIVE_INFINITY, "value is Infinity; allowed are");
		assertRefused(List.of(), "value is a java.util.");
		assertRefused("x".repeat(5001), "value is text of 5001 characters; allowed are");
	}

	@Test
	void refusesNamesThatCannotBeShown() {
		for (String name : List.of("", " ", "a\nb", "x".repeat(101))) {
			assertThatIllegalArgumentException().isThrownBy(() -> this.scores.add("t", name, 1, null))
				.withMessage("name is '" + name + "'; allowed are 1 to 100 printable characters");
		}
		assertThat(this.saved).isEmpty();
	}

	@Test
	void refusesLongComments() {
		assertThat(this.scores.add("t", "n", 1, "x".repeat(5000))).isTrue();
		assertThatIllegalArgumentException().isThrownBy(() -> this.scores.add("t", "n", 1, "x".repeat(5001)))
			.withMessage("comment has 5001 characters; allowed are at most 5000");
	}

	private void assertRefused(Object value, String message) {
		assertThatIllegalArgumentException().isThrownBy(() -> this.scores.add("t", "n", value, null))
			.withMessageStartingWith(message)
			.withMessageContaining("a finite number, a Boolean, and a String of at most 5000 characters");
	}

	private static Score score(ScoreTarget target, String name, Object value, DataType type, @Nullable String comment) {
		return new Score(target, name, value, type, Score.Source.API, comment, null, NOW);
	}

	private final class Sink implements TraceSink {

		@Override
		public void save(TraceInfo trace, ObservationRecord observation) {
			throw new UnsupportedOperationException();
		}

		@Override
		public boolean save(Score score) {
			TraceScoresTests.this.saved.add(score);
			return !"unknown".equals(score.target().traceId());
		}

	}

}
