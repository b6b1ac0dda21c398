package dev.clew.content;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonGenerator;
import com.sun.management.ThreadMXBean;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * That the work for a content depends on what is kept of it, not on its size. Measured as
 * allocation, which does not depend on the machine.
 */
class BoundedWorkTests {

	private static final int MAX_SIZE = 64 * 1024;

	private static final int MOST = 48 * MAX_SIZE;

	private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	private final ContentRenderer renderer = new ContentRenderer(MAX_SIZE);

	static Stream<Arguments> contents() {
		return Stream.of(Arguments.of("text of 50 MB", ContentSource.text("y".repeat(50_000_000))),
				Arguments.of("text of 50 MB in other letters", ContentSource.text("\u4E16".repeat(25_000_000))),
				Arguments.of("JSON with a text of 5 MB",
						ContentSource.json("{\"what\":\"" + "z".repeat(5_000_000) + "\",\"n\":1}")),
				Arguments.of("JSON with an escaped text of 5 MB",
						ContentSource.json("{\"what\":\"" + "line\\n \\u0041".repeat(400_000) + "\"}")),
				Arguments.of("JSON string of JSON of 5 MB",
						ContentSource.json("\"{" + "\\\"a\\\":1,".repeat(500_000) + "}\"")),
				Arguments.of("JSON of many rows", ContentSource.json(rows(200_000))),
				Arguments.of("JSON of many numbers", ContentSource.json("[" + "1,".repeat(2_500_000) + "1]")),
				Arguments.of("no JSON of 5 MB", ContentSource.json("[" + "{\"a\":[".repeat(800_000))),
				Arguments.of("JSON with an endless text", ContentSource.json("[\"" + "x".repeat(5_000_000))),
				Arguments.of("many messages", messages(10_000, 200)),
				Arguments.of("large messages", messages(1000, 100_000)),
				Arguments.of("many numbers", ContentSource.of(IntStream.range(0, 1_000_000).boxed().toList())),
				Arguments.of("array of numbers", ContentSource.of(new double[1_000_000])),
				Arguments.of("set", ContentSource.of(set(100_000))),
				Arguments.of("map", ContentSource.of(map(100_000))), Arguments.of("lists", ContentSource.of(nested(5))),
				Arguments.of("rows one after the other", (ContentSource) BoundedWorkTests::writeRows));
	}

	private static void writeRows(JsonGenerator json) throws IOException {
		json.writeStartArray();
		for (int i = 0; i < 1_000_000; i++) {
			json.writeStartObject();
			json.writeNumberField("a", i);
			json.writeEndObject();
		}
		json.writeEndArray();
	}

	static Stream<Arguments> tinyValues() {
		Stream<String> texts = Stream
			.of("1", "0.1234567", "null", "\"a\"", "\"element 12\"", "[]", "[[1]]", "{\"a\":1}")
			.map((value) -> '[' + (value + ',').repeat(500_000) + value + ']');
		Stream<Object> values = Stream.of(1, 0.5, true, "a", List.of(), Map.of(), List.of(1), List.of(List.of()),
				Map.of("a", 1), new Tiny(1));
		return Stream.concat(texts.map(ContentSource::json),
				values.flatMap((value) -> Stream
					.of(Collections.nCopies(1_000_000, value), new ArrayDeque<>(Collections.nCopies(90_000, value)))
					.map(ContentSource::of)))
			.map(Arguments::of);
	}

	private static String rows(int count) {
		StringBuilder json = new StringBuilder("[");
		for (int i = 0; i < count; i++) {
			json.append((i > 0) ? "," : "")
				.append("{\"hut\":\"HUT-")
				.append(i)
				.append("\",\"beds\":")
				.append(i)
				.append('}');
		}
		return json.append(']').toString();
	}

	private static ContentSource messages(int count, int length) {
		String text = "m".repeat(length);
		List<Integer> messages = IntStream.range(0, count).boxed().toList();
		return (json) -> Elements.write(json, messages, (to, number) -> {
			to.writeStartObject();
			to.writeStringField("role", "user");
			to.writeStringField("content", text);
			to.writeEndObject();
		});
	}

	private static Set<String> set(int count) {
		Set<String> set = new HashSet<>();
		IntStream.range(0, count).forEach((i) -> set.add("element " + i));
		return set;
	}

	private static Map<String, String> map(int count) {
		Map<String, String> map = new LinkedHashMap<>();
		IntStream.range(0, count).forEach((i) -> map.put("key " + i, "value " + i));
		return map;
	}

	private static List<Object> nested(int depth) {
		List<Object> list = new ArrayList<>();
		Object inner = (depth == 0) ? "leaf" : nested(depth - 1);
		IntStream.range(0, 40).forEach((i) -> list.add(inner));
		return list;
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("contents")
	void allocatesASmallMultipleOfWhatIsKept(String name, ContentSource source) throws IOException {
		allocatesASmallMultiple(source);
	}

	@ParameterizedTest
	@MethodSource("tinyValues")
	void allocatesNoMoreForMassesOfTinyValues(ContentSource source) throws IOException {
		allocatesASmallMultiple(source);
	}

	private void allocatesASmallMultiple(ContentSource source) throws IOException {
		this.renderer.render(source, "input");
		long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
		Rendered rendered = this.renderer.render(source, "input");
		long allocated = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
		assertThat(allocated).as("bytes for each that could be kept: %d", allocated / MAX_SIZE).isLessThan(MOST);
		assertThat(Objects.requireNonNull(rendered.content()).size()).isBetween(MAX_SIZE / 4, MAX_SIZE);
		assertThat(rendered.note()).matches("input cut: \\d+ of (at least )?\\d+ bytes kept");
	}

	@ParameterizedTest
	@MethodSource("images")
	void imageIsHashedWithoutCopyAndOnce(ContentSource image) throws IOException {
		long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
		Rendered first = this.renderer.render(image, "input");
		long allocated = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
		assertThat(Objects.requireNonNull(first.content()).json()).startsWith("{")
			.contains("\"size\":15000000,\"sha256\":");
		assertThat(allocated).isLessThan(20_000_000);
		before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
		Rendered second = this.renderer.render(image, "input");
		assertThat(THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - before).isLessThan(MAX_SIZE);
		assertThat(second).isEqualTo(first);
	}

	static Stream<ContentSource> images() {
		String base64 = "A".repeat(20_000_000);
		return Stream.of((json) -> {
			json.writeStartObject();
			Binary.write(json, base64);
			json.writeEndObject();
		});
	}

	record Tiny(int number) {
	}

}
