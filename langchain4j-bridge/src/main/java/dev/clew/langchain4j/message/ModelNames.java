package dev.clew.langchain4j.message;

import dev.clew.observation.GenerationContext;
import dev.langchain4j.model.openai.OpenAiImageModel;
import dev.langchain4j.model.openai.OpenAiLanguageModel;
import dev.langchain4j.model.openai.OpenAiStreamingLanguageModel;
import org.jspecify.annotations.Nullable;

/**
 * Names of models whose interface does not tell them.
 */
public final class ModelNames {

	private static final String OPEN_AI = "dev.langchain4j.model.openai.";

	private ModelNames() {
	}

	public static void tell(Object model, GenerationContext context) {
		for (Class<?> type = model.getClass(); type != null; type = type.getSuperclass()) {
			if (type.getName().startsWith(OPEN_AI)) {
				context.setProvider("openai");
				context.setRequestModel(nameOf(model));
				return;
			}
		}
	}

	// Other versions of the client may not tell.
	private static @Nullable String nameOf(Object model) {
		try {
			return OpenAi.nameOf(model);
		}
		catch (RuntimeException | LinkageError ex) {
			return null;
		}
	}

	/**
	 * Loaded only where OpenAI's client is there.
	 */
	private static final class OpenAi {

		private OpenAi() {
		}

		static @Nullable String nameOf(Object model) {
			if (model instanceof OpenAiImageModel image) {
				return image.modelName();
			}
			if (model instanceof OpenAiLanguageModel language) {
				return language.modelName();
			}
			return (model instanceof OpenAiStreamingLanguageModel streaming) ? streaming.modelName() : null;
		}

	}

}
