package dev.clew.langchain4j.run;

import org.jspecify.annotations.Nullable;

/**
 * The call that is traced.
 *
 * @param <T> type of its result
 * @param <X> what it may throw
 */
@FunctionalInterface
public interface Call<T extends @Nullable Object, X extends Throwable> {

	/**
	 * Makes the call.
	 * @return its result
	 * @throws X whatever the application throws
	 */
	T call() throws X;

}
