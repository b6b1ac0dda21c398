package dev.clew.store.query.language;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.clew.store.query.language.Condition.And;
import dev.clew.store.query.language.Condition.Or;
import dev.clew.store.query.language.Condition.Term;
import dev.clew.store.query.language.Operand.Text;
import dev.clew.store.query.text.TextSearch;
import dev.clew.trace.InternalApi;
import dev.clew.trace.Trace;

/**
 * Where the words that a condition asks for are found. Words that are not to be there are
 * none of them.
 */
@InternalApi
public final class Hits {

	private static final int MAX = 3;

	private final List<SaidWords> words;

	/**
	 * The hits of a condition.
	 * @param condition the condition
	 */
	public Hits(Condition condition) {
		this.words = words(condition).toList();
	}

	private static Stream<SaidWords> words(Condition condition) {
		if (condition instanceof And and) {
			return and.parts().stream().flatMap(Hits::words);
		}
		if (condition instanceof Or or) {
			return or.parts().stream().flatMap(Hits::words);
		}
		if (condition instanceof Term term && term.operand() instanceof Text text
				&& term.field().kind() == Kind.WORDS) {
			TextSearch search = Objects.requireNonNull(Words.of(text));
			return Stream.of(new SaidWords(term.field(), search));
		}
		return Stream.empty();
	}

	/**
	 * Whether there is nothing to look for.
	 * @return whether the condition asks for no words
	 */
	public boolean isEmpty() {
		return this.words.isEmpty();
	}

	/**
	 * Where the words are found, each of them before any is a second time.
	 * @param trace the trace
	 * @return the first three places
	 */
	public List<Hit> in(Trace trace) {
		List<List<Hit>> byWords = this.words.stream().map((each) -> each.hits(trace, MAX)).toList();
		return IntStream.range(0, MAX)
			.boxed()
			.flatMap((i) -> byWords.stream().filter((hits) -> hits.size() > i).map((hits) -> hits.get(i)))
			.distinct()
			.limit(MAX)
			.toList();
	}

}
