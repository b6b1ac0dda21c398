package dev.clew.langchain4j;

import dev.langchain4j.agentic.Agent;
import dev.langchain4j.agentic.AgenticServices;
import dev.langchain4j.agentic.agent.AgentBuilder;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.service.TokenStream;
import dev.langchain4j.service.UserMessage;
import dev.langchain4j.service.V;

/**
 * Agents that work on a story.
 */
public final class Story {

	private Story() {
	}

	public static <T> T agent(Class<T> type, ChatModel model) {
		return builder(type, model).build();
	}

	static <T> AgentBuilder<T, ?> builder(Class<T> type, ChatModel model) {
		return AgenticServices.agentBuilder(type).chatModel(model);
	}

	/**
	 * An agent with a description.
	 */
	public interface Writer {

		@UserMessage("Write about {{topic}}")
		@Agent(description = "Writes a story", outputKey = "story")
		String write(@V("topic") String topic);

	}

	/**
	 * An agent with a name of its own.
	 */
	public interface Editor {

		@UserMessage("Shorten {{story}}")
		@Agent(name = "shortener", outputKey = "story")
		String edit(@V("story") String story);

	}

	/**
	 * An agent whose workflow does not wait for it.
	 */
	public interface Critic {

		@UserMessage("Judge {{story}}")
		@Agent(async = true, outputKey = "score")
		String judge(@V("story") String story);

	}

	/**
	 * An agent that streams.
	 */
	public interface Narrator {

		@UserMessage("Tell {{story}}")
		@Agent(outputKey = "told")
		TokenStream tell(@V("story") String story);

	}

	/**
	 * An agent that is no AI service.
	 */
	public static final class Counter {

		@Agent(description = "Counts letters", outputKey = "length")
		public Integer count(@V("story") String story) {
			return story.length();
		}

	}

}
