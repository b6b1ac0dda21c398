package dev.clew.attribute;

import java.util.List;
import java.util.Map;

/**
 * Attributes of calls of MCP servers, which are metadata of their steps. See
 * <a href="https://opentelemetry.io/docs/specs/semconv/gen-ai/mcp/">Semantic conventions
 * for Model Context Protocol</a>.
 */
final class McpAttributes {

	private static final List<String> TEXTS = List.of(GenAi.MCP_METHOD_NAME, GenAi.MCP_PROTOCOL_VERSION,
			GenAi.MCP_SESSION_ID, GenAi.NETWORK_TRANSPORT, GenAi.SERVER_ADDRESS);

	private McpAttributes() {
	}

	static boolean isCall(Map<String, String> metadata) {
		return metadata.containsKey(GenAi.MCP_METHOD_NAME);
	}

	static boolean has(String key) {
		return TEXTS.contains(key) || GenAi.SERVER_PORT.equals(key);
	}

	static void write(Map<String, String> metadata, AttributeSink to) {
		if (!isCall(metadata)) {
			return;
		}
		TEXTS.forEach((key) -> ObservationAttributes.text(key, metadata.get(key), to));
		String port = metadata.get(GenAi.SERVER_PORT);
		if (port != null && isNumber(port)) {
			to.number(GenAi.SERVER_PORT, Long.parseLong(port));
		}
	}

	// A mask may have put something else in its place.
	private static boolean isNumber(String port) {
		return !port.isEmpty() && port.length() <= 5 && port.chars().allMatch((digit) -> digit >= '0' && digit <= '9');
	}

}
