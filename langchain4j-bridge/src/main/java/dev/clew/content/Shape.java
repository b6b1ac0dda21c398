package dev.clew.content;

import java.lang.reflect.Field;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How objects of a class are written.
 *
 * @param isOpaque whether by the name of the class alone
 * @param properties the fields, where that is what is written
 */
record Shape(boolean isOpaque, List<Property> properties) {

	static final Shape OPAQUE = new Shape(true, List.of());

	static final Shape WITHOUT_FIELDS = new Shape(false, List.of());

	/**
	 * A field that is written.
	 *
	 * @param name its name in JSON
	 * @param field the field, which can be read
	 */
	record Property(String name, Field field) {

		@Nullable Object of(Object object) {
			try {
				return this.field.get(object);
			}
			catch (IllegalAccessException ex) {
				throw new IllegalStateException(this.field + " cannot be read", ex);
			}
		}

	}

}
