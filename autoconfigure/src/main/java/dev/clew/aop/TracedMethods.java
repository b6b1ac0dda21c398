package dev.clew.aop;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.clew.Traced;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.support.StaticMethodMatcherPointcut;
import org.springframework.core.MethodClassKey;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.util.ReflectionUtils;

/**
 * The annotated methods of beans. What they say is read once.
 */
final class TracedMethods extends StaticMethodMatcherPointcut {

	private final Map<MethodClassKey, Optional<TracedMethod>> known = new ConcurrentHashMap<>();

	@Override
	public boolean matches(Method method, Class<?> targetClass) {
		return find(method, targetClass) != null;
	}

	@Nullable TracedMethod find(Method method, Class<?> targetClass) {
		return this.known
			.computeIfAbsent(new MethodClassKey(method, targetClass),
					(key) -> Optional.ofNullable(TracedMethod.of(method, targetClass)))
			.orElse(null);
	}

	// Private and static ones are included for the warning that they are not traced.
	static Set<Method> of(Class<?> type) {
		if (!AnnotationUtils.isCandidateClass(type, Traced.class)
				|| type.getName().startsWith("org.springframework.")) {
			return Set.of();
		}
		return MethodIntrospector.selectMethods(type, ReflectionUtils.USER_DECLARED_METHODS
			.and((method) -> AnnotatedElementUtils.hasAnnotation(method, Traced.class)));
	}

}
