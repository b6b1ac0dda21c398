package dev.clew.observation.tree;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.clew.content.Texts;

/**
 * What is said of a trace: tags, metadata and notes, of each so many at most. Most traces
 * have none of them.
 */
final class TraceFacts {

	static final int MAX_VALUE = 2000;

	private static final int MAX_WORD = 200;

	private static final int MAX_NOTES = 50;

	private static final int MAX_TAGS = 50;

	private static final int MAX_METADATA = 50;

	private Set<String> tags = Set.of();

	private Map<String, String> metadata = Map.of();

	private Set<String> notes = Set.of();

	void note(String note) {
		if (this.notes.size() < MAX_NOTES && !this.notes.contains(note)) {
			this.notes = this.notes.isEmpty() ? new LinkedHashSet<>() : this.notes;
			this.notes.add(note);
		}
	}

	/**
	 * Adds a tag.
	 * @param tag as it is kept, but for its length
	 * @param given as it was given
	 */
	void tag(String tag, String given) {
		if (given.isBlank()) {
			return;
		}
		String kept = cut(tag, given, MAX_WORD, "tag");
		if (this.tags.size() < MAX_TAGS || this.tags.contains(kept)) {
			this.tags = this.tags.isEmpty() ? new LinkedHashSet<>() : this.tags;
			this.tags.add(kept);
		}
		else {
			note("tags dropped: a trace has at most " + MAX_TAGS);
		}
	}

	/**
	 * Adds a fact, or replaces the one of the same key.
	 * @param key as it is kept, but for its length
	 * @param givenKey as it was given
	 * @param value as it is kept, but for its length
	 * @param givenValue as it was given
	 */
	void metadata(String key, String givenKey, String value, String givenValue) {
		if (givenKey.isBlank()) {
			return;
		}
		String kept = cut(key, givenKey, MAX_WORD, "metadata key");
		if (this.metadata.size() < MAX_METADATA || this.metadata.containsKey(kept)) {
			this.metadata = this.metadata.isEmpty() ? new LinkedHashMap<>() : this.metadata;
			this.metadata.put(kept, cut(value, givenValue, MAX_VALUE, "metadata " + kept));
		}
		else {
			note("metadata dropped: a trace has at most " + MAX_METADATA);
		}
	}

	String cut(String text, String given, int max, String what) {
		if (text.length() > max) {
			note(what + " cut: " + max + " of " + given.length() + " characters kept");
		}
		return Texts.cut(text, max);
	}

	List<String> tags() {
		return listOf(this.tags);
	}

	Map<String, String> metadata() {
		return this.metadata;
	}

	List<String> notes() {
		return listOf(this.notes);
	}

	private static List<String> listOf(Set<String> words) {
		return words.isEmpty() ? List.of() : List.copyOf(words);
	}

}
