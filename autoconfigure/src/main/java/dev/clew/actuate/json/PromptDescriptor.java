package dev.clew.actuate.json;

import java.util.Map;

import dev.clew.trace.Prompt;
import dev.clew.trace.Text;
import org.jspecify.annotations.Nullable;

/**
 * A prompt template as JSON.
 *
 * @param name {@code Interface.method}
 * @param version first digits of the hash of the template
 * @param variables what was put into it; content
 * @param contentHidden whether something was left out
 */
@Descriptor
record PromptDescriptor(String name, String version, @Nullable Map<String, @Nullable Object> variables,
		@Nullable Boolean contentHidden) {

	static @Nullable PromptDescriptor of(@Nullable Prompt prompt, ContentView view) {
		if (prompt == null) {
			return null;
		}
		return new PromptDescriptor(Text.wellFormed(prompt.name()), Text.wellFormed(prompt.version()),
				view.show(JsonValues.plainMap(prompt.variables())), view.hidden(!prompt.variables().isEmpty()));
	}

}
