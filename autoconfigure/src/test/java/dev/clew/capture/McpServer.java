package dev.clew.capture;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * An MCP server, as a process of its own: a line of JSON in, a line of JSON out. Its tool
 * {@code meta} tells what {@code _meta} it got. It needs nothing but Jackson.
 */
public final class McpServer {

	private static final ObjectMapper json = new ObjectMapper();

	private McpServer() {
	}

	public static void main(String[] arguments) throws IOException {
		PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
		BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
		String line = in.readLine();
		while (line != null) {
			JsonNode request = json.readTree(line);
			String answer = request.has("id") ? answer(request) : null;
			if (answer != null) {
				ObjectNode response = json.createObjectNode().put("jsonrpc", "2.0");
				response.set("id", request.get("id"));
				response.setAll((ObjectNode) json.readTree(answer));
				out.println(response);
			}
			line = in.readLine();
		}
	}

	private static @Nullable String answer(JsonNode request) {
		JsonNode params = request.path("params");
		return switch (request.path("method").asText()) {
			case "initialize" -> """
					{"result":{"protocolVersion":"2025-11-25","capabilities":{},
					"serverInfo":{"name":"hut","version":"1"}}}""";
			case "tools/list" -> """
					{"result":{"tools":[{"name":"add","description":"adds","inputSchema":{"type":"object",
					"properties":{"a":{"type":"integer"},"b":{"type":"integer"}}}},
					{"name":"meta","inputSchema":{"type":"object"}}]}}""";
			case "tools/call" -> call(params);
			case "resources/list" -> """
					{"result":{"resources":[{"uri":"file:///rules","name":"rules"}]}}""";
			case "resources/templates/list" -> """
					{"result":{"resourceTemplates":[{"uriTemplate":"file:///{hut}","name":"huts"}]}}""";
			case "resources/read" -> read(params.path("uri").asText());
			case "prompts/list" -> """
					{"result":{"prompts":[{"name":"greet"}]}}""";
			case "prompts/get" -> """
					{"result":{"messages":[{"role":"user","content":{"type":"text","text":"Greet Ann"}}]}}""";
			default -> "{\"result\":{}}";
		};
	}

	private static String read(String uri) {
		return switch (uri) {
			case "file:///rules" -> """
					{"result":{"contents":[{"uri":"file:///rules","mimeType":"text/plain","text":"Quiet at ten"}]}}""";
			case "file:///map" -> """
					{"result":{"contents":[{"uri":"file:///map","mimeType":"image/png","blob":"AAEC"}]}}""";
			default -> """
					{"error":{"code":-32002,"message":"no such resource"}}""";
		};
	}

	private static @Nullable String call(JsonNode params) {
		JsonNode arguments = params.path("arguments");
		return switch (params.path("name").asText()) {
			case "add" -> text(String.valueOf(arguments.path("a").asInt() + arguments.path("b").asInt()), false);
			case "meta" -> text(params.path("_meta").toString(), false);
			case "full" -> text("the hut is full", true);
			case "slow" -> null;
			default -> "{\"error\":{\"code\":-32000,\"message\":\"no such tool\"}}";
		};
	}

	private static String text(String text, boolean error) {
		ObjectNode result = json.createObjectNode();
		result.putArray("content").addObject().put("type", "text").put("text", text);
		return json.createObjectNode().set("result", result.put("isError", error)).toString();
	}

}
