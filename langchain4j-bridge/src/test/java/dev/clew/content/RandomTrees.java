package dev.clew.content;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import com.fasterxml.jackson.core.JsonGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Values of random shape: deep and flat, long and short, with whatever texts, numbers and
 * keys.
 */
final class RandomTrees {

	private static final List<String> PARTS = List.of("a", "word ", "\"", "\\", "\n", "\u0001", "\u00FC", "\u20AC",
			"\uD83C\uDFD4", "\uD83C", "\uDFD4", "{", "]", "\\u0041", "\u2028");

	private final Random random;

	private final List<String> planted;

	private int nodes;

	RandomTrees(long seed) {
		this(seed, List.of());
	}

	// With some of these texts between blanks.
	RandomTrees(long seed, List<String> planted) {
		this.random = new Random(seed);
		this.planted = planted;
		this.nodes = 1 + this.random.nextInt(2000);
	}

	@Nullable Object next() {
		return value(0);
	}

	private @Nullable Object value(int depth) {
		this.nodes--;
		int kind = this.random.nextInt((depth > 40 || this.nodes < 0) ? 6 : 12);
		return switch (kind) {
			case 0 -> null;
			case 1 -> this.random.nextBoolean();
			case 2 -> this.random.nextInt();
			case 3 -> this.random.nextGaussian() * Math.pow(10, this.random.nextInt(20));
			case 4, 5 -> text((this.random.nextInt(6) != 0) ? 40 : 5000);
			case 6, 7, 8 -> list(depth);
			default -> map(depth);
		};
	}

	private String text(int longest) {
		StringBuilder text = new StringBuilder();
		int length = this.random.nextInt(longest);
		boolean plain = this.random.nextBoolean();
		while (text.length() < length) {
			text.append(plain ? "text " : PARTS.get(this.random.nextInt(PARTS.size())));
		}
		if (!this.planted.isEmpty() && this.random.nextInt(4) == 0) {
			text.append(' ').append(this.planted.get(this.random.nextInt(this.planted.size()))).append(' ');
		}
		return text.toString();
	}

	private int size() {
		return this.random.nextInt((this.random.nextInt(5) != 0) ? 6 : 300);
	}

	private List<@Nullable Object> list(int depth) {
		List<@Nullable Object> list = new ArrayList<>();
		for (int i = size(); i > 0; i--) {
			list.add(value(depth + 1));
		}
		return list;
	}

	private Map<String, @Nullable Object> map(int depth) {
		Map<String, @Nullable Object> map = new LinkedHashMap<>();
		for (int i = size(); i > 0; i--) {
			String key = (this.random.nextInt(4) == 0) ? "name"
					: text((this.random.nextInt(40) != 0) ? 12 : 600) + "#" + i;
			map.put(key, value(depth + 1));
		}
		return map;
	}

	// As a source that writes one element after the other, without a list that could be
	// asked for its end.
	static void write(JsonGenerator json, @Nullable Object value) throws IOException {
		if (value instanceof Map<?, ?> map) {
			json.writeStartObject();
			for (Map.Entry<?, ?> entry : map.entrySet()) {
				json.writeFieldName(String.valueOf(entry.getKey()));
				write(json, entry.getValue());
			}
			json.writeEndObject();
		}
		else if (value instanceof List<?> list) {
			json.writeStartArray();
			for (Object element : list) {
				write(json, element);
			}
			json.writeEndArray();
		}
		else {
			json.writePOJO(value);
		}
	}

}
