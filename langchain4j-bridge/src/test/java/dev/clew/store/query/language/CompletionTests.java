package dev.clew.store.query.language;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the end of a query can be completed to.
 */
class CompletionTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
			lev                  | 0  |         | lev         | level:
			a -(lev              | 4  |         | lev         | level:
			refund META          | 7  |         | META        | metadata.
			level:w              | 6  | LEVEL   | w           | WARNING
			a OR -has:boo        | 10 | HAS     | boo         | bookmark
			is:                  | 3  | IS      | ''          | running,completed,bookmarked
			status:x             | 7  | STATUS  | x           |
			tool:ca              | 5  | TOOL    | ca          |
			name:"POST /a        | 5  | NAME    | 'POST /a'   |
			score.helpful:t      | 14 | SCORE   | t           |
			"lev                 | 0  |         | lev         | level:
			foo:lev              | 4  | TEXT    | lev           |
			""")
	void lastWordIsCompleted(String query, int position, @Nullable QueryField field, String begun,
			@Nullable String known) {
		Completion completion = Completion.of(query);
		assertThat(completion).isEqualTo(new Completion(position, field, begun));
		assertThat(completion.known()).isEqualTo((known != null) ? List.of(known.split(",")) : List.of());
	}

	@Test
	void nothingCanBecomeAnyField() {
		assertThat(Completion.of("level:ERROR ").known()).hasSize(QueryField.values().length)
			.contains("level:", "score.");
	}

}
