package dev.clew.langchain4j.tool;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * What is told of each tool call of an AI service. LangChain4j has room for one consumer,
 * and its agentic module puts its own there as soon as somebody listens to an agent:
 * since we do, it must not take the place of the application's.
 *
 * @param <T> what is told
 */
public final class ToolConsumers<T> {

	private @Nullable Consumer<T> own;

	private @Nullable Consumer<T> agentic;

	public void set(@Nullable Consumer<T> consumer) {
		if (consumer != null && consumer.getClass().getName().startsWith("dev.langchain4j.agentic.")) {
			this.agentic = consumer;
		}
		else {
			this.own = consumer;
			this.agentic = null;
		}
	}

	public @Nullable Consumer<T> all() {
		if (this.own == null || this.agentic == null) {
			return (this.own != null) ? this.own : this.agentic;
		}
		return this.own.andThen(this.agentic);
	}

}
