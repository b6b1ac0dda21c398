package dev.clew.content;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import dev.clew.trace.Content;
import dev.clew.trace.InternalApi;
import org.jspecify.annotations.Nullable;

/**
 * Content as it came out of a {@link ContentRenderer}.
 *
 * @param content the content; absent where it could not be rendered, or not be masked
 * @param note what was cut or could not be rendered; absent where nothing was
 * @param masked what was masked or could not be; absent where nothing was
 */
@InternalApi
public record Rendered(@Nullable Content content, @Nullable String note, @Nullable String masked) {

	/**
	 * Content in which nothing was masked.
	 * @param content the content; absent where it could not be rendered
	 * @param note what was cut or could not be rendered; absent where nothing was
	 */
	public Rendered(@Nullable Content content, @Nullable String note) {
		this(content, note, null);
	}

	/**
	 * All that is to be said of it.
	 * @return the notes
	 */
	public List<String> notes() {
		if (this.note == null && this.masked == null) {
			return List.of();
		}
		return Stream.of(this.note, this.masked).filter(Objects::nonNull).toList();
	}

}
