package dev.clew.langchain4j.message;

import dev.clew.content.ContentSource;
import dev.clew.observation.ToolContext;
import dev.clew.trace.Level;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.service.tool.ToolExecutionResult;
import org.jspecify.annotations.Nullable;

/**
 * What comes out of a tool.
 */
public final class ToolResults {

	/** What LangChain4j answers for a server that does not, as if it were a result. */
	private static final String TIMEOUT = "There was a timeout executing the tool";

	private ToolResults() {
	}

	public static void describe(ToolContext context, ToolExecutionResult result) {
		String text = textOf(result);
		context.setOutput(output(result, text));
		if (result.isError()) {
			context.setErrorType("tool_error");
			context.setLevel(Level.ERROR, text);
		}
		else if (TIMEOUT.equals(text) && context.isRemote()) {
			context.setErrorType("timeout");
			context.setLevel(Level.ERROR, text);
		}
	}

	private static ContentSource output(ToolExecutionResult result, @Nullable String text) {
		if (text == null) {
			return (json) -> MessageContents.write(json, result.resultContents());
		}
		boolean plain = result.result() == null || result.result() instanceof CharSequence;
		return plain ? ContentSource.text(text) : ContentSource.json(text);
	}

	private static @Nullable String textOf(ToolExecutionResult result) {
		var contents = result.resultContents();
		return (contents.size() == 1 && contents.get(0) instanceof TextContent text) ? text.text() : null;
	}

}
