package dev.clew.content;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

class KeptContentTests {

	private static final Object TOOLS = List.of(
			Map.of("name", "cancel", "description", "Cancels \u201Ea booking\u201C\n\"\\\u0001 \uD83C\uDFD4"),
			"x".repeat(300), Map.of("beds", 2, "price", 1.5, "empty", Map.of(), "none", List.of(), "is", true));

	private int asked;

	private final ContentSource counted = ContentSource.kept((json) -> {
		this.asked++;
		json.writePOJO(TOOLS);
	});

	@Test
	void isTheSameWhereverItIsCut() throws IOException {
		ContentSource kept = ContentSource.kept(ContentSource.of(TOOLS));
		ContentRenderer generous = new ContentRenderer(10_000);
		generous.render(around(kept), "input");
		generous.render(around(kept), "input");
		for (int maxSize = 200; maxSize < 2500; maxSize++) {
			ContentRenderer renderer = new ContentRenderer(maxSize);
			assertThat(renderer.render(around(kept), "input"))
				.isEqualTo(renderer.render(around(ContentSource.of(TOOLS)), "input"));
		}
	}

	@Test
	void isNotAskedAgainAfterTheSecondTime() throws IOException {
		ContentRenderer renderer = new ContentRenderer(10_000);
		Rendered first = renderer.render(around(this.counted), "input");
		assertThat(renderer.render(around(this.counted), "input")).isEqualTo(first);
		assertThat(this.asked).isEqualTo(2);
		assertThat(renderer.render(around(this.counted), "input")).isEqualTo(first);
		assertThat(this.asked).isEqualTo(2);
	}

	@Test
	void whatIsLargeIsAskedEachTime() throws IOException {
		String large = "x".repeat(70_000);
		ContentSource kept = ContentSource.kept(ContentSource.text(large));
		ContentRenderer renderer = new ContentRenderer(100_000);
		for (int i = 0; i < 4; i++) {
			assertThat(json(renderer.render(kept, "input"))).isEqualTo('"' + large + '"');
		}
	}

	@Test
	void isWrittenToAnyGenerator() throws IOException {
		ObjectMapper mapper = new ObjectMapper();
		ContentSource kept = ContentSource.kept(ContentSource.of(TOOLS));
		new ContentRenderer(10_000).render(kept, "input");
		StringWriter buffer = new StringWriter();
		try (JsonGenerator json = mapper.createGenerator(buffer)) {
			kept.writeTo(json);
		}
		assertThat(mapper.readTree(buffer.toString())).isEqualTo(mapper.valueToTree(TOOLS));
	}

	@Test
	void whatCannotBeWrittenFailsEachTime() {
		ContentSource kept = ContentSource.kept((json) -> {
			throw new IOException("not now");
		});
		ContentRenderer renderer = new ContentRenderer(1000);
		for (int i = 0; i < 3; i++) {
			assertThatIOException().isThrownBy(() -> renderer.render(kept, "input")).withMessage("not now");
		}
	}

	private static ContentSource around(ContentSource content) {
		return (json) -> {
			json.writeStartObject();
			json.writeStringField("question", "May I \"cancel\"?".repeat(10));
			json.writeFieldName("tools");
			content.writeTo(json);
			json.writeArrayFieldStart("more");
			content.writeTo(json);
			content.writeTo(json);
			json.writeEndArray();
			json.writeEndObject();
		};
	}

	private static String json(Rendered rendered) {
		return Objects.requireNonNull(rendered.content()).json();
	}

}
