package dev.clew.langchain4j.call;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Private fields of one class of LangChain4j, which has no getters for them.
 */
public final class PrivateFields {

	private final Class<?> owner;

	private final List<@Nullable Field> fields;

	private final @Nullable String obstacle;

	private PrivateFields(Class<?> owner, List<@Nullable Field> fields, @Nullable String obstacle) {
		this.owner = owner;
		this.fields = fields;
		this.obstacle = obstacle;
	}

	public static PrivateFields of(Class<?> owner, String... names) {
		return of(owner, List.of(names), List.of());
	}

	/**
	 * Some of the fields, whatever others there are: for facts, not for copies.
	 * @param owner class that has them
	 * @param names of the fields
	 * @return fields whose values are {@code null} where this version lacks them
	 */
	public static PrivateFields some(Class<?> owner, String... names) {
		try {
			Map<String, Field> there = fieldsOf(owner);
			List<@Nullable Field> fields = new ArrayList<>();
			for (String name : names) {
				fields.add(there.containsKey(name) ? accessible(there.remove(name)) : null);
			}
			return new PrivateFields(owner, fields, null);
		}
		catch (RuntimeException | LinkageError ex) {
			return new PrivateFields(owner, List.of(), unreadable(owner, ex));
		}
	}

	// Never fails: another version of LangChain4j may have other fields, or forbid to
	// read them. One with a field that is not among the names is not known whole.
	public static PrivateFields of(Class<?> owner, List<String> names, List<String> sinceLater) {
		try {
			Map<String, Field> there = fieldsOf(owner);
			List<@Nullable Field> fields = new ArrayList<>();
			names.forEach((name) -> fields.add(accessible(
					Optional.ofNullable(there.remove(name)).orElseThrow(() -> new NoSuchElementException(name)))));
			sinceLater.forEach((name) -> fields.add(there.containsKey(name) ? accessible(there.remove(name)) : null));
			return new PrivateFields(owner, fields,
					there.isEmpty() ? null : unreadable(owner, "it has unknown fields " + there.keySet()));
		}
		catch (RuntimeException | LinkageError ex) {
			return new PrivateFields(owner, List.of(), unreadable(owner, ex));
		}
	}

	private static Map<String, Field> fieldsOf(Class<?> owner) {
		Map<String, Field> fields = new LinkedHashMap<>();
		Stream.of(owner.getDeclaredFields())
			.filter((field) -> !Modifier.isStatic(field.getModifiers()) && !field.isSynthetic())
			.forEach((field) -> fields.put(field.getName(), field));
		return fields;
	}

	private static Field accessible(Field field) {
		field.setAccessible(true);
		return field;
	}

	private static String unreadable(Class<?> owner, Object why) {
		return "the parts of " + owner.getName() + " cannot be read: " + why;
	}

	// Why they cannot be read.
	public @Nullable String obstacle() {
		return this.obstacle;
	}

	// Values in the order of the names, null for those that this version lacks. Absent
	// for
	// subclasses and mocks, which may do without these fields.
	public @Nullable Object @Nullable [] read(Object object) throws IllegalAccessException {
		if (this.obstacle != null || object.getClass() != this.owner || Mocks.isManaged(object)) {
			return null;
		}
		@Nullable Object[] values = new Object[this.fields.size()];
		for (int i = 0; i < values.length; i++) {
			Field field = this.fields.get(i);
			values[i] = (field != null) ? field.get(object) : null;
		}
		return (values[0] != null) ? values : null;
	}

}
