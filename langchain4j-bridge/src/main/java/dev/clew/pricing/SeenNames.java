package dev.clew.pricing;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * Finds models by name and remembers the names. Bounded: when there are too many, as of a
 * caller who makes up names, they are forgotten, those of known models apart from others.
 * Thread-safe.
 */
final class SeenNames {

	static final int MAX_NAMES = 1000;

	private final List<ModelPrice> models;

	private final Map<String, ModelPrice> known = new ConcurrentHashMap<>();

	private final Set<String> unknown = ConcurrentHashMap.newKeySet();

	SeenNames(List<ModelPrice> models) {
		this.models = models;
	}

	@Nullable ModelPrice find(String name) {
		ModelPrice model = this.known.get(name);
		if (model != null || name.length() > NamePattern.MAX_LENGTH || this.unknown.contains(name)) {
			return model;
		}
		model = search(name);
		if (model != null) {
			if (this.known.size() >= MAX_NAMES) {
				this.known.clear();
			}
			this.known.put(name, model);
		}
		return model;
	}

	// A name that takes too long to match is searched for once.
	private @Nullable ModelPrice search(String name) {
		ModelPrice found = null;
		try {
			found = this.models.stream().filter((model) -> model.matches(name)).findFirst().orElse(null);
			return found;
		}
		finally {
			if (found == null) {
				forgetUnknownIfFull();
				this.unknown.add(name);
			}
		}
	}

	private void forgetUnknownIfFull() {
		if (this.unknown.size() >= MAX_NAMES) {
			this.unknown.clear();
		}
	}

	boolean isKnown(String name) {
		return this.known.containsKey(name);
	}

	int size() {
		return this.known.size() + this.unknown.size();
	}

}
