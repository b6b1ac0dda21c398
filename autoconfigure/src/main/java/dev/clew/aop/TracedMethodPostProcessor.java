package dev.clew.aop;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.clew.langchain4j.run.RuntimeHandle;
import dev.clew.trace.InternalApi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.aop.Advisor;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.support.AopUtils;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.util.ClassUtils;

/**
 * Puts a proxy around each bean that has methods annotated with
 * {@link dev.clew.Traced @Traced}, inside of whatever else is around it. A bean that
 * cannot be proxied without changing it stays as it is; a warning says so once.
 */
@InternalApi
public final class TracedMethodPostProcessor extends InPlacePostProcessor {

	private static final Logger logger = LoggerFactory.getLogger(TracedMethodPostProcessor.class);

	private final Set<Method> told = ConcurrentHashMap.newKeySet();

	private final Advisor advisor;

	/**
	 * A post-processor.
	 * @param runtime of the application whose beans are traced
	 */
	public TracedMethodPostProcessor(RuntimeHandle runtime) {
		TracedMethods methods = new TracedMethods();
		this.advisor = new DefaultPointcutAdvisor(methods, new TracedMethodAdvice(methods, runtime));
	}

	@Override
	Object process(Object bean, String beanName) {
		try {
			return trace(bean, beanName);
		}
		catch (RuntimeException | LinkageError ex) {
			logger.warn("Annotated methods of bean '{}' are not traced: no proxy can be made of it", beanName, ex);
			return bean;
		}
	}

	private Object trace(Object bean, String beanName) {
		if (bean instanceof Advised advised && !advised.getTargetSource().isStatic()) {
			return bean;
		}
		Set<Method> methods = reachable(TracedMethods.of(AopUtils.getTargetClass(bean)), beanName);
		if (methods.isEmpty()) {
			return bean;
		}
		String obstacle = obstacleTo(bean);
		if (obstacle != null) {
			methods.forEach((method) -> tell(method, beanName, obstacle));
			return bean;
		}
		return proxy(bean);
	}

	@Override
	void keep(Object bean, String beanName) {
		reachable(TracedMethods.of(AopUtils.getTargetClass(bean)), beanName)
			.forEach((method) -> tell(method, beanName, PROXIED_LATER));
	}

	private static @Nullable String obstacleTo(Object bean) {
		if (bean instanceof Advised advised) {
			return advised.isFrozen() ? "its proxy cannot be changed" : null;
		}
		String role = LangChain4jRoles.of(bean);
		return (role != null) ? role : Proxies.obstacleTo(bean);
	}

	private Set<Method> reachable(Set<Method> methods, String beanName) {
		Set<Method> reachable = new HashSet<>(methods);
		for (Method method : methods) {
			String obstacle = obstacleTo(method);
			if (obstacle != null) {
				tell(method, beanName, obstacle);
				reachable.remove(method);
			}
		}
		return reachable;
	}

	private static @Nullable String obstacleTo(Method method) {
		int modifiers = method.getModifiers();
		if (Modifier.isStatic(modifiers)) {
			return "it is static";
		}
		return Modifier.isPrivate(modifiers) ? "it is private" : null;
	}

	private void tell(Method method, String beanName, String obstacle) {
		if (this.told.add(method)) {
			logger.warn("Method {}.{} of bean '{}' is not traced: {}",
					ClassUtils.getShortName(method.getDeclaringClass()), method.getName(), beanName, obstacle);
		}
	}

	private Object proxy(Object bean) {
		if (bean instanceof Advised advised) {
			advised.addAdvisor(this.advisor);
			return bean;
		}
		ProxyFactory factory = Proxies.factoryFor(bean);
		factory.addAdvisor(this.advisor);
		return factory.getProxy(bean.getClass().getClassLoader());
	}

}
