package dev.clew.content;

import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.TreeNode;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;

/**
 * Knows of each class how its objects are written: the fields and names that
 * LangChain4j's own JSON has. Thread-safe.
 */
final class Shapes {

	private static final List<String> NOT_DATA = List.of("org.springframework.", "jakarta.", "javax.", "org.hibernate.",
			"org.reactivestreams.", "java.util.concurrent.Flow", "java.sql.", "java.lang.reflect.", "io.micrometer.",
			"reactor.", "org.slf4j.", "ch.qos.logback.", "dev.langchain4j.agentic.UntypedAgent",
			"dev.langchain4j.agentic.agent.", "dev.langchain4j.agentic.internal.",
			"dev.langchain4j.agentic.observability.", "dev.langchain4j.agentic.planner.",
			"dev.langchain4j.agentic.scope.", "dev.langchain4j.agentic.supervisor.Supervisor",
			"dev.langchain4j.agentic.workflow.", "dev.langchain4j.invocation.", "dev.langchain4j.memory.",
			"dev.langchain4j.service.", "dev.langchain4j.model.chat.ChatModel",
			"dev.langchain4j.model.chat.StreamingChatModel", "dev.langchain4j.model.embedding.EmbeddingModel",
			"dev.langchain4j.rag.content.retriever.", "dev.langchain4j.store.embedding.EmbeddingStore");

	private static final List<String> CONTAINERS = List.of("java.util.", "com.google.common.collect.",
			"kotlin.collections.", "scala.collection.");

	private static final List<Class<?>> HANDLES = List.of(AutoCloseable.class, Runnable.class, Callable.class,
			Future.class, CompletionStage.class, Iterator.class, Class.class, ClassLoader.class, Thread.class,
			Throwable.class);

	private volatile @Nullable ObjectMapper fields;

	private final ClassValue<Shape> shapes = new ClassValue<>() {

		@Override
		protected Shape computeValue(Class<?> type) {
			return shapeOf(type);
		}

	};

	Shape of(Object value) {
		return this.shapes.get(value.getClass());
	}

	private Shape shapeOf(Class<?> type) {
		if (type.isArray() || type == Optional.class || type == Object.class) {
			return Shape.WITHOUT_FIELDS;
		}
		if (!isData(type)) {
			return Shape.OPAQUE;
		}
		if (Iterable.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type)) {
			boolean known = TreeNode.class.isAssignableFrom(type) || (startsWith(CONTAINERS, type)
					&& (Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type)));
			return known ? Shape.WITHOUT_FIELDS : Shape.OPAQUE;
		}
		return (type.getClassLoader() == null) ? Shape.OPAQUE : ofFields(type);
	}

	// Made for the first class that needs it.
	private ObjectMapper fields() {
		ObjectMapper known = this.fields;
		if (known == null) {
			known = JsonMapper.builder()
				.visibility(PropertyAccessor.ALL, Visibility.NONE)
				.visibility(PropertyAccessor.FIELD, Visibility.ANY)
				.build();
			this.fields = known;
		}
		return known;
	}

	private Shape ofFields(Class<?> type) {
		ObjectMapper fields = fields();
		BeanDescription description = fields.getSerializationConfig().introspect(fields.constructType(type));
		List<Shape.Property> properties = new ArrayList<>();
		for (BeanPropertyDefinition property : description.findProperties()) {
			Field field = (property.getField() != null) ? property.getField().getAnnotated() : null;
			if (field != null && field.trySetAccessible()) {
				properties.add(new Shape.Property(property.getName(), field));
			}
		}
		return new Shape(false, List.copyOf(properties));
	}

	private static boolean isData(Class<?> type) {
		boolean handle = type.isHidden() || Proxy.isProxyClass(type)
				|| HANDLES.stream().anyMatch((one) -> one.isAssignableFrom(type));
		return !handle && isPlain(type);
	}

	private static boolean isPlain(@Nullable Class<?> type) {
		if (type == null || type == Object.class) {
			return true;
		}
		if (startsWith(NOT_DATA, type) || isEntity(type)) {
			return false;
		}
		for (Class<?> implemented : type.getInterfaces()) {
			if (!isPlain(implemented)) {
				return false;
			}
		}
		return isPlain(type.getSuperclass());
	}

	private static boolean isEntity(Class<?> type) {
		for (Annotation annotation : type.getDeclaredAnnotations()) {
			if (annotation.annotationType().getName().startsWith("jakarta.persistence.")) {
				return true;
			}
		}
		return false;
	}

	private static boolean startsWith(List<String> prefixes, Class<?> type) {
		return prefixes.stream().anyMatch(type.getName()::startsWith);
	}

}
