package dev.clew.attribute;

import java.util.Map;

import dev.clew.trace.Content;
import dev.clew.trace.ModelCall;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import org.jspecify.annotations.Nullable;

/**
 * Inputs, outputs and whatever else is content, where it may leave the application.
 */
final class ContentAttributes {

	private static final Json.Shape AS_IS = (from, to) -> to.copyCurrentStructure(from);

	private final boolean content;

	private final boolean langfuse;

	ContentAttributes(AttributeSettings settings) {
		this.content = settings.content();
		this.langfuse = settings.langfuse();
	}

	void write(ObservationRecord observation, @Nullable Content asked, @Nullable Content answered, LimitedSink to) {
		if (!this.content) {
			return;
		}
		if (this.langfuse) {
			ObservationAttributes.text(Langfuse.STATUS_MESSAGE, message(observation), to);
		}
		Content input = observation.input();
		Content output = observation.output();
		writeLangfuse((input != null) ? input : asked, (output != null) ? output : answered, to);
		conventional(observation, new ContentText(to));
		if (this.langfuse) {
			metadata(observation, to);
		}
	}

	private static @Nullable String message(ObservationRecord observation) {
		if (observation.statusMessage() != null || observation.error() == null) {
			return observation.statusMessage();
		}
		return observation.error().message();
	}

	void writeLangfuse(@Nullable Content input, @Nullable Content output, LimitedSink to) {
		if (this.content && this.langfuse) {
			ContentText text = new ContentText(to);
			text.plain(Langfuse.INPUT, input, OpenAiMessages::write);
			text.plain(Langfuse.OUTPUT, output, OpenAiMessages::write);
		}
	}

	// Of other types the conventions have no content.
	private static void conventional(ObservationRecord observation, ContentText text) {
		ObservationType type = observation.type();
		Content input = observation.input();
		Content output = observation.output();
		if (type == ObservationType.GENERATION || type == ObservationType.AGENT) {
			String finishReason = finishReason(observation);
			text.list(GenAi.INPUT_MESSAGES, input, GenAiMessages::input, GenAiMessages::whole);
			text.json(GenAi.OUTPUT_MESSAGES, output, (from, to) -> GenAiMessages.output(from, to, finishReason));
		}
		if (type == ObservationType.GENERATION) {
			text.list(GenAi.TOOL_DEFINITIONS, input, GenAiMessages::tools, null);
		}
		if (type == ObservationType.TOOL) {
			text.json(GenAi.TOOL_CALL_ARGUMENTS, input, objectOf("arguments"));
			text.json(GenAi.TOOL_CALL_RESULT, output, objectOf("result"));
		}
		if (type == ObservationType.RETRIEVER) {
			text.plain(GenAi.RETRIEVAL_QUERY_TEXT, input, AS_IS);
			text.list(GenAi.RETRIEVAL_DOCUMENTS, output, GenAiMessages::documents, null);
		}
	}

	// What is no object becomes a field of one.
	private static Json.Shape objectOf(String name) {
		return (from, to) -> {
			if (from.isExpectedStartObjectToken()) {
				to.copyCurrentStructure(from);
				return;
			}
			to.writeStartObject();
			to.writeFieldName(name);
			to.copyCurrentStructure(from);
			to.writeEndObject();
		};
	}

	private static String finishReason(ObservationRecord observation) {
		ModelCall call = observation.modelCall();
		if (call != null && call.finishReason() != null) {
			return "tool_execution".equals(call.finishReason()) ? "tool_call" : call.finishReason();
		}
		if (observation.error() != null) {
			return "error";
		}
		return (call != null) ? "unknown" : "stop";
	}

	private static void metadata(ObservationRecord observation, AttributeSink to) {
		boolean mcp = McpAttributes.isCall(observation.metadata());
		for (Map.Entry<String, String> fact : observation.metadata().entrySet()) {
			if (!mcp || !McpAttributes.has(fact.getKey())) {
				to.text(Langfuse.METADATA.concat(fact.getKey()), fact.getValue());
			}
		}
	}

}
