package dev.clew.langchain4j.finish;

import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clew.content.Texts;
import dev.langchain4j.model.chat.response.ChatResponseMetadata;
import org.jspecify.annotations.Nullable;

/**
 * What a provider itself says of the end of a call, as it came over the wire. Asked for
 * only where LangChain4j does not know that the call has finished.
 *
 * @param reason why the model stopped
 * @param error what went wrong
 * @param blocked why the prompt was not answered
 * @param refused whether the model refused to answer
 */
record RawFinish(@Nullable String reason, @Nullable String error, @Nullable String blocked, boolean refused) {

	private static final RawFinish NOTHING = new RawFinish(null, null, null, false);

	private static final List<JsonPointer> REASONS = pointers("/choices/0/finish_reason", "/delta/stop_reason",
			"/stop_reason", "/response/incomplete_details/reason", "/incomplete_details/reason",
			"/candidates/0/finishReason", "/done_reason");

	private static final List<JsonPointer> ERRORS = pointers("/error/message", "/choices/0/error/message",
			"/response/error/message", "/error/type", "/error/code", "/error");

	private static final List<JsonPointer> BLOCKED = pointers("/promptFeedback/blockReason");

	private static final List<JsonPointer> REFUSALS = pointers("/choices/0/delta/refusal",
			"/choices/0/message/refusal");

	private static final List<String> HINTS = List.of("error", "reason", "Reason", "refusal");

	// Most events that are not understood mean nothing by it.
	private static final List<String> HINTS_OF_EVENTS = List.of("\"error\"", "blockReason");

	private static final ObjectMapper JSON = new ObjectMapper();

	private static final int MAX_JSON = 256 * 1024;

	private static final int MAX_REASON = 50;

	private static final int MAX_ERROR = 500;

	private static List<JsonPointer> pointers(String... pointers) {
		return Stream.of(pointers).map(JsonPointer::compile).toList();
	}

	static RawFinish of(ChatResponseMetadata metadata) {
		RawFinish all = NOTHING;
		for (String json : RawTexts.latestOf(metadata)) {
			all = all.or(ofJson(json, HINTS));
		}
		return all;
	}

	static RawFinish ofEvent(Object event) {
		return ofJson(RawTexts.textOf(event), HINTS_OF_EVENTS);
	}

	// Of several events the latest counts, for each of what they say.
	RawFinish or(@Nullable RawFinish before) {
		if (before == null || !before.tells()) {
			return this;
		}
		return new RawFinish((this.reason != null) ? this.reason : before.reason,
				(this.error != null) ? this.error : before.error,
				(this.blocked != null) ? this.blocked : before.blocked, this.refused || before.refused);
	}

	boolean tells() {
		return this.reason != null || this.error != null || this.blocked != null || this.refused;
	}

	private static RawFinish ofJson(@Nullable String json, List<String> hints) {
		if (json == null || json.length() > MAX_JSON || hints.stream().noneMatch(json::contains)) {
			return NOTHING;
		}
		try {
			JsonNode tree = JSON.readTree(json);
			return new RawFinish(text(tree, REASONS, MAX_REASON), text(tree, ERRORS, MAX_ERROR),
					text(tree, BLOCKED, MAX_REASON), text(tree, REFUSALS, MAX_REASON) != null);
		}
		catch (JsonProcessingException ex) {
			return NOTHING;
		}
	}

	private static @Nullable String text(JsonNode tree, List<JsonPointer> pointers, int max) {
		for (JsonPointer pointer : pointers) {
			JsonNode node = tree.at(pointer);
			if (node.isValueNode() && !node.isNull() && !node.asText().isBlank()) {
				return Texts.cut(node.asText(), max);
			}
		}
		return null;
	}

}
