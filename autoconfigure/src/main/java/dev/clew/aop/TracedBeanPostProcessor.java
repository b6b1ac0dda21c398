package dev.clew.aop;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import dev.clew.langchain4j.RuntimeHandle;
import dev.clew.langchain4j.TracedComponent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.support.DefaultIntroductionAdvisor;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.util.ClassUtils;

/**
 * Puts a proxy of the same class around each chat model, embedding model and content
 * retriever. A bean that cannot be proxied without changing it, such as one of a final
 * class, stays as it is.
 */
public final class TracedBeanPostProcessor implements BeanPostProcessor, Ordered {

	private static final Logger logger = LoggerFactory.getLogger(TracedBeanPostProcessor.class);

	private final RuntimeHandle runtime;

	private final List<ComponentKind> kinds;

	private final Map<String, String> traced = new ConcurrentHashMap<>();

	private final Map<String, String> untraced = new ConcurrentHashMap<>();

	/**
	 * A post-processor.
	 * @param runtime of the application whose beans are traced
	 */
	public TracedBeanPostProcessor(RuntimeHandle runtime) {
		this.runtime = runtime;
		this.kinds = ComponentKind.all(runtime);
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		List<ComponentKind> matching = this.kinds.stream().filter((kind) -> kind.type().isInstance(bean)).toList();
		return (matching.isEmpty() || isTraced(bean)) ? bean : trace(bean, beanName, matching);
	}

	// What is behind a scoped proxy is a bean of its own.
	private static boolean isTraced(Object bean) {
		return bean instanceof TracedComponent
				|| (bean instanceof Advised advised && !advised.getTargetSource().isStatic());
	}

	private Object trace(Object bean, String beanName, List<ComponentKind> kinds) {
		try {
			String obstacle = Proxies.obstacleTo(bean);
			if (obstacle != null) {
				logger.debug("Bean '{}' is not traced from around: {}", beanName, obstacle);
				this.untraced.put(beanName, obstacle);
				return bean;
			}
			Object proxy = proxy(bean, kinds);
			this.traced.put(beanName, kinds.get(0).label());
			return proxy;
		}
		catch (RuntimeException | LinkageError ex) {
			logger.warn("Bean '{}' is not traced: no proxy can be made of it", beanName, ex);
			this.untraced.put(beanName, ex.toString());
			return bean;
		}
	}

	private Object proxy(Object bean, List<ComponentKind> kinds) {
		if (bean instanceof Advised advised && !advised.isFrozen()) {
			kinds.stream()
				.filter((kind) -> advised.indexOf(kind.advice()) < 0)
				.forEach((kind) -> advised.addAdvice(0, kind.advice()));
			return bean;
		}
		ProxyFactory factory = new ProxyFactory();
		factory.setTarget(bean);
		factory.setProxyTargetClass(!Proxies.hasInterfacesOnly(bean.getClass()));
		factory.setInterfaces(ClassUtils.getAllInterfaces(bean));
		factory.addAdvisor(new DefaultIntroductionAdvisor(new Owner(this.runtime), TracedComponent.class));
		kinds.forEach((kind) -> factory.addAdvice(kind.advice()));
		return factory.getProxy(bean.getClass().getClassLoader());
	}

	/**
	 * The beans that are traced.
	 * @return what kind each is, such as {@code chat model}, by bean name
	 */
	public Map<String, String> traced() {
		return new TreeMap<>(this.traced);
	}

	/**
	 * The beans that should be traced and cannot be.
	 * @return why each cannot, by bean name
	 */
	public Map<String, String> untraced() {
		return new TreeMap<>(this.untraced);
	}

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

}
