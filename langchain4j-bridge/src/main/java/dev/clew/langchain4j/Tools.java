package dev.clew.langchain4j;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.internal.JsonSchemaElementUtils;
import org.jspecify.annotations.Nullable;

/**
 * Tools offered to a model, as JSON.
 */
final class Tools {

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
				write(json, JsonSchemaElementUtils.toMap(tool.parameters()));
			}
			json.writeEndObject();
		}
		json.writeEndArray();
	}

	private static void write(JsonGenerator json, Object value) throws IOException {
		if (value instanceof Map<?, ?> map) {
			json.writeStartObject();
			for (Map.Entry<?, ?> entry : map.entrySet()) {
				json.writeFieldName(String.valueOf(entry.getKey()));
				write(json, entry.getValue());
			}
			json.writeEndObject();
		}
		else if (value instanceof String text) {
			json.writeString(text);
		}
		else {
			json.writePOJO(value);
		}
	}

}
