package dev.clew.budget;

import java.util.Locale;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Whose calls a budget adds up.
 */
public enum BudgetScope {

	/** Those of one trace. */
	TRACE("per trace", "for the rest of the trace", Spender::traceId),

	/** Those of one session, by an id that no client has chosen. */
	SESSION("per session", "for the rest of the session", Spender::sessionId),

	/** Those of one user. */
	USER("per user", "", Spender::userId),

	/** All of them. */
	GLOBAL("in all", "", (spender) -> "");

	private final String words;

	private final String lifetime;

	private final Function<Spender, @Nullable String> key;

	BudgetScope(String words, String lifetime, Function<Spender, @Nullable String> key) {
		this.words = words;
		this.lifetime = lifetime;
		this.key = key;
	}

	/**
	 * Whether what is added up ends some time, so that no window is needed.
	 * @return whether it does
	 */
	public boolean ends() {
		return !this.lifetime.isEmpty();
	}

	String words() {
		return this.words;
	}

	String lifetime() {
		return this.lifetime;
	}

	// The id whose calls are added up; absent where the call is not counted.
	@Nullable String keyOf(Spender spender) {
		return this.key.apply(spender);
	}

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}
