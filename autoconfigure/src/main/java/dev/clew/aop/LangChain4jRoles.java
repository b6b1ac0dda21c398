package dev.clew.aop;

import java.lang.reflect.Method;

import dev.langchain4j.agent.tool.Tool;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Beans that LangChain4j looks at by their class, which a proxy would hide. What it calls
 * of them is traced as it is.
 */
final class LangChain4jRoles {

	static final String AGENTS = "dev.langchain4j.agentic.";

	private LangChain4jRoles() {
	}

	static @Nullable String of(Object bean) {
		for (Class<?> implemented : ClassUtils.getAllInterfaces(bean)) {
			if (implemented.getName().startsWith(AGENTS)) {
				return "it is an agent, which is traced as such";
			}
		}
		for (Method method : ReflectionUtils.getAllDeclaredMethods(bean.getClass())) {
			if (method.isAnnotationPresent(Tool.class)) {
				return "the bean has tools, which are traced as such";
			}
		}
		return null;
	}

}
