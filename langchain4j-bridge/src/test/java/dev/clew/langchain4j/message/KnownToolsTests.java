package dev.clew.langchain4j.message;

import java.io.IOException;
import java.util.List;
import java.util.Objects;

import dev.clew.content.ContentRenderer;
import dev.langchain4j.agent.tool.ToolSpecification;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class KnownToolsTests {

	private final KnownTools known = new KnownTools();

	private final ContentRenderer renderer = new ContentRenderer(1000);

	private final ToolSpecification cancel = tool("cancel");

	private final ToolSpecification find = tool("find");

	@Test
	void toolsAreThoseOfEachCall() throws IOException {
		for (int i = 0; i < 3; i++) {
			assertThat(json(List.of(this.cancel))).isEqualTo("{\"tools\":[{\"name\":\"cancel\"}]}");
		}
		for (int i = 0; i < 3; i++) {
			assertThat(json(List.of(this.cancel, this.find)))
				.isEqualTo("{\"tools\":[{\"name\":\"cancel\"},{\"name\":\"find\"}]}");
			assertThat(json(List.of(this.find))).isEqualTo("{\"tools\":[{\"name\":\"find\"}]}");
			assertThat(json(List.of(tool("other")))).isEqualTo("{\"tools\":[{\"name\":\"other\"}]}");
		}
	}

	@Test
	void withoutToolsThereIsNothing() throws IOException {
		assertThat(json(null)).isEqualTo("{}");
		assertThat(json(List.of())).isEqualTo("{}");
	}

	private String json(@Nullable List<ToolSpecification> tools) throws IOException {
		return Objects.requireNonNull(this.renderer.render((json) -> {
			json.writeStartObject();
			this.known.write(json, tools);
			json.writeEndObject();
		}, "input").content()).json();
	}

	private static ToolSpecification tool(String name) {
		return ToolSpecification.builder().name(name).build();
	}

}
