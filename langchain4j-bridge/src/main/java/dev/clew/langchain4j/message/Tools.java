package dev.clew.langchain4j.message;

import java.io.IOException;
import java.util.List;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.clew.content.Elements;
import dev.langchain4j.agent.tool.ToolSpecification;

/**
 * Tools offered to a model, as JSON.
 */
final class Tools {

	private Tools() {
	}

	static void write(JsonGenerator json, List<ToolSpecification> tools) throws IOException {
		Elements.write(json, tools, Tools::write);
	}

	private static void write(JsonGenerator json, ToolSpecification tool) throws IOException {
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

}
