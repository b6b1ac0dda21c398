package dev.clew.observation.cost;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import dev.clew.observation.UsageSource;

/**
 * Responses that were charged, so that one that comes again, as from a model that caches,
 * is not charged again. It is known by the id that the provider gave it together with an
 * object that tells its usage: an id alone may be that of another response, since servers
 * and tests exist that number all of theirs alike. What the application itself holds no
 * longer is forgotten first. Bounded, and without a lock. Thread-safe.
 */
final class ChargedResponses {

	private static final int MAX_RESPONSES = 5000;

	private static final int MAX_ID = 200;

	private static final int MAX_TRIES = 8;

	private final Map<String, Charged> byId = new ConcurrentHashMap<>();

	private final Queue<String> oldestFirst = new ConcurrentLinkedQueue<>();

	private final AtomicInteger size = new AtomicInteger();

	// Whether it comes for the first time, as far as anybody can say.
	boolean add(UsageSource source) {
		String id = source.responseId();
		if (id == null || id.length() > MAX_ID || source.objects().isEmpty()) {
			return true;
		}
		Charged known = this.byId.get(id);
		if (known == null) {
			known = this.byId.putIfAbsent(id, new Charged(source.objects()));
		}
		if (known == null) {
			this.oldestFirst.add(id);
			if (this.size.incrementAndGet() > MAX_RESPONSES) {
				forget();
			}
			return true;
		}
		if (known.shares(source)) {
			return false;
		}
		known.keep(source.objects());
		return true;
	}

	private void forget() {
		String id = this.oldestFirst.poll();
		for (int i = 1; i < MAX_TRIES && id != null && isHeld(id); i++) {
			this.oldestFirst.add(id);
			id = this.oldestFirst.poll();
		}
		if (id != null) {
			this.byId.remove(id);
			this.size.decrementAndGet();
		}
	}

	private boolean isHeld(String id) {
		Charged charged = this.byId.get(id);
		return charged != null && charged.isHeld();
	}

	/**
	 * What told of the usage of a response, as long as anybody else holds it.
	 */
	private static final class Charged {

		private volatile WeakReference<?>[] objects = {};

		Charged(List<Object> first) {
			keep(first);
		}

		void keep(List<Object> latest) {
			WeakReference<?>[] references = new WeakReference<?>[latest.size()];
			for (int i = 0; i < references.length; i++) {
				references[i] = new WeakReference<>(latest.get(i));
			}
			this.objects = references;
		}

		boolean shares(UsageSource source) {
			for (WeakReference<?> object : this.objects) {
				if (source.has(object.get())) {
					return true;
				}
			}
			return false;
		}

		boolean isHeld() {
			return Stream.of(this.objects).anyMatch((reference) -> !reference.refersTo(null));
		}

	}

}
