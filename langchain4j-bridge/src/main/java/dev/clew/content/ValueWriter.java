package dev.clew.content;

import java.io.IOException;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.TreeNode;
import org.jspecify.annotations.Nullable;

/**
 * Writes whatever objects an application has, by their fields. No method of theirs is
 * called: a getter of a request would read it, one of an entity query the database, and
 * any of them may be slow. What may be no plain data is written by the name of its class.
 * Thread-safe.
 */
final class ValueWriter {

	private static final int MAX_DEPTH = 50;

	private final Shapes shapes = new Shapes();

	private final Digests digests = new Digests();

	Digests digests() {
		return this.digests;
	}

	void write(JsonGenerator json, @Nullable Object value) throws IOException {
		if (value == null) {
			json.writeNull();
		}
		else if (!scalar(json, value)) {
			new Walk(json).structure(value);
		}
	}

	private static boolean scalar(JsonGenerator json, Object value) throws IOException {
		if (value instanceof String text) {
			json.writeString(text);
		}
		else if (value instanceof Boolean state) {
			json.writeBoolean(state);
		}
		else if (value instanceof byte[] bytes) {
			json.writeBinary(bytes);
		}
		else {
			return Scalars.write(json, value);
		}
		return true;
	}

	/**
	 * Writes one value with all that is in it.
	 */
	private final class Walk {

		private final JsonGenerator json;

		private final Elements.Writer<@Nullable Object> each = (to, one) -> write(one);

		private final Elements.Writer<Map.Entry<?, ?>> field = (to, entry) -> field(entry);

		// What a value is within, from the outermost.
		private final List<Object> around = new ArrayList<>();

		Walk(JsonGenerator json) {
			this.json = json;
		}

		void write(@Nullable Object value) throws IOException {
			if (value == null) {
				this.json.writeNull();
			}
			else if (!scalar(this.json, value)) {
				structure(value);
			}
		}

		private void structure(Object value) throws IOException {
			Shape shape = ValueWriter.this.shapes.of(value);
			if (this.around.size() == MAX_DEPTH || isWithin(value) || shape.isOpaque()) {
				this.json.writeString(value.getClass().getName());
				return;
			}
			this.around.add(value);
			inner(value, shape);
			this.around.remove(this.around.size() - 1);
		}

		@SuppressWarnings("ReferenceEquality")
		private boolean isWithin(Object value) {
			for (int i = 0; i < this.around.size(); i++) {
				if (this.around.get(i) == value) {
					return true;
				}
			}
			return false;
		}

		private void inner(Object value, Shape shape) throws IOException {
			if (value instanceof Optional<?> optional) {
				write(optional.orElse(null));
			}
			else if (value instanceof Object[] array) {
				Elements.write(this.json, Arrays.asList(array), this.each);
			}
			else if (value.getClass().isArray()) {
				Elements.write(this.json, new PrimitiveArray(value), this.each);
			}
			else if (value instanceof List<?> list) {
				Elements.write(this.json, list, this.each);
			}
			else if (value instanceof Collection<?> collection) {
				collection(collection);
			}
			else if (value instanceof Map<?, ?> map) {
				map(map);
			}
			else if (value instanceof TreeNode tree) {
				tree(tree);
			}
			else {
				fields(value, shape);
			}
		}

		private void collection(Collection<?> collection) throws IOException {
			Elements.write(this.json, false, collection, this.each);
		}

		private void map(Map<?, ?> map) throws IOException {
			Elements.write(this.json, true, map.isEmpty() ? List.of() : map.entrySet(), this.field);
		}

		private void field(Map.Entry<?, ?> entry) throws IOException {
			this.json.writeFieldName(Scalars.key(entry.getKey()));
			write(entry.getValue());
		}

		private void tree(TreeNode tree) throws IOException {
			try (JsonParser parser = tree.traverse()) {
				parser.nextToken();
				this.json.copyCurrentStructure(parser);
			}
		}

		private void fields(Object value, Shape shape) throws IOException {
			this.json.writeStartObject();
			for (Shape.Property property : shape.properties()) {
				this.json.writeFieldName(property.name());
				write(property.of(value));
			}
			this.json.writeEndObject();
		}

	}

	/**
	 * An array of primitives as a list.
	 */
	private static final class PrimitiveArray extends java.util.AbstractList<Object> implements java.util.RandomAccess {

		private final Object array;

		PrimitiveArray(Object array) {
			this.array = array;
		}

		@Override
		public Object get(int index) {
			return Array.get(this.array, index);
		}

		@Override
		public int size() {
			return Array.getLength(this.array);
		}

	}

}
