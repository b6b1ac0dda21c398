package dev.clew.langchain4j;

import java.io.IOException;
import java.util.List;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.langchain4j.agent.tool.ToolSpecification;
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
				Schemas.write(json, tool.parameters());
			}
			json.writeEndObject();
		}
		json.writeEndArray();
	}

}
