package dev.clew.aop;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.clew.Traced;
import dev.clew.trace.ObservationType;
import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ClassUtils;

/**
 * What an annotated method is in a trace.
 *
 * @param type kind of step
 * @param name what the step is called
 * @param input whether the arguments are recorded
 * @param output whether the result is recorded
 * @param parameters names of the parameters
 */
record TracedMethod(ObservationType type, String name, boolean input, boolean output, String[] parameters) {

	// The annotation may stand on an interface or on what the method overrides.
	static @Nullable TracedMethod of(Method method, Class<?> targetClass) {
		Method specific = ClassUtils.getMostSpecificMethod(method, targetClass);
		Traced traced = AnnotatedElementUtils.findMergedAnnotation(specific, Traced.class);
		if (traced == null) {
			return null;
		}
		Method named = Proxies.hasInterfacesOnly(targetClass) ? method : specific;
		Class<?> owner = Proxies.hasInterfacesOnly(targetClass) ? method.getDeclaringClass()
				: ClassUtils.getUserClass(targetClass);
		String name = traced.name().isBlank() ? owner.getSimpleName() + "." + method.getName() : traced.name();
		String[] names = Arrays.stream(named.getParameters()).map(Parameter::getName).toArray(String[]::new);
		return new TracedMethod(traced.type(), name, traced.input(), traced.output(), names);
	}

	@Nullable Map<String, @Nullable Object> inputOf(@Nullable Object[] arguments) {
		if (!this.input || arguments.length == 0) {
			return null;
		}
		Map<String, @Nullable Object> input = new LinkedHashMap<>();
		for (int i = 0; i < arguments.length; i++) {
			input.put((i < this.parameters.length) ? this.parameters[i] : "arg" + i, arguments[i]);
		}
		return input;
	}

}
