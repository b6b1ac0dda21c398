package dev.clew;

import org.jspecify.annotations.Nullable;

/**
 * The work of a step of your own.
 *
 * @param <T> type of its result
 * @param <X> what it may throw
 */
@FunctionalInterface
public interface StepWork<T extends @Nullable Object, X extends Throwable> {

	/**
	 * Does the work.
	 * @param step the step that it is done in
	 * @return the result
	 * @throws X if it fails
	 */
	T run(OwnStep step) throws X;

}
