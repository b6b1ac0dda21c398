package dev.clew.store.query.language;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;

import dev.clew.store.query.language.Condition.And;
import dev.clew.store.query.language.Condition.Not;
import dev.clew.store.query.language.Condition.Or;
import dev.clew.store.query.language.Condition.Term;
import dev.clew.store.query.language.Operand.Bound;
import dev.clew.store.query.language.Operand.Range;
import dev.clew.store.query.language.Operand.Text;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * How conditions are written.
 */
class QueryParserTests {

	@Test
	void termsStandSideBySide() {
		assertThat(Condition.parse("""
				level:ERROR latency:>2s cost:>0.01 tool:cancelBooking model:gpt-4o* "refund" -environment:dev
				(user:ann OR user:bob) metadata.tenant:alps score.helpful:false has:tool
				prompt:Desk.answer@3f2a iteration:>5"""))
			.isEqualTo(new And(List.of(range(QueryField.LEVEL, at("3"), at("3")),
					range(QueryField.LATENCY, above("2000"), null), range(QueryField.COST, above("0.01"), null),
					text(QueryField.TOOL, "cancelBooking"), text(QueryField.MODEL, "gpt-4o", ""),
					text(QueryField.TEXT, "refund"), new Not(text(QueryField.ENVIRONMENT, "dev")),
					new Or(List.of(text(QueryField.USER, "ann"), text(QueryField.USER, "bob"))),
					new Term(QueryField.METADATA, "tenant", Text.of("alps")),
					new Term(QueryField.SCORE, "helpful", Text.of("false")), text(QueryField.HAS, "tool"),
					text(QueryField.PROMPT, "Desk.answer@3f2a"), range(QueryField.ITERATION, above("5"), null))));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			a b OR c d             | (a b) OR (c d)
			a AND b                | a b
			NOT a b                | -a b
			NOT (a OR b) AND c     | -(a OR b) c
			-(-a)                  | -(-a)
			((a))                  | a
			or and not             | or and not
			"AND" "a b"            | "AND" "a b"
			user:"ann b"*"c*"      | user:"ann b"*"c*"
			user:"a \\"b\\" \\\\"  | user:"a \\"b\\" \\\\"
			user:*                 | user:*
			user:""                | user:""
			metadata."a b".c:x     | metadata."a b.c":x
			metadata.a.b:x:y       | metadata.a.b:"x:y"
			MODEL:x                | model:x
			type:tool              | type:TOOL
			level:error            | level:ERROR
			level:>=warning        | level:>=WARNING
			level:DEFAULT..WARNING | level:DEFAULT..WARNING
			latency:1.5m           | latency:90000ms
			latency:1s..<2h        | latency:1000ms..<7200000ms
			latency:>1s..2s        | latency:>1000ms..2000ms
			tokens:>=10k           | tokens:>=10000
			tokens:<1.5M           | tokens:<1500000
			cost:0.10              | cost:0.1
			started:2026-11-30     | started:2026-11-30T00:00:00Z..<2026-12-01T00:00:00Z
			started:>2026-11-30    | started:>=2026-12-01T00:00:00Z
			started:<=2026-11-30   | started:<2026-12-01T00:00:00Z
			started:>2026-11-30T10:00:00.5+01:00 | started:>2026-11-30T09:00:00.500Z
			iteration:>5..<5       | iteration:>5..<5
			score.x:>-1            | score.x:>-1
			score.x:1..3           | score.x:1..3
			score.x:"1..3"         | score.x:"1..3"
			*fund*                 | *fund*
			input:"no bed"*        | input:"no bed"*
			is:Running             | is:running
			""")
	void conditionIsWrittenInOneWay(String query, String written) {
		Condition condition = Condition.parse(query);
		assertThat(condition).hasToString(written);
		assertThat(Condition.parse(written)).isEqualTo(condition);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
			a lattency:>2s         | 2  | lattency     | did you mean latency?
			a levl:ERROR           | 2  | levl         | did you mean level?
			user:ann http://x      | 9  | http         | One of traceId, session,
			latency:>2             | 8  | >2           | a time with its unit, such as
			latency:2s..x          | 8  | 2s..x        | a time with its unit, such as
			latency:<1s..2s        | 8  | <1s..2s      | a time with its unit, such as
			latency:"2s"           | 8  | "2s"         | a time with its unit, such as
			cost:cheap             | 5  | cheap        | an amount of US dollars
			tokens:>-1             | 7  | >-1          | a number, such as
			started:yesterday      | 8  | yesterday    | a day or a time with its offset
			started:>2026-02-30    | 8  | >2026-02-30  | a day or a time with its offset
			level:FATAL            | 6  | FATAL        | DEBUG, DEFAULT, WARNING or ERROR
			status:done            | 7  | done         | one of RUNNING, COMPLETED
			type:MODEL             | 5  | MODEL        | one of EVENT, SPAN, GENERATION
			has:fun                | 4  | fun          | one of event, span,
			is:good                | 3  | good         | one of running, completed, bookmarked
			user:>ann              | 5  | >ann         | a text, in quotes if it has blanks
			score:good             | 0  | score        | score.<name>, such as score.helpful
			metadata.:x            | 0  | metadata.    | metadata.<name>, such as metadata.tenant
			user.x:ann             | 0  | user.x       | did you mean user?
			user: ann              | 0  | user:        | a value behind the colon
			a "--" b               | 2  | "--"         | words with a letter or a digit
			user:x text:""         | 12 | ""           | words with a letter or a digit
			re*d                   | 0  | re*d         | words with a letter or a digit
			*                      | 0  | *            | words with a letter or a digit
			(a OR b                | 0  | (            | a parenthesis that is closed
			a) b                   | 1  | )            | a parenthesis that closes one
			a OR                   | 4  | ''           | a word such as refund
			OR a                   | 0  | OR           | a word such as refund
			a AND OR b             | 6  | OR           | a word such as refund
			()                     | 1  | )            | a word such as refund
			a - b                  | 2  | -            | what is not to hold, right behind
			a NOT                  | 5  | ''           | a word such as refund
			user:"ann              | 5  | "ann         | a quotation mark at its end
			""")
	void errorPointsAtTheOffendingWord(String query, int position, String word, String allowed) {
		assertWrong(query, position, word, allowed);
	}

	@Test
	void whateverIsWrittenIsAConditionOrHasAPlaceWhereItIsNot() {
		List<String> parts = List.of("a", " ", "(", ")", "\"", "\\", "-", "*", ":", ".", "..", ">", "<", "=", "AND",
				"OR", "NOT", "level", "score", "metadata", "started", "2026-11-30", "T", "1", "s", "\ud83d", "\u3000");
		Random random = new Random(11);
		for (int i = 0; i < 50_000; i++) {
			StringBuilder query = new StringBuilder();
			random.ints(1 + random.nextInt(12), 0, parts.size()).forEach((part) -> query.append(parts.get(part)));
			try {
				Condition condition = Condition.parse(query.toString());
				assertThat(Condition.parse(condition.toString())).as(query.toString()).isEqualTo(condition);
			}
			catch (QuerySyntaxException ex) {
				assertThat(ex.position()).as(query.toString()).isBetween(0, query.length());
				assertThat(ex.position() + ex.length()).as(query.toString()).isLessThanOrEqualTo(query.length());
			}
		}
	}

	@Test
	void nothingIsNoCondition() {
		assertWrong("", 0, "", "a word such as refund");
		assertWrong("  ", 2, "", "a word such as refund");
	}

	@Test
	void queryIsNeitherTooLongNorTooDeep() {
		assertThat(Condition.parse("a".repeat(2000))).isEqualTo(text(QueryField.TEXT, "a".repeat(2000)));
		assertWrong("a".repeat(2000) + " b", 2000, " b", "at most 2000 characters");
		assertThat(Condition.parse("(".repeat(20) + "a" + ")".repeat(20))).isEqualTo(text(QueryField.TEXT, "a"));
		assertWrong("(".repeat(21) + "a" + ")".repeat(21), 20, "(", "at most 20 parentheses and negations");
		assertWrong("NOT ".repeat(21) + "a", 83, " ", "at most 20 parentheses and negations");
	}

	@ParameterizedTest
	@ValueSource(strings = { "refund", "-refund", "input:x", "metadata.tenant:*", "(user:ann OR output:\"a b\")",
			"statusMessage:x", "errorMessage:x", "score.mood:good", "score.mood:t*" })
	void contentIsNeededToTellWhatWasSaid(String query) {
		assertThat(Condition.parse(query).needsContent()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "user:ann level:ERROR", "score.helpful:true", "score.mood:>3", "score.mood:4",
			"score.mood:*", "has:input", "error:*Exception", "tool:cancel*" })
	void contentIsNotNeededToTellAnythingElse(String query) {
		assertThat(Condition.parse(query).needsContent()).isFalse();
	}

	private static void assertWrong(String query, int position, String word, String allowed) {
		assertThatExceptionOfType(QuerySyntaxException.class).isThrownBy(() -> Condition.parse(query))
			.satisfies((ex) -> {
				assertThat(ex.position()).isEqualTo(position);
				assertThat(ex.word()).isEqualTo(word);
				assertThat(ex.length()).isEqualTo(word.length());
				assertThat(ex.allowed()).startsWith(allowed);
			});
	}

	private static Term text(QueryField field, String... parts) {
		return new Term(field, "", new Text(List.of(parts)));
	}

	private static Term range(QueryField field, @Nullable Bound low, @Nullable Bound high) {
		return new Term(field, "", new Range(low, high));
	}

	private static Bound at(String value) {
		return new Bound(new BigDecimal(value), true);
	}

	private static Bound above(String value) {
		return new Bound(new BigDecimal(value), false);
	}

}
