package dev.clew.content;

import dev.clew.trace.Content;
import org.jspecify.annotations.Nullable;

/**
 * Content as it came out of a {@link ContentRenderer}.
 *
 * @param content the content; absent where it could not be rendered
 * @param note what was cut or could not be rendered; absent where nothing was
 */
public record Rendered(@Nullable Content content, @Nullable String note) {

}
