package dev.clew.content;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clew.trace.Content;
import dev.clew.trace.ObservationType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ValueWriterTests {

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
				+ "\"failure\":\"java.lang.IllegalStateException: full\",\"iterator\":\"dev.clew.content.ValueWriterTests$Countdown\"}");
		Runnable lambda = () -> {
		};
		assertThat(json(lambda)).contains("ValueWriterTests$$Lambda");
	}

	@Test
	void fieldsAreWrittenAlsoPrivateOnes() throws IOException {
		assertThat(json(new Person("Ann", List.of(new Hut("Alp", 12)))))
			.isEqualTo("{\"name\":\"Ann\",\"favourites\":[{\"name\":\"Alp\",\"beds\":12}],\"e-mail\":null}");
	}

	@Test
	void noMethodIsCalled() throws IOException {
		Map<Object, Object> values = new LinkedHashMap<>();
		values.put(new Touchy(), new Touchy());
		values.put("list", List.of(new Touchy()));
		values.put("array", new Touchy[] { new Touchy() });
		values.put("own list", new TouchyList());
		values.put("failure", new TouchyFailure());
		assertThat(json(values)).isEqualTo("{\"" + Touchy.class.getName()
				+ "\":{\"note\":\"calm\"},\"list\":[{\"note\":\"calm\"}],\"array\":[{\"note\":\"calm\"}],\"own list\":\""
				+ TouchyList.class.getName() + "\",\"failure\":\"" + TouchyFailure.class.getName() + "\"}");
		assertThat(RENDERER.text(new Touchy())).isEqualTo("{\"note\":\"calm\"}");
		assertThat(RENDERER.text(new TouchyList())).isEqualTo(TouchyList.class.getName());
	}

	@Test
	void whatIsWithinItselfIsWrittenByItsClass() throws IOException {
		Person person = new Person("Ann", new ArrayList<>());
		person.favourites.add(person);
		assertThat(json(person))
			.isEqualTo("{\"name\":\"Ann\",\"favourites\":[\"" + Person.class.getName() + "\"],\"e-mail\":null}");
		Object deep = "bottom";
		for (int i = 0; i < 1000; i++) {
			deep = List.of(deep);
		}
		assertThat(json(deep)).isEqualTo("[".repeat(50) + "\"java.util.ImmutableCollections$List12\"" + "]".repeat(50));
	}

	@Test
	void valuesOfTheJdkAreNumbersAndTexts() throws IOException {
		assertThat(json(List.of(1, 2L, (short) 3, 1.5, 2.5f, new BigDecimal("1E+3"), 'c', true)))
			.isEqualTo("[1,2,3,1.5,2.5,1E+3,\"c\",true]");
		assertThat(json(new int[] { 1, 2 })).isEqualTo("[1,2]");
		assertThat(json(
				List.of(LocalDate.of(2026, 11, 30), Duration.ofSeconds(2), URI.create("a:b"), new StringBuilder("x"))))
			.isEqualTo("[\"2026-11-30\",\"PT2S\",\"a:b\",\"x\"]");
		assertThat(json(new ObjectMapper().createObjectNode().put("a", 1))).isEqualTo("{\"a\":1}");
		assertThat(RENDERER.text(LocalDate.of(2026, 11, 30))).isEqualTo("2026-11-30");
		assertThat(RENDERER.text(7)).isEqualTo("7");
		assertThat(RENDERER.text(List.of("a", 1))).isEqualTo("[\"a\",1]");
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
	 * Data without a getter.
	 */
	@SuppressWarnings("unused")
	private static final class Person {

		private static final String KIND = "person";

		private final String name;

		private final List<Object> favourites;

		@JsonProperty("e-mail")
		private final @Nullable String address = null;

		private final transient String cache = "cached";

		@JsonIgnore
		private final String secret = "hidden";

		Person(String name, List<Object> favourites) {
			this.name = name;
			this.favourites = favourites;
		}

	}

	/**
	 * Fails whatever is called.
	 */
	public static final class Touchy {

		@SuppressWarnings("unused")
		private final String note = "calm";

		public String getNote() {
			throw new IllegalStateException("getter");
		}

		@JsonProperty("other")
		public String getOther() {
			throw new IllegalStateException("annotated getter");
		}

		@JsonValue
		public String value() {
			throw new IllegalStateException("value");
		}

		@Override
		public String toString() {
			throw new IllegalStateException("toString");
		}

	}

	private static final class TouchyList extends AbstractList<String> {

		@Override
		public String get(int index) {
			throw new IllegalStateException("get");
		}

		@Override
		public int size() {
			throw new IllegalStateException("size");
		}

	}

	private static final class TouchyFailure extends RuntimeException {

		@Override
		public String getMessage() {
			throw new IllegalStateException("getMessage");
		}

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
