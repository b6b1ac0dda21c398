package dev.clew;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.clew.content.ContentSource;
import org.jspecify.annotations.Nullable;

/**
 * Content out of whatever objects an application has. To look into an object means to
 * call its getters: those of a request would read it, those of an entity query the
 * database. What may be no plain data is written by the name of its class.
 */
final class DataOnly {

	private static final List<String> NOT_DATA = List.of("org.springframework.", "jakarta.", "javax.", "org.hibernate.",
			"org.reactivestreams.", "java.util.concurrent.Flow", "java.sql.", "java.lang.reflect.");

	private static final List<Class<?>> HANDLES = List.of(AutoCloseable.class, Runnable.class, Callable.class,
			Future.class, CompletionStage.class, Iterator.class, Class.class, ClassLoader.class, Thread.class);

	private DataOnly() {
	}

	// Arguments come as a map, elements as a list: these are looked into.
	static ContentSource of(@Nullable Object value) {
		return (json) -> {
			if (value instanceof Map<?, ?> map && isOfJdk(map)) {
				write(json, map);
			}
			else if (value instanceof Object[] array) {
				write(json, Arrays.asList(array));
			}
			else if (value instanceof Collection<?> collection && isOfJdk(collection)) {
				write(json, collection);
			}
			else {
				json.writePOJO(data(value));
			}
		};
	}

	private static void write(JsonGenerator json, Map<?, ?> map) throws IOException {
		json.writeStartObject();
		for (Map.Entry<?, ?> entry : map.entrySet()) {
			json.writeFieldName(String.valueOf(entry.getKey()));
			json.writePOJO(data(entry.getValue()));
		}
		json.writeEndObject();
	}

	private static void write(JsonGenerator json, Collection<?> collection) throws IOException {
		json.writeStartArray();
		for (Object one : collection) {
			json.writePOJO(data(one));
		}
		json.writeEndArray();
	}

	private static @Nullable Object data(@Nullable Object value) {
		if (value instanceof Optional<?> optional) {
			return data(optional.orElse(null));
		}
		if (value instanceof Throwable error) {
			return error.toString();
		}
		return (value == null || isData(value)) ? value : value.getClass().getName();
	}

	private static boolean isData(Object value) {
		Class<?> type = value.getClass();
		boolean handle = type.isHidden() || Proxy.isProxyClass(type)
				|| HANDLES.stream().anyMatch((one) -> one.isInstance(value));
		return !handle && isData(type);
	}

	private static boolean isData(@Nullable Class<?> type) {
		if (type == null || type == Object.class) {
			return true;
		}
		if (isForeign(type)) {
			return false;
		}
		for (Annotation annotation : type.getDeclaredAnnotations()) {
			if (annotation.annotationType().getName().startsWith("jakarta.persistence.")) {
				return false;
			}
		}
		for (Class<?> implemented : type.getInterfaces()) {
			if (!isData(implemented)) {
				return false;
			}
		}
		return isData(type.getSuperclass());
	}

	private static boolean isForeign(Class<?> type) {
		return NOT_DATA.stream().anyMatch(type.getName()::startsWith);
	}

	private static boolean isOfJdk(Object container) {
		return container.getClass().getName().startsWith("java.util.");
	}

}
