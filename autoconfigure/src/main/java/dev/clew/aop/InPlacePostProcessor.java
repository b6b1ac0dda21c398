package dev.clew.aop;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.framework.autoproxy.AbstractAutoProxyCreator;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.SmartInstantiationAwareBeanPostProcessor;
import org.springframework.beans.factory.support.AbstractBeanFactory;
import org.springframework.core.Ordered;

/**
 * Puts a proxy around a bean once: also where beans that need each other get it before it
 * is complete.
 */
abstract class InPlacePostProcessor implements SmartInstantiationAwareBeanPostProcessor, BeanFactoryAware, Ordered {

	static final String PROXIED_LATER = "beans need it before it is complete, and an auto-proxy creator comes after Clew's";

	private final Map<String, Object> early = new ConcurrentHashMap<>();

	private @Nullable BeanFactory beans;

	@Override
	public final void setBeanFactory(BeanFactory beanFactory) {
		this.beans = beanFactory;
	}

	@Override
	public final Object getEarlyBeanReference(Object bean, String beanName) {
		this.early.put(beanName, targetOf(bean));
		if (isProxiedLater()) {
			keep(bean, beanName);
			return bean;
		}
		return process(bean, beanName);
	}

	// Another post-processor with an early proxy expects the bean itself here.
	@Override
	public final Object postProcessAfterInitialization(Object bean, String beanName) {
		return (this.early.remove(beanName) == targetOf(bean)) ? bean : process(bean, beanName);
	}

	// An auto-proxy creator that gets our proxy early and the bean itself later takes
	// them for two beans, and makes two proxies.
	private boolean isProxiedLater() {
		if (!(this.beans instanceof AbstractBeanFactory factory)) {
			return false;
		}
		List<BeanPostProcessor> all = factory.getBeanPostProcessors();
		return all.subList(all.indexOf(this) + 1, all.size())
			.stream()
			.anyMatch(AbstractAutoProxyCreator.class::isInstance);
	}

	private static Object targetOf(Object bean) {
		Object target = AopProxyUtils.getSingletonTarget(bean);
		return (target != null) ? target : bean;
	}

	abstract Object process(Object bean, String beanName);

	// Called for a bean that gets no proxy.
	abstract void keep(Object bean, String beanName);

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

}
