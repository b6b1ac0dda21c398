package dev.clew.actuate.json;

import org.jspecify.annotations.Nullable;

/**
 * How much of the content one response shows.
 *
 * @param hiddenBy the setting that hides it; absent where it is shown
 * @param preview whether previews stand for inputs and outputs
 */
public record ContentView(@Nullable String hiddenBy, boolean preview) {

	public boolean shown() {
		return this.hiddenBy == null;
	}

	public ContentView withPreview(boolean preview) {
		return new ContentView(this.hiddenBy, preview);
	}

	<T> @Nullable T show(@Nullable T content) {
		return shown() ? content : null;
	}

	/**
	 * Says that something was left out.
	 * @param present whether there is anything to hide
	 * @return {@code true}, or {@code null} where nothing was left out
	 */
	@Nullable Boolean hidden(boolean present) {
		return (!shown() && present) ? Boolean.TRUE : null;
	}

}
