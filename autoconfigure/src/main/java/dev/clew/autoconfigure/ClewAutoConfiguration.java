package dev.clew.autoconfigure;

import java.time.Clock;

import dev.clew.CurrentTrace;
import dev.clew.budget.Budgets;
import dev.clew.content.ContentMasker;
import dev.clew.content.Masking;
import dev.clew.langchain4j.run.RuntimeHandle;
import dev.clew.observation.StepConvention;
import dev.clew.observation.cost.Billing;
import dev.clew.observation.cost.BudgetGuard;
import dev.clew.observation.fault.Faults;
import dev.clew.observation.step.OpenSteps;
import dev.clew.observation.step.TracingRuntime;
import dev.clew.observation.tree.SessionIds;
import dev.clew.observation.tree.TraceTreeHandler;
import dev.clew.pricing.ModelPrices;
import dev.clew.pricing.PriceCatalogue;
import dev.langchain4j.model.chat.ChatModel;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.util.ClassUtils;
import org.springframework.util.function.SingletonSupplier;

/**
 * Auto-configuration for tracing LangChain4j with Micrometer observations.
 */
@AutoConfiguration(
		afterName = { "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration",
				"org.springframework.boot.actuate.autoconfigure.observation.ObservationAutoConfiguration" })
@Conditional(OnSupportedVersions.class)
@ConditionalOnClass({ ChatModel.class, ObservationRegistry.class })
@ConditionalOnBean(ObservationRegistry.class)
@ConditionalOnBooleanProperty(name = "clew.enabled", matchIfMissing = true)
@EnableConfigurationProperties(ClewProperties.class)
@Import({ LangChain4jConfiguration.class, McpConfiguration.class })
public final class ClewAutoConfiguration {

	static final String OPEN_STEPS = "clewOpenSteps";

	private static final String TRACER = "io.micrometer.tracing.Tracer";

	// Made before the ordinary beans, so that each of them is traced.
	@Bean(destroyMethod = "close")
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static RuntimeHandle clewRuntimeHandle(BeanFactory beans) {
		return RuntimeHandle.open(() -> beans.getBeanProvider(TracingRuntime.class).getIfAvailable());
	}

	// Needs the catalogue so that two of them are an error at the start.
	@Bean
	static SmartInitializingSingleton clewRuntimeReady(RuntimeHandle handle, PriceCatalogue catalogue) {
		return handle::ready;
	}

	@Bean
	TracerCounters clewTracerCounters(BeanFactory beans) {
		return new TracerCounters(beans);
	}

	@Bean
	@ConditionalOnMissingBean
	Faults clewFaults(TracerCounters counters) {
		return new Faults(counters::error);
	}

	// Ids are the tracer's, where there is one.
	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	TraceTreeHandler clewTraceTreeHandler(ConfigurableBeanFactory beans, Masking masking, Faults faults) {
		return hasTracer(beans) ? TraceTreeHandler.withTracerIds(masking, faults)
				: TraceTreeHandler.withOwnIds(masking, faults);
	}

	@Bean
	@ConditionalOnMissingBean
	ContentMasker clewContentMasker(ClewProperties properties) {
		return ConfiguredMasks.masker(properties.content().mask());
	}

	@Bean
	Masking clewMasking(ClewProperties properties, ContentMasker masker, Faults faults) {
		return ConfiguredMasks.masking(properties.content().mask(), masker, faults);
	}

	static boolean hasTracer(ConfigurableBeanFactory beans) {
		return ClassUtils.isPresent(TRACER, beans.getBeanClassLoader());
	}

	@Bean
	SessionIds clewSessionIds(ClewProperties properties, TracerCounters counters) {
		return new SessionIds(properties.session().sourceNames(), counters::sessionRejected);
	}

	@Bean
	@ConditionalOnMissingBean
	StepConvention clewStepConvention() {
		return new StepConvention();
	}

	@Bean
	TracingRuntime clewTracingRuntime(ObservationRegistry registry, StepConvention convention, SessionIds sessions,
			Faults faults, OpenSteps open, Billing billing, BudgetGuard budgets, Masking masking) {
		return new TracingRuntime(registry, convention, sessions, faults, open, billing, budgets, masking);
	}

	@Bean
	@ConditionalOnMissingBean
	PriceCatalogue clewPriceCatalogue(ClewProperties properties) {
		return ModelPrices.bundled().overriddenBy(ConfiguredPrices.of(properties.pricing()));
	}

	@Bean
	Billing clewBilling(ObjectProvider<PriceCatalogue> catalogue, Faults faults) {
		// Looked up at the first use, since a catalogue may need something that is
		// traced.
		SingletonSupplier<PriceCatalogue> prices = SingletonSupplier.of(catalogue::getObject);
		return new Billing((call) -> prices.obtain().charge(call), faults);
	}

	@Bean
	@ConditionalOnMissingBean
	Budgets clewBudgets(ClewProperties properties) {
		return new Budgets(properties.budgets(), Clock.systemUTC());
	}

	@Bean
	BudgetGuard clewBudgetGuard(Budgets budgets, TracerCounters counters, Faults faults) {
		return new BudgetGuard(budgets, counters.budgets(), faults);
	}

	@Bean(OPEN_STEPS)
	OpenSteps clewOpenSteps(ClewProperties properties, Faults faults) {
		return new OpenSteps(properties.record().maxDuration(), faults);
	}

	@Bean
	@ConditionalOnMissingBean
	CurrentTrace clewCurrentTrace(TracingRuntime runtime) {
		return new CurrentTrace(runtime);
	}

}
