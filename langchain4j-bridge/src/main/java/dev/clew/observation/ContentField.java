package dev.clew.observation;

import java.util.List;

import dev.clew.content.ContentSource;
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

	private @Nullable Content told;

	private List<String> notes = List.of();

	@Nullable ContentSource get() {
		Content content = this.told;
		return (content != null) ? (json) -> ContentSource.json(content.json()).writeTo(json) : this.source;
	}

	void set(@Nullable ContentSource source) {
		this.source = source;
		this.told = null;
		this.notes = List.of();
	}

	/**
	 * What was not told before.
	 * @return what is to be rendered, if there is anything
	 */
	public @Nullable ContentSource untold() {
		return this.source;
	}

	/**
	 * Says that it was told.
	 * @param content as what, if it could be rendered
	 * @param notes what there is to say of it
	 */
	public void told(@Nullable Content content, List<String> notes) {
		this.source = null;
		this.told = content;
		this.notes = notes;
	}

	/**
	 * What was told, until it is let go.
	 * @return the content, if there is one
	 */
	public @Nullable Content told() {
		return this.told;
	}

	public List<String> notes() {
		return this.notes;
	}

	// What is told is kept elsewhere, and what is not told by now nobody keeps.
	public void letGo() {
		this.source = null;
		this.told = null;
	}

}
