package dev.clew.actuate.json;

import java.util.Collection;
import java.util.List;

import dev.clew.trace.Score;
import dev.clew.trace.Text;
import org.jspecify.annotations.Nullable;

/**
 * A score as JSON.
 *
 * @param observationId the observation that it is of, if it is of one
 * @param name what is judged
 * @param value number, truth value or text; text that people wrote is content
 * @param dataType {@code NUMERIC}, {@code BOOLEAN}, {@code CATEGORICAL} or {@code TEXT}
 * @param source {@code API}, {@code EVAL} or {@code ANNOTATION}
 * @param comment why; content
 * @param contentHidden whether something was left out
 * @param author who said so
 * @param time when
 */
@Descriptor
public record ScoreDescriptor(@Nullable String observationId, String name, @Nullable Object value,
		Score.DataType dataType, Score.Source source, @Nullable String comment, @Nullable Boolean contentHidden,
		@Nullable String author, @Nullable String time) {

	static List<ScoreDescriptor> of(Collection<Score> scores, ContentView view) {
		return scores.stream().map((score) -> of(score, view)).toList();
	}

	public static ScoreDescriptor of(Score score, ContentView view) {
		boolean content = score.isContent();
		Object value = JsonValues.plain(score.value());
		return new ScoreDescriptor(score.target().observationId(), Text.wellFormed(score.name()),
				content ? view.show(value) : value, score.dataType(), score.source(),
				view.show(Text.wellFormedOrNull(score.comment())), view.hidden(content || score.comment() != null),
				Text.wellFormedOrNull(score.author()), JsonFigures.time(score.time()));
	}

}
