package dev.clew.store.jdbc;

import java.util.function.Supplier;

import dev.clew.trace.InternalApi;
import org.jspecify.annotations.Nullable;

/**
 * Knows whether this thread runs a statement of the store itself, which nobody wants
 * traced. Thread-safe.
 */
@InternalApi
public final class OwnStatements {

	private final ThreadLocal<Boolean> running = new ThreadLocal<>();

	/**
	 * Whether a statement of the store runs on this thread.
	 * @return whether it does
	 */
	public boolean isRunning() {
		return this.running.get() != null;
	}

	/**
	 * Runs statements of the store.
	 * @param work the statements
	 */
	public void run(Runnable work) {
		run(() -> {
			work.run();
			return true;
		});
	}

	<T extends @Nullable Object> T run(Supplier<T> work) {
		if (isRunning()) {
			return work.get();
		}
		this.running.set(Boolean.TRUE);
		try {
			return work.get();
		}
		finally {
			this.running.remove();
		}
	}

}
