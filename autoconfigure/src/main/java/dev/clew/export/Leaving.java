package dev.clew.export;

import dev.clew.export.otlp.OtlpSpan;
import org.jspecify.annotations.Nullable;

/**
 * An observation that has ended.
 *
 * @param span how it leaves; absent where it does not
 * @param bytes what it takes of the heap
 */
record Leaving(@Nullable OtlpSpan span, long bytes) {

}
