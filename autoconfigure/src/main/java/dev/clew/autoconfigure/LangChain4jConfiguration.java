package dev.clew.autoconfigure;

import dev.clew.aop.TracedBeanPostProcessor;
import dev.clew.aop.TracedMethodPostProcessor;
import dev.clew.langchain4j.model.TracingChatModelListener;
import dev.clew.langchain4j.run.RuntimeHandle;
import dev.clew.report.StartupReport;
import dev.clew.report.StartupSettings;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;
import org.springframework.context.annotation.Role;

/**
 * The hooks into LangChain4j.
 */
@Configuration(proxyBeanMethods = false)
class LangChain4jConfiguration {

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static TracedBeanPostProcessor clewTracedBeanPostProcessor(RuntimeHandle runtime) {
		return new TracedBeanPostProcessor(runtime);
	}

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static TracedMethodPostProcessor clewTracedMethodPostProcessor(RuntimeHandle runtime) {
		return new TracedMethodPostProcessor(runtime);
	}

	// A fallback, so that an application that injects one listener gets its own.
	@Bean
	@Fallback
	TracingChatModelListener clewTracingChatModelListener(RuntimeHandle runtime) {
		return new TracingChatModelListener(runtime);
	}

	@Bean
	StartupReport clewStartupReport(BeanFactory beans, TracedBeanPostProcessor traced, ClewProperties properties) {
		return new StartupReport(beans, traced, startupSettings(properties));
	}

	private static StartupSettings startupSettings(ClewProperties properties) {
		StoreProperties store = properties.store();
		return new StartupSettings(store.type() == StoreProperties.StoreType.NONE, store.memory().maxTraces(),
				store.memory().maxSize(), properties.sampling().probability(),
				properties.endpoints().showContent() == ClewProperties.ShowContent.NEVER,
				properties.export().spans().includeContent() && !properties.content().capture(),
				properties.session().sourceNames(), properties.budgets());
	}

}
