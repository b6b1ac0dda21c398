package dev.clew.store.query.language;

import dev.clew.store.query.text.Snippet;
import dev.clew.trace.InternalApi;
import org.jspecify.annotations.Nullable;

/**
 * Where words were found.
 *
 * @param observationId the observation that says them, absent where the trace itself does
 * @param field the field, as the endpoints call it, such as {@code input} or
 * {@code metadata.tenant}
 * @param snippet what stands around them
 */
@InternalApi
public record Hit(@Nullable String observationId, String field, Snippet snippet) {

}
