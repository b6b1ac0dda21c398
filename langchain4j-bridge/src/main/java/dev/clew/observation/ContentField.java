package dev.clew.observation;

import java.util.function.Function;

import dev.clew.content.ContentSource;
import dev.clew.content.Rendered;
import dev.clew.trace.Content;
import dev.clew.trace.InternalApi;
import org.jspecify.annotations.Nullable;

/**
 * The input or output of a step. It is rendered once, told once, and what it was rendered
 * from is let go: that may be large, and the application may be done with it long before
 * the step is. Filled by one thread at a time.
 */
@InternalApi
public final class ContentField {

	private @Nullable ContentSource source;

	private @Nullable ContentSource told;

	private @Nullable String note;

	@Nullable ContentSource get() {
		return this.source;
	}

	void set(@Nullable ContentSource source) {
		this.source = source;
		this.note = null;
	}

	/**
	 * Renders what was not rendered before.
	 * @param renderer renders it
	 * @return the content, absent where it was told already; and the note on it
	 */
	public Rendered tell(Function<ContentSource, Rendered> renderer) {
		ContentSource now = this.source;
		if (now == null || now == this.told) {
			return new Rendered(null, this.note);
		}
		Rendered rendered = renderer.apply(now);
		this.note = rendered.note();
		this.source = (rendered.content() != null) ? kept(rendered.content()) : null;
		this.told = this.source;
		return rendered;
	}

	private static ContentSource kept(Content content) {
		return (json) -> ContentSource.json(content.json()).writeTo(json);
	}

	// What is told is kept elsewhere, and what is not told by now nobody keeps.
	public void letGo() {
		this.source = null;
		this.told = null;
	}

}
