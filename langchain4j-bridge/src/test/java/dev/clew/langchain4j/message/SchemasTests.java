package dev.clew.langchain4j.message;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clew.content.ContentRenderer;
import dev.langchain4j.internal.JsonSchemaElementUtils;
import dev.langchain4j.model.chat.request.json.JsonAnyOfSchema;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonBooleanSchema;
import dev.langchain4j.model.chat.request.json.JsonEnumSchema;
import dev.langchain4j.model.chat.request.json.JsonIntegerSchema;
import dev.langchain4j.model.chat.request.json.JsonNullSchema;
import dev.langchain4j.model.chat.request.json.JsonNumberSchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonReferenceSchema;
import dev.langchain4j.model.chat.request.json.JsonSchemaElement;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SchemasTests {

	private final ObjectMapper mapper = new ObjectMapper();

	@Test
	void schemasAreThoseThatProvidersGet() throws IOException {
		JsonObjectSchema guest = JsonObjectSchema.builder()
			.description("who comes")
			.addStringProperty("name")
			.addStringProperty("note", "what else")
			.required("name")
			.build();
		JsonSchemaElement all = JsonObjectSchema.builder()
			.addProperty("guest", guest)
			.addProperty("empty", JsonObjectSchema.builder().build())
			.addProperty("beds", JsonIntegerSchema.builder().description("how many").build())
			.addProperty("price", new JsonNumberSchema())
			.addProperty("paid", new JsonBooleanSchema())
			.addProperty("nothing", new JsonNullSchema())
			.addProperty("kind", JsonEnumSchema.builder().enumValues("dormitory", "room").description("of bed").build())
			.addProperty("guests", JsonArraySchema.builder().items(guest).description("all").build())
			.addProperty("anything", JsonArraySchema.builder().build())
			.addProperty("one", JsonAnyOfSchema.builder().anyOf(new JsonStringSchema(), guest).build())
			.required(List.of("guest", "beds"))
			.build();
		assertSame(all);
	}

	@Test
	void schemasThatReferToEachOtherToo() throws IOException {
		assertSame(JsonObjectSchema.builder()
			.addProperty("next", JsonReferenceSchema.builder().reference("node").build())
			.definitions(Map.of("node", JsonObjectSchema.builder().addStringProperty("name").build()))
			.build());
	}

	private void assertSame(JsonSchemaElement schema) throws IOException {
		String json = Objects
			.requireNonNull(new ContentRenderer(10_000).render((generator) -> Schemas.write(generator, schema), "input")
				.content())
			.json();
		assertThat(json).isEqualTo(this.mapper.writeValueAsString(JsonSchemaElementUtils.toMap(schema)));
	}

}
