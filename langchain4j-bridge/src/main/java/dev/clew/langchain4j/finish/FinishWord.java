package dev.clew.langchain4j.finish;

import dev.clew.trace.Level;
import dev.langchain4j.model.output.FinishReason;
import org.jspecify.annotations.Nullable;

/**
 * What the reasons mean that models give for having stopped.
 */
enum FinishWord {

	/** All was said, or the application has to go on. */
	FINISHED(Level.DEFAULT, null),

	/** Not all was said. */
	CUT(Level.WARNING, "cut at the maximum number of tokens"),

	/** Something must not be said. */
	FILTERED(Level.WARNING, "stopped by a content filter"),

	/** The model did not want to. */
	REFUSED(Level.WARNING, "the model refused to answer"),

	/** The provider failed. */
	BROKEN(Level.ERROR, Finish.UNFINISHED),

	/** LangChain4j knows that it was none of these, and no more. */
	OTHER(Level.WARNING, "ended for a reason that LangChain4j does not tell");

	private final Level level;

	private final @Nullable String message;

	FinishWord(Level level, @Nullable String message) {
		this.level = level;
		this.message = message;
	}

	static FinishWord of(FinishReason reason) {
		return switch (reason) {
			case LENGTH -> CUT;
			case CONTENT_FILTER -> FILTERED;
			case OTHER -> OTHER;
			default -> FINISHED;
		};
	}

	// Words of providers, in lower case. One that is not known is a reason all the same.
	static FinishWord of(String word) {
		return switch (word) {
			case "length", "max_tokens", "max_output_tokens", "model_length", "model_context_window_exceeded" -> CUT;
			case "content_filter", "content_filtered", "guardrail_intervened", "safety", "recitation", "blocklist",
					"prohibited_content", "spii" ->
				FILTERED;
			case "refusal" -> REFUSED;
			case "error", "failed" -> BROKEN;
			default -> FINISHED;
		};
	}

	Finish finish(String reason) {
		return new Finish(reason, this.level, this.message);
	}

}
