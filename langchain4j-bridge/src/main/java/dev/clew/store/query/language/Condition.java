package dev.clew.store.query.language;

import java.util.List;
import java.util.stream.Stream;

/**
 * What is to hold of a trace or an observation. Immutable. Its text is
 * {@code toString()}, of which {@link #parse(String)} makes the same condition again.
 */
public sealed interface Condition {

	/**
	 * Reads a condition.
	 * @param text the condition in the query language
	 * @return the condition
	 * @throws QuerySyntaxException if it is none
	 */
	static Condition parse(String text) {
		return new QueryParser(text).parse();
	}

	/**
	 * Words anywhere, one after the other, of which the last may go on.
	 * @param words the words
	 * @return the condition
	 * @throws IllegalArgumentException if there is no word
	 */
	static Condition words(String words) {
		return new Term(QueryField.TEXT, "", begun(words));
	}

	/**
	 * Whether there is something to find in a text.
	 * @param text the text
	 * @return whether it has a letter or a digit
	 */
	static boolean hasWords(String text) {
		return Words.of(begun(text)) != null;
	}

	private static Operand.Text begun(String text) {
		return new Operand.Text(List.of(text, ""));
	}

	/**
	 * The terms that it is made of.
	 * @return the terms in their order
	 */
	Stream<Term> terms();

	/**
	 * What has to hold in any case: the parts of an {@link And}, else itself.
	 * @return the parts
	 */
	default Stream<Condition> conjuncts() {
		return Stream.of(this);
	}

	/**
	 * Whether the answer tells of content, such as whether a word is in an output.
	 * @return whether it is to be refused to those who may not see content
	 */
	default boolean needsContent() {
		return terms().anyMatch(Term::isContent);
	}

	private static List<Condition> several(List<Condition> parts) {
		if (parts.size() < 2) {
			throw new IllegalArgumentException("There are " + parts.size() + " parts; allowed is 2 or more");
		}
		return List.copyOf(parts);
	}

	/**
	 * All of several conditions.
	 *
	 * @param parts two or more
	 */
	record And(List<Condition> parts) implements Condition {

		public And {
			parts = several(parts);
		}

		@Override
		public Stream<Term> terms() {
			return this.parts.stream().flatMap(Condition::terms);
		}

		@Override
		public Stream<Condition> conjuncts() {
			return this.parts.stream().flatMap(Condition::conjuncts);
		}

		@Override
		public String toString() {
			return QueryPrinter.print(this);
		}

	}

	/**
	 * Any of several conditions.
	 *
	 * @param parts two or more
	 */
	record Or(List<Condition> parts) implements Condition {

		public Or {
			parts = several(parts);
		}

		@Override
		public Stream<Term> terms() {
			return this.parts.stream().flatMap(Condition::terms);
		}

		@Override
		public String toString() {
			return QueryPrinter.print(this);
		}

	}

	/**
	 * The opposite of a condition.
	 *
	 * @param condition the condition
	 */
	record Not(Condition condition) implements Condition {

		@Override
		public Stream<Term> terms() {
			return this.condition.terms();
		}

		@Override
		public String toString() {
			return QueryPrinter.print(this);
		}

	}

	/**
	 * A fact about one field.
	 *
	 * @param field what is looked at
	 * @param key which score or metadata, if the field has keys; empty otherwise
	 * @param operand what it is to be
	 */
	record Term(QueryField field, String key, Operand operand) implements Condition {

		public Term {
			if (key.isEmpty() == field.hasKeys() || !field.kind().accepts(operand)) {
				throw new IllegalArgumentException(
						"'" + field.label() + "' with the key '" + key + "' is not compared with " + operand);
			}
		}

		@Override
		public Stream<Term> terms() {
			return Stream.of(this);
		}

		/**
		 * Whether it makes sense for traces only, as bookmarks do.
		 * @return whether no observation has it
		 */
		public boolean isOfTraces() {
			return (this.field == QueryField.IS || this.field == QueryField.HAS)
					&& this.operand instanceof Operand.Text text && text.parts().get(0).startsWith("bookmark");
		}

		private boolean isContent() {
			return this.field.isContent() || (this.field == QueryField.SCORE
					&& this.operand instanceof Operand.Text text && !text.isAnything() && !text.isPlain());
		}

		@Override
		public String toString() {
			return QueryPrinter.print(this);
		}

	}

}
