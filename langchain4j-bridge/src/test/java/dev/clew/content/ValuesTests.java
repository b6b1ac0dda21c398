package dev.clew.content;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import dev.clew.trace.Content;
import dev.clew.trace.ObservationType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ValuesTests {

	private static final ContentRenderer RENDERER = new ContentRenderer(1000);

	@Test
	void dataIsWrittenAsJson() throws IOException {
		assertThat(json(null)).isEqualTo("null");
		assertThat(json("text")).isEqualTo("\"text\"");
		assertThat(json(ObservationType.CHAIN)).isEqualTo("\"CHAIN\"");
		assertThat(json(new Hut("Alp", 12))).isEqualTo("{\"name\":\"Alp\",\"beds\":12}");
		assertThat(json(List.of(new Hut("Alp", 12), Optional.of(3)))).isEqualTo("[{\"name\":\"Alp\",\"beds\":12},3]");
		assertThat(json(new Object[] { 1, "two" })).isEqualTo("[1,\"two\"]");
		assertThat(json(Optional.empty())).isEqualTo("null");
		assertThat(json(new byte[10])).isEqualTo("{\"size\":10}");
	}

	@Test
	void whatIsNoDataIsWrittenByItsClass() throws IOException {
		Map<String, Object> arguments = new LinkedHashMap<>();
		arguments.put("stream", new ByteArrayInputStream(new byte[] { 1 }));
		arguments.put("future", new CompletableFuture<>());
		arguments.put("failure", new IllegalStateException("full"));
		arguments.put("iterator", new Countdown());
		assertThat(json(arguments)).isEqualTo("{\"stream\":\"java.io.ByteArrayInputStream\","
				+ "\"future\":\"java.util.concurrent.CompletableFuture\","
				+ "\"failure\":\"java.lang.IllegalStateException: full\",\"iterator\":\"dev.clew.content.ValuesTests$Countdown\"}");
		Runnable lambda = () -> {
		};
		assertThat(json(lambda)).contains("ValuesTests$$Lambda");
	}

	@Test
	void longCollectionIsCut() throws IOException {
		assertThat(json(Collections.nCopies(100_000, "bed"))).endsWith("]").hasSizeBetween(900, 1100);
	}

	private static String json(@Nullable Object value) throws IOException {
		Content content = RENDERER.render(ContentSource.of(value), "input").content();
		return (content != null) ? content.json() : "";
	}

	/**
	 * Data.
	 *
	 * @param name its name
	 * @param beds how many beds
	 */
	private record Hut(String name, int beds) {

	}

	/**
	 * To look into it is to use it up.
	 */
	private static final class Countdown implements Iterator<Integer> {

		@Override
		public boolean hasNext() {
			return true;
		}

		@Override
		public Integer next() {
			throw new IllegalStateException("used up");
		}

	}

}
