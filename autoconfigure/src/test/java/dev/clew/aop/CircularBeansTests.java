package dev.clew.aop;

import java.util.List;
import java.util.Objects;

import dev.clew.Traced;
import dev.clew.langchain4j.call.AlreadyTraced;
import dev.clew.langchain4j.run.RuntimeHandle;
import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.rag.query.Query;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.autoproxy.BeanNameAutoProxyCreator;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.Ordered;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Beans that need each other, where that is allowed.
 */
class CircularBeansTests {

	private final RuntimeHandle handle = RuntimeHandle.open(() -> null);

	private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

	private final TracedBeanPostProcessor processor = new TracedBeanPostProcessor(this.handle);

	private int calls;

	@AfterEach
	void close() {
		this.context.close();
		this.handle.close();
	}

	@Test
	void beanThatNeedsItselfIsTracedAndHasItsProxy() {
		start();
		assertThat(retriever()).isInstanceOf(AlreadyTraced.class);
		assertThat(selfOf(retriever())).isSameAs(retriever());
		assertThat(this.processor.traced()).containsOnlyKeys("retriever");
	}

	@Test
	void beansThatNeedEachOtherHaveTheSameProxy() {
		start();
		assertThat(this.context.getBean(Reader.class).retriever).isSameAs(retriever());
	}

	@Test
	void bothPostProcessorsShareOneProxy() {
		this.context.registerBean("methods", TracedMethodPostProcessor.class,
				() -> new TracedMethodPostProcessor(this.handle));
		start();
		assertThat(selfOf(retriever())).isSameAs(retriever());
		assertThat(AopUtils.isAopProxy(targetOf(retriever()))).isFalse();
		assertThat(((Advised) retriever()).getAdvisors()).hasSize(3);
	}

	@Test
	void proxyOfAnEarlierAutoProxyCreatorIsAdvisedInPlace() {
		autoProxy(Ordered.HIGHEST_PRECEDENCE);
		start();
		retriever().retrieve(Query.from("quiet?"));
		assertThat(this.calls).isOne();
		assertThat(selfOf(retriever())).isSameAs(retriever());
		assertThat(AopUtils.isAopProxy(targetOf(retriever()))).isFalse();
		assertThat(this.processor.traced()).containsOnlyKeys("retriever");
	}

	@Test
	void beanThatALaterAutoProxyCreatorProxiesIsLeftToIt() {
		this.context.registerBean("first", TracedBeanPostProcessor.class, () -> this.processor);
		autoProxy(Ordered.LOWEST_PRECEDENCE);
		start();
		retriever().retrieve(Query.from("quiet?"));
		assertThat(this.calls).isOne();
		assertThat(selfOf(retriever())).isSameAs(retriever());
		assertThat(this.processor.untraced()).containsOnlyKeys("retriever");
	}

	private void start() {
		if (!this.context.containsBeanDefinition("first")) {
			this.context.registerBean("components", TracedBeanPostProcessor.class, () -> this.processor);
		}
		this.context.registerBean("retriever", Notices.class);
		this.context.registerBean("reader", Reader.class);
		this.context.refresh();
	}

	private void autoProxy(int order) {
		this.context.registerBean("advice", MethodInterceptor.class, () -> this::count);
		this.context.registerBean("proxies", BeanNameAutoProxyCreator.class, () -> {
			BeanNameAutoProxyCreator creator = new BeanNameAutoProxyCreator();
			creator.setBeanNames("retriever");
			creator.setInterceptorNames("advice");
			creator.setProxyTargetClass(true);
			creator.setOrder(order);
			return creator;
		});
	}

	private @Nullable Object count(MethodInvocation invocation) throws Throwable {
		if ("retrieve".equals(invocation.getMethod().getName())) {
			this.calls++;
		}
		return invocation.proceed();
	}

	private Notices retriever() {
		return this.context.getBean(Notices.class);
	}

	private static Object selfOf(Notices retriever) {
		return Objects.requireNonNull(((Notices) targetOf(retriever)).self);
	}

	private static Object targetOf(Object proxy) {
		try {
			return Objects.requireNonNull(((Advised) proxy).getTargetSource().getTarget());
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	static class Notices implements ContentRetriever {

		@Autowired
		Notices self;

		@Autowired
		Reader reader;

		@Override
		@Traced
		public List<Content> retrieve(Query query) {
			return List.of();
		}

	}

	static class Reader {

		@Autowired
		Notices retriever;

	}

}
