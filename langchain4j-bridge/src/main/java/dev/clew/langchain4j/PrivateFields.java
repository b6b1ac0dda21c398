package dev.clew.langchain4j;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Private fields of one class of LangChain4j, which has no getters for them.
 */
final class PrivateFields {

	private final Class<?> owner;

	private final List<Field> fields;

	private final @Nullable String obstacle;

	private PrivateFields(Class<?> owner, List<Field> fields, @Nullable String obstacle) {
		this.owner = owner;
		this.fields = fields;
		this.obstacle = obstacle;
	}

	// Never fails: another version of LangChain4j may have other fields, or forbid to
	// read them.
	static PrivateFields of(Class<?> owner, String... names) {
		List<Field> fields = new ArrayList<>();
		try {
			for (String name : names) {
				Field field = owner.getDeclaredField(name);
				field.setAccessible(true);
				fields.add(field);
			}
			return new PrivateFields(owner, fields, null);
		}
		catch (ReflectiveOperationException | RuntimeException | LinkageError ex) {
			return new PrivateFields(owner, List.of(), "the parts of " + owner.getName() + " cannot be read: " + ex);
		}
	}

	// Why they cannot be read.
	@Nullable String obstacle() {
		return this.obstacle;
	}

	// Values in the order of the names. Absent where the object is of any other class,
	// since
	// a subclass may do without them, and where the first is missing, as in a mock.
	@Nullable Object @Nullable [] read(Object object) throws IllegalAccessException {
		if (this.obstacle != null || object.getClass() != this.owner) {
			return null;
		}
		@Nullable Object[] values = new Object[this.fields.size()];
		for (int i = 0; i < values.length; i++) {
			values[i] = this.fields.get(i).get(object);
		}
		return (values[0] != null) ? values : null;
	}

}
