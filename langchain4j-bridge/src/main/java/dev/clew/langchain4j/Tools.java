package dev.clew.langchain4j;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.internal.JsonSchemaElementUtils;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import org.jspecify.annotations.Nullable;

/**
 * Tools offered to a model, as JSON.
 */
final class Tools {

	/**
	 * The same tools are offered again and again. An entry goes with its tool. Static,
	 * because the hooks are.
	 */
	private static final Map<ToolSpecification, Map<String, Object>> SCHEMAS = Collections
		.synchronizedMap(new WeakHashMap<>());

	private Tools() {
	}

	static void write(JsonGenerator json, @Nullable List<ToolSpecification> tools) throws IOException {
		if (tools == null || tools.isEmpty()) {
			return;
		}
		json.writeArrayFieldStart("tools");
		for (ToolSpecification tool : tools) {
			json.writeStartObject();
			json.writeStringField("name", tool.name());
			if (tool.description() != null) {
				json.writeStringField("description", tool.description());
			}
			if (tool.parameters() != null) {
				json.writeFieldName("parameters");
				json.writePOJO(schema(tool, tool.parameters()));
			}
			json.writeEndObject();
		}
		json.writeEndArray();
	}

	private static Map<String, Object> schema(ToolSpecification tool, JsonObjectSchema parameters) {
		Map<String, Object> schema = SCHEMAS.get(tool);
		if (schema == null) {
			schema = JsonSchemaElementUtils.toMap(parameters);
			SCHEMAS.put(tool, schema);
		}
		return schema;
	}

}
