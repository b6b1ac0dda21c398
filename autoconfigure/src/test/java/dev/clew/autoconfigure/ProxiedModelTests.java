package dev.clew.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.clew.store.TraceStore;
import dev.clew.store.query.TraceQuery;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.aop.Advisor;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.framework.autoproxy.DefaultAdvisorAutoProxyCreator;
import org.springframework.aop.support.NameMatchMethodPointcutAdvisor;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Models that the application has proxied itself: its aspects see what they saw before,
 * and each call is traced once.
 */
class ProxiedModelTests {

	@Test
	void proxyMadeByTheApplicationSeesOneCall() {
		Runners.exposed().withUserConfiguration(OwnProxy.class).run((context) -> {
			assertThat(context.getBean(ChatModel.class).chat("Hi")).isEqualTo("Hello");
			assertThat(context.getBean(Calls.class).seen).containsExactly("chat(String)");
			assertThat(recorded(context)).containsExactly("GENERATION chat");
		});
	}

	@Test
	void aspectSeesOneCall() {
		Runners.exposed().withUserConfiguration(OwnAspect.class).run((context) -> {
			assertThat(context.getBean(ChatModel.class).chat("Hi")).isEqualTo("Hello");
			assertThat(context.getBean(Calls.class).seen).containsExactly("chat(String)");
			assertThat(recorded(context)).containsExactly("GENERATION chat");
		});
	}

	@Test
	void scopedModelIsTracedOnce() {
		Runners.exposed().withUserConfiguration(ScopedModel.class).run((context) -> {
			EmbeddingModel model = context.getBean("embeddingModel", EmbeddingModel.class);
			assertThat(model.embed("hut").content().dimension()).isEqualTo(1);
			assertThat(recorded(context)).containsExactly("EMBEDDING Model");
		});
	}

	private static List<String> recorded(BeanFactory context) {
		TraceStore store = context.getBean(TraceStore.class);
		return store.findTraces(TraceQuery.builder().build())
			.items()
			.stream()
			.flatMap((trace) -> Objects.requireNonNull(store.findTrace(trace.info().traceId())).observations().stream())
			.map((one) -> one.type() + " " + one.name())
			.toList();
	}

	static final class Calls implements MethodInterceptor {

		private final List<String> seen = new ArrayList<>();

		@Override
		public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
			if ("chat".equals(invocation.getMethod().getName())) {
				this.seen.add("chat(" + invocation.getMethod().getParameterTypes()[0].getSimpleName() + ")");
			}
			return invocation.proceed();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnProxy {

		@Bean
		Calls calls() {
			return new Calls();
		}

		@Bean
		ChatModel chatModel(Calls calls) {
			ProxyFactory proxy = new ProxyFactory(new TestChatModel());
			proxy.setProxyTargetClass(true);
			proxy.addAdvice(calls);
			return (ChatModel) proxy.getProxy();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnAspect {

		@Bean
		static DefaultAdvisorAutoProxyCreator autoProxies() {
			DefaultAdvisorAutoProxyCreator creator = new DefaultAdvisorAutoProxyCreator();
			creator.setProxyTargetClass(true);
			return creator;
		}

		@Bean
		Calls calls() {
			return new Calls();
		}

		@Bean
		Advisor aspect(Calls calls) {
			NameMatchMethodPointcutAdvisor advisor = new NameMatchMethodPointcutAdvisor(calls);
			advisor.addMethodName("chat");
			advisor.setClassFilter(ChatModel.class::isAssignableFrom);
			return advisor;
		}

		@Bean
		ChatModel chatModel() {
			return new TestChatModel();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ScopedModel {

		@Bean
		@Scope(scopeName = "prototype", proxyMode = ScopedProxyMode.TARGET_CLASS)
		Model embeddingModel() {
			return new Model();
		}

	}

	static class Model implements EmbeddingModel {

		@Override
		public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
			return Response.from(segments.stream().map((segment) -> Embedding.from(new float[] { 1 })).toList());
		}

	}

}
