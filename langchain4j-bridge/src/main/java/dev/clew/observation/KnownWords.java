package dev.clew.observation;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What conventions make of the names of agents, tools and models, which come again and
 * again. Bounded: once there are many, what is made of others is not kept. Thread-safe.
 *
 * @param <K> the name or names
 * @param <T> what is made of them
 */
final class KnownWords<K, T> {

	private static final int MAX_KNOWN = 1000;

	private static final int MAX_LENGTH = 500;

	private final Map<K, T> known = new ConcurrentHashMap<>();

	private final Function<K, T> maker;

	KnownWords(Function<K, T> maker) {
		this.maker = maker;
	}

	T of(K name) {
		T found = this.known.get(name);
		if (found == null) {
			found = this.maker.apply(name);
			if (this.known.size() < MAX_KNOWN && name.toString().length() <= MAX_LENGTH) {
				this.known.put(name, found);
			}
		}
		return found;
	}

}
