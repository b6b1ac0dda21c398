package dev.clew.capture;

/**
 * What an application does.
 *
 * @param <T> type of its result
 */
@FunctionalInterface
interface Work<T> {

	T run() throws Exception;

}
