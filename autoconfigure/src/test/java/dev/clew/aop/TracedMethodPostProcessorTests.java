package dev.clew.aop;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.clew.Traced;
import dev.clew.trace.ObservationType;
import dev.langchain4j.agent.tool.Tool;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TracedMethodPostProcessor}.
 */
class TracedMethodPostProcessorTests {

	private static final Logger LOGGER = (Logger) LoggerFactory.getLogger(TracedMethodPostProcessor.class);

	private final ListAppender<ILoggingEvent> warnings = new ListAppender<>();

	@BeforeEach
	void listen() {
		LOGGER.setLevel(Level.WARN);
		this.warnings.start();
		LOGGER.addAppender(this.warnings);
	}

	@AfterEach
	void stopListening() {
		LOGGER.detachAppender(this.warnings);
		LOGGER.setLevel(null);
	}

	@Test
	void onlyBeansWithAnnotatedMethodsAreProxied() {
		try (TracedBeans beans = new TracedBeans(Plain.class, Open.class)) {
			assertThat(AopUtils.isAopProxy(beans.get(Plain.class))).isFalse();
			assertThat(AopUtils.isCglibProxy(beans.get(Open.class))).isTrue();
			assertThat(warnings()).isEmpty();
		}
	}

	@Test
	void lambdaAndJdkProxyAreTracedByTheirInterface() {
		try (TracedBeans beans = new TracedBeans(Factories.class)) {
			assertThat(((Greeter) beans.get("lambda")).greet("Ann")).isEqualTo("Hello Ann");
			assertThat(beans.tree()).containsExactly("AGENT Greeter.greet DEFAULT");
			assertThat(TracedBeans.json(beans.root().input())).isEqualTo("{\"name\":\"Ann\"}");
			assertThat(((Greeter) beans.get("proxy")).greet("Bob")).isEqualTo("Hi");
			assertThat(beans.tree()).containsExactly("AGENT Greeter.greet DEFAULT");
			assertThat(TracedBeans.json(beans.root().output())).isEqualTo("\"Hi\"");
			assertThat(warnings()).isEmpty();
		}
	}

	@Test
	void proxyOfTheApplicationIsAdvisedInPlaceAndKeepsItsAdvice() {
		try (TracedBeans beans = new TracedBeans(Proxied.class)) {
			Open bean = beans.get(Open.class);
			assertThat(((Advised) bean).getAdvisors()).hasSize(2);
			assertThat(bean.open()).isEqualTo("open, advised");
			assertThat(TracedBeans.json(beans.root().output())).isEqualTo("\"open\"");
		}
	}

	@Test
	void asynchronousMethodIsAStepWhereItRuns() {
		try (TracedBeans beans = new TracedBeans(AsyncConfiguration.class, Later.class)) {
			String thread = beans.get(Later.class).thread().join();
			assertThat(thread).isEqualTo("worker");
			assertThat(TracedBeans.json(beans.root().output())).isEqualTo("\"worker\"");
		}
	}

	@Test
	void beansThatNeedEachOtherAreTraced() {
		try (TracedBeans beans = new TracedBeans(Left.class, Right.class)) {
			assertThat(beans.get(Right.class).throughLeft()).isEqualTo("left");
			assertThat(beans.tree()).containsExactly("SPAN Right.throughLeft DEFAULT", "  SPAN Left.name DEFAULT");
			assertThat(beans.get(Left.class)).isSameAs(beans.get(Right.class).left());
		}
	}

	@Test
	void beanThatCannotBeProxiedStaysAsItIsAndIsNamedOnce() {
		try (TracedBeans beans = new TracedBeans(Closed.class)) {
			assertThat(beans.get(Closed.class).name()).isEqualTo("closed");
			beans.get(Closed.class);
			assertThat(beans.traceCount()).isZero();
			String closed = TracedMethodPostProcessorTests.class.getName() + "$Closed";
			assertThat(warnings()).containsExactly(
					"Method TracedMethodPostProcessorTests.Closed.name of bean 'tracedMethodPostProcessorTests.Closed' "
							+ "is not traced: its class " + closed + " is final");
		}
	}

	@Test
	void methodsOutOfReachAreNamedAndTheOthersTraced() {
		try (TracedBeans beans = new TracedBeans(Partly.class)) {
			assertThat(beans.get(Partly.class).name()).isEqualTo("hidden static");
			assertThat(beans.tree()).containsExactly("SPAN Partly.name DEFAULT");
			assertThat(warnings()).hasSize(2)
				.anySatisfy((text) -> assertThat(text).contains("Partly.hidden of bean").endsWith("it is private"))
				.anySatisfy((text) -> assertThat(text).contains("Partly.common of bean").endsWith("it is static"));
		}
	}

	@Test
	void beanWithAFinalMethodStaysAsItIs() {
		try (TracedBeans beans = new TracedBeans(Half.class)) {
			assertThat(beans.get(Half.class).name()).isEqualTo("half");
			assertThat(AopUtils.isAopProxy(beans.get(Half.class))).isFalse();
			assertThat(warnings()).singleElement().asString().endsWith("its method name is final");
		}
	}

	@Test
	void beanWithToolsStaysAsItIs() {
		try (TracedBeans beans = new TracedBeans(Tools.class)) {
			assertThat(AopUtils.isAopProxy(beans.get(Tools.class))).isFalse();
			assertThat(warnings()).singleElement().asString().endsWith("the bean has tools, which are traced as such");
		}
	}

	@Test
	void nothingIsTracedOnceTheApplicationIsClosed() {
		TracedBeans beans = new TracedBeans(Open.class);
		Open bean = beans.get(Open.class);
		beans.close();
		assertThat(bean.open()).isEqualTo("open");
		assertThat(beans.traceCount()).isZero();
	}

	private List<String> warnings() {
		return this.warnings.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
	}

	/**
	 * Nothing to trace.
	 */
	static class Plain {

	}

	/**
	 * To be traced.
	 */
	static class Open {

		@Traced
		String open() {
			return "open";
		}

	}

	/**
	 * Annotated where nothing else can be.
	 */
	interface Greeter {

		@Traced(type = ObservationType.AGENT)
		String greet(String name);

	}

	/**
	 * Beans without a class of their own.
	 */
	@Configuration(proxyBeanMethods = false)
	static class Factories {

		@Bean
		Greeter lambda() {
			return (name) -> "Hello " + name;
		}

		@Bean
		Greeter proxy() {
			return (Greeter) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { Greeter.class },
					(proxy, method, arguments) -> "Hi");
		}

	}

	/**
	 * A bean that the application has put a proxy around.
	 */
	@Configuration(proxyBeanMethods = false)
	static class Proxied {

		@Bean
		Open open() {
			ProxyFactory factory = new ProxyFactory(new Open());
			factory.setProxyTargetClass(true);
			factory.addAdvice((MethodInterceptor) Proxied::advised);
			return (Open) factory.getProxy(Open.class.getClassLoader());
		}

		@SuppressWarnings("NullAway")
		private static Object advised(MethodInvocation invocation) throws Throwable {
			Object result = invocation.proceed();
			return (result instanceof String) ? result + ", advised" : result;
		}

	}

	/**
	 * Work on a thread of its own.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAsync(proxyTargetClass = true)
	static class AsyncConfiguration {

		@Bean
		Executor taskExecutor() {
			return (task) -> new Thread(task, "worker").start();
		}

	}

	/**
	 * Works elsewhere.
	 */
	static class Later {

		@Async
		@Traced
		CompletableFuture<String> thread() {
			return CompletableFuture.completedFuture(Thread.currentThread().getName());
		}

	}

	/**
	 * Needs the right one.
	 */
	static class Left {

		private @Nullable Right right;

		@Autowired
		void right(Right right) {
			this.right = right;
		}

		@Traced
		String name() {
			return (this.right != null) ? "left" : "alone";
		}

	}

	/**
	 * Needs the left one.
	 */
	static class Right {

		private @Nullable Left left;

		@Autowired
		void left(Left left) {
			this.left = left;
		}

		@Traced
		String throughLeft() {
			return left().name();
		}

		Left left() {
			return Objects.requireNonNull(this.left);
		}

	}

	/**
	 * Cannot be extended.
	 */
	@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
	static final class Closed {

		@Traced
		String name() {
			return "closed";
		}

	}

	/**
	 * Has methods that nobody calls from outside.
	 */
	static class Partly {

		@Traced
		String name() {
			return hidden() + " " + common();
		}

		@Traced
		private String hidden() {
			return "hidden";
		}

		@Traced
		static String common() {
			return "static";
		}

	}

	/**
	 * Has a method that would run on the proxy itself.
	 */
	static class Half {

		private final Supplier<String> name = () -> "half";

		final String name() {
			return this.name.get();
		}

		@Traced
		String traced() {
			return name();
		}

	}

	/**
	 * LangChain4j looks for its methods.
	 */
	static class Tools {

		@Tool
		@Traced
		String tool() {
			return "";
		}

	}

}
