package dev.clew.store.query.language;

import dev.clew.store.query.text.TextSearch;

/**
 * Finds words in what was said.
 *
 * @param field where they are looked for
 * @param search the words
 */
record SaidWords(QueryField field, TextSearch search) {

	boolean areIn(Subject subject) {
		if (this.field == QueryField.TEXT && subject.isTrace()
				&& SaidText.of(subject.trace()).anyMatch((text) -> text.has(this.search))) {
			return true;
		}
		return subject.observations()
			.stream()
			.anyMatch((observation) -> SaidText.of(this.field, observation).anyMatch((text) -> text.has(this.search)));
	}

}
