package dev.clew.export;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;

import dev.clew.trace.InternalApi;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.FactoryBean;
import org.springframework.util.ClassUtils;

/**
 * The indicator of {@link LangfuseHealth} on Spring Boot 3, which has other types of the
 * same names: nothing here is compiled against them.
 */
@InternalApi
public final class LangfuseHealthOnBoot3 implements FactoryBean<Object>, InvocationHandler {

	private static final String PACKAGE = "org.springframework.boot.actuate.health.";

	private final LangfuseHealth health;

	/**
	 * An indicator.
	 * @param export what it looks at
	 * @param downAfter time without success after which it is down; absent for never
	 */
	public LangfuseHealthOnBoot3(LangfuseExport export, @Nullable Duration downAfter) {
		this.health = new LangfuseHealth(export, downAfter);
	}

	@Override
	public Object getObject() {
		Class<?> indicator = getObjectType();
		return Proxy.newProxyInstance(indicator.getClassLoader(), new Class<?>[] { indicator }, this);
	}

	@Override
	public Class<?> getObjectType() {
		return type("HealthIndicator");
	}

	private static Class<?> type(String name) {
		return ClassUtils.resolveClassName(PACKAGE + name, LangfuseHealthOnBoot3.class.getClassLoader());
	}

	@Override
	public Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
		if (method.isDefault()) {
			return InvocationHandler.invokeDefault(proxy, method, arguments);
		}
		return switch (method.getName()) {
			case "health" -> health();
			case "equals" -> arguments != null && arguments[0] == proxy;
			case "hashCode" -> System.identityHashCode(proxy);
			default -> "health of the export to Langfuse";
		};
	}

	private Object health() throws ReflectiveOperationException {
		Class<?> type = type("Health$Builder");
		Object builder = type.getConstructor().newInstance();
		type.getMethod("status", String.class).invoke(builder, this.health.status());
		type.getMethod("withDetails", Map.class).invoke(builder, this.health.details());
		return type.getMethod("build").invoke(builder);
	}

}
