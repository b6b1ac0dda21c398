package dev.clew.trace;

import org.jspecify.annotations.Nullable;

/**
 * Why an observation failed.
 *
 * @param type fully qualified class name of the exception, or another low-cardinality
 * name where there was none
 * @param message message of the exception, if it has one
 * @param stackTrace stack trace, shortened; absent where there was no exception
 */
public record ErrorInfo(String type, @Nullable String message, @Nullable String stackTrace) {

}
