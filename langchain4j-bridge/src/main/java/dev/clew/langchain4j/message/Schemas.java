package dev.clew.langchain4j.message;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.langchain4j.internal.JsonSchemaElementUtils;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonBooleanSchema;
import dev.langchain4j.model.chat.request.json.JsonIntegerSchema;
import dev.langchain4j.model.chat.request.json.JsonNumberSchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.request.json.JsonSchemaElement;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;
import org.jspecify.annotations.Nullable;

/**
 * Schemas as JSON, as LangChain4j gives them to providers. It makes maps of them, each
 * time anew; the common ones need none.
 */
final class Schemas {

	private Schemas() {
	}

	static void write(JsonGenerator json, JsonSchemaElement schema) throws IOException {
		String simple = simple(schema);
		if (simple != null) {
			json.writeStartObject();
			head(json, simple, schema);
			json.writeEndObject();
		}
		else if (schema instanceof JsonObjectSchema object && object.definitions().isEmpty()) {
			object(json, object);
		}
		else if (schema instanceof JsonArraySchema array && array.items() != null) {
			json.writeStartObject();
			head(json, "array", schema);
			json.writeFieldName("items");
			write(json, array.items());
			json.writeEndObject();
		}
		else {
			value(json, JsonSchemaElementUtils.toMap(schema));
		}
	}

	// In the order in which it is read: the name, then the schema.
	static Map<String, Object> named(JsonSchema schema) {
		Map<String, Object> named = new LinkedHashMap<>();
		if (schema.name() != null) {
			named.put("name", schema.name());
		}
		named.put("schema", JsonSchemaElementUtils.toMap(schema.rootElement()));
		return named;
	}

	private static @Nullable String simple(JsonSchemaElement schema) {
		if (schema instanceof JsonStringSchema) {
			return "string";
		}
		if (schema instanceof JsonIntegerSchema) {
			return "integer";
		}
		if (schema instanceof JsonNumberSchema) {
			return "number";
		}
		return (schema instanceof JsonBooleanSchema) ? "boolean" : null;
	}

	private static void head(JsonGenerator json, String type, JsonSchemaElement schema) throws IOException {
		json.writeStringField("type", type);
		if (schema.description() != null) {
			json.writeStringField("description", schema.description());
		}
	}

	private static void object(JsonGenerator json, JsonObjectSchema schema) throws IOException {
		json.writeStartObject();
		head(json, "object", schema);
		json.writeObjectFieldStart("properties");
		for (Map.Entry<String, JsonSchemaElement> property : schema.properties().entrySet()) {
			json.writeFieldName(property.getKey());
			write(json, property.getValue());
		}
		json.writeEndObject();
		List<String> required = schema.required();
		if (required != null) {
			json.writeFieldName("required");
			value(json, required);
		}
		json.writeEndObject();
	}

	private static void value(JsonGenerator json, Object value) throws IOException {
		if (value instanceof Map<?, ?> map) {
			json.writeStartObject();
			for (Map.Entry<?, ?> entry : map.entrySet()) {
				json.writeFieldName(String.valueOf(entry.getKey()));
				value(json, entry.getValue());
			}
			json.writeEndObject();
		}
		else if (value instanceof List<?> list) {
			json.writeStartArray();
			for (Object element : list) {
				value(json, element);
			}
			json.writeEndArray();
		}
		else {
			json.writePOJO(value);
		}
	}

}
