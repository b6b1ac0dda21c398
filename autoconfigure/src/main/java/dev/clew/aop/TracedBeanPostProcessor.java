package dev.clew.aop;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import dev.clew.langchain4j.ComponentTracers;
import dev.clew.langchain4j.agentic.AgentTracing;
import dev.clew.langchain4j.call.AlreadyTraced;
import dev.clew.langchain4j.call.ComponentTracer;
import dev.clew.langchain4j.run.RuntimeHandle;
import dev.clew.trace.InternalApi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.support.DefaultIntroductionAdvisor;
import org.springframework.util.ClassUtils;

/**
 * Puts a proxy of the same class around each bean that is a component of LangChain4j. One
 * that cannot be proxied without changing it, such as one of a final class, stays as it
 * is.
 */
@InternalApi
public final class TracedBeanPostProcessor extends InPlacePostProcessor {

	private static final Logger logger = LoggerFactory.getLogger(TracedBeanPostProcessor.class);

	private static final boolean AGENTS = ClassUtils.isPresent("dev.langchain4j.agentic.internal.InternalAgent",
			TracedBeanPostProcessor.class.getClassLoader());

	private final RuntimeHandle runtime;

	private final List<Advices> kinds;

	private final Map<String, String> traced = new ConcurrentHashMap<>();

	private final Map<String, String> untraced = new ConcurrentHashMap<>();

	private final Map<String, String> limits = new ConcurrentHashMap<>();

	/**
	 * A post-processor.
	 * @param runtime of the application whose beans are traced
	 */
	public TracedBeanPostProcessor(RuntimeHandle runtime) {
		this.runtime = runtime;
		this.kinds = ComponentTracers.of(runtime).stream().map(Advices::of).toList();
	}

	@Override
	Object process(Object bean, String beanName) {
		if (AGENTS) {
			listenTo(bean, beanName);
		}
		List<Advices> matching = kindsOf(bean);
		if (!matching.isEmpty() && bean instanceof AlreadyTraced) {
			this.traced.putIfAbsent(beanName, matching.get(0).tracer().label());
		}
		return (matching.isEmpty() || isTraced(bean)) ? bean : trace(bean, beanName, matching);
	}

	@Override
	void keep(Object bean, String beanName) {
		if (AGENTS) {
			listenTo(bean, beanName);
		}
		if (!kindsOf(bean).isEmpty() && !isTraced(bean)) {
			this.untraced.put(beanName, PROXIED_LATER);
		}
	}

	private List<Advices> kindsOf(Object bean) {
		return this.kinds.stream().filter((kind) -> kind.tracer().type().isInstance(bean)).toList();
	}

	// LangChain4j reads the internals of agents, which a proxy would hide.
	private void listenTo(Object bean, String beanName) {
		try {
			String label = isTraced(bean) ? null : AgentTracing.trace(bean, this.runtime);
			if (label != null) {
				this.traced.put(beanName, label);
			}
		}
		catch (RuntimeException | LinkageError ex) {
			logger.warn("Agent '{}' is not traced", beanName, ex);
			this.untraced.put(beanName, ex.toString());
		}
	}

	// The target of a scoped proxy is a bean of its own.
	private static boolean isTraced(Object bean) {
		return bean instanceof AlreadyTraced
				|| (bean instanceof Advised advised && !advised.getTargetSource().isStatic());
	}

	private Object trace(Object bean, String beanName, List<Advices> kinds) {
		try {
			String obstacle = Proxies.obstacleTo(bean);
			if (obstacle != null) {
				logger.debug("Bean '{}' is not traced from around: {}", beanName, obstacle);
				this.untraced.put(beanName, obstacle);
				return bean;
			}
			Object proxy = proxy(bean, kinds);
			this.traced.put(beanName, kinds.get(0).tracer().label());
			limits(bean, beanName, kinds);
			return proxy;
		}
		catch (RuntimeException | LinkageError ex) {
			logger.warn("Bean '{}' is not traced: no proxy can be made of it", beanName, ex);
			this.untraced.put(beanName, ex.toString());
			return bean;
		}
	}

	private void limits(Object bean, String beanName, List<Advices> kinds) {
		Object target = AopProxyUtils.getSingletonTarget(bean);
		kinds.stream()
			.map((kind) -> kind.tracer().limitOf((target != null) ? target : bean))
			.filter(Objects::nonNull)
			.findFirst()
			.ifPresent((limit) -> this.limits.put(beanName, limit));
	}

	private Object proxy(Object bean, List<Advices> kinds) {
		if (bean instanceof Advised advised && !advised.isFrozen()) {
			kinds.stream()
				.filter((kind) -> advised.indexOf(kind.around()) < 0)
				.forEach((kind) -> advise(advised, kind));
			return bean;
		}
		ProxyFactory factory = Proxies.factoryFor(bean);
		factory.addAdvisor(new DefaultIntroductionAdvisor(new OwnerIntroduction(this.runtime), AlreadyTraced.class));
		kinds.forEach((kind) -> advise(factory, kind));
		Object proxy = factory.getProxy(bean.getClass().getClassLoader());
		if (factory.isProxyTargetClass()) {
			Proxies.copyFinalFields(bean, proxy);
		}
		return proxy;
	}

	private static void advise(Advised proxy, Advices kind) {
		proxy.addAdvice(0, kind.around());
		if (kind.inner() != null) {
			proxy.addAdvice(kind.inner());
		}
	}

	/**
	 * Whether beans of a type are traced once they are created.
	 * @param type an interface of LangChain4j
	 * @return whether one is looked at that has it
	 */
	public boolean traces(Class<?> type) {
		return type.getName().startsWith(LangChain4jRoles.AGENTS)
				|| this.kinds.stream().anyMatch((kind) -> kind.tracer().type().isAssignableFrom(type));
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

	/**
	 * What is not traced of the beans that are traced.
	 * @return the reason, by bean name; nothing of beans that are traced in all
	 */
	public Map<String, String> limits() {
		return new TreeMap<>(this.limits);
	}

	/**
	 * How components of one type are traced.
	 *
	 * @param tracer traces them
	 * @param around comes before all other advice
	 * @param inner comes after all other advice, if there are twins
	 */
	private record Advices(ComponentTracer tracer, ComponentAdvice around, @Nullable TwinAdvice inner) {

		static Advices of(ComponentTracer tracer) {
			return new Advices(tracer, new ComponentAdvice(tracer), tracer.hasTwins() ? new TwinAdvice(tracer) : null);
		}

	}

}
