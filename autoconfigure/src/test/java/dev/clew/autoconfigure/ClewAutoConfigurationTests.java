package dev.clew.autoconfigure;

import java.util.Arrays;
import java.util.Objects;

import dev.clew.CurrentTrace;
import dev.clew.OwnStep;
import dev.clew.aop.TracedBeanPostProcessor;
import dev.clew.langchain4j.model.TracingChatModelListener;
import dev.clew.langchain4j.run.RuntimeHandle;
import dev.clew.observation.StepConvention;
import dev.clew.observation.fault.Faults;
import dev.clew.observation.meter.MeterHandler;
import dev.clew.observation.record.RecordingHandler;
import dev.clew.observation.span.SpanHandler;
import dev.clew.observation.step.TracingRuntime;
import dev.clew.observation.tree.SessionIds;
import dev.clew.observation.tree.TraceTreeHandler;
import dev.clew.pricing.PriceCatalogue;
import dev.clew.score.TraceScores;
import dev.clew.store.TraceStore;
import dev.clew.store.query.TraceQuery;
import dev.clew.trace.Level;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Status;
import dev.clew.trace.TraceSummary;
import dev.clew.web.TraceFilter;
import dev.clew.web.UserFilter;
import dev.langchain4j.model.chat.ChatModel;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.beans.factory.UnsatisfiedDependencyException;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * When LangChain4j is traced at all.
 */
class ClewAutoConfigurationTests {

	@Test
	void everythingIsThereWhenAnEndpointIsExposed() {
		Runners.exposed()
			.run((context) -> assertThat(context).hasSingleBean(TracingRuntime.class)
				.hasSingleBean(RuntimeHandle.class)
				.hasSingleBean(TracedBeanPostProcessor.class)
				.hasSingleBean(TracingChatModelListener.class)
				.hasSingleBean(SessionIds.class)
				.hasSingleBean(Faults.class)
				.hasSingleBean(CurrentTrace.class)
				.hasSingleBean(TraceTreeHandler.class)
				.hasSingleBean(SpanHandler.class)
				.hasSingleBean(MeterHandler.class)
				.hasSingleBean(RecordingHandler.class)
				.hasSingleBean(TraceStore.class)
				.hasSingleBean(TraceScores.class)
				.hasSingleBean(TraceFilter.class)
				.hasSingleBean(UserFilter.class));
	}

	@Test
	void nothingIsThereWithoutLangChain4j() {
		Runners.exposed()
			.withClassLoader(new FilteredClassLoader("dev.langchain4j"))
			.run((context) -> assertThat(beansOfClew(context)).isEmpty());
	}

	@Test
	void nothingIsThereWithoutObservations() {
		Runners.exposed()
			.withClassLoader(new FilteredClassLoader(ObservationRegistry.class))
			.run((context) -> assertThat(beansOfClew(context)).isEmpty());
	}

	@Test
	void nothingIsThereWithoutAnObservationRegistry() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(ClewAutoConfiguration.class, ClewEndpointAutoConfiguration.class,
					ClewMetricsAutoConfiguration.class, ClewStoreAutoConfiguration.class,
					ClewTracingAutoConfiguration.class, ClewWebAutoConfiguration.class))
			.run((context) -> assertThat(beansOfClew(context)).isEmpty());
	}

	@Test
	void onlyWhatApplicationsAskForIsThereWhenSwitchedOff() {
		Runners.exposed().withPropertyValues("clew.enabled=false").run((context) -> {
			assertThat(beansOfClew(context)).containsExactlyInAnyOrder("clewCurrentTrace", "clewTraceScores");
			CurrentTrace trace = context.getBean(CurrentTrace.class);
			trace.tag("vip");
			trace.event("asked");
			String id = trace.step(ObservationType.CHAIN, "Plan", (step) -> String.valueOf(trace.traceId()));
			assertThat(id).isEqualTo("null");
			assertThat(context.getBean(TraceScores.class).add("0af7651916cd43dd8448eb211c80319c", "good", true, null))
				.isFalse();
		});
	}

	@Test
	void idsAreOurOwnWithoutMicrometerTracing() {
		Runners.exposed()
			.withClassLoader(new FilteredClassLoader("io.micrometer.tracing"))
			.run((context) -> assertThat(context).hasSingleBean(TraceTreeHandler.class)
				.hasSingleBean(TraceStore.class)
				.doesNotHaveBean(SpanHandler.class));
	}

	@Test
	void whatRunsWhenTheApplicationIsClosedEndsThen() {
		Runners.exposed().run((context) -> {
			TraceStore store = context.getBean(TraceStore.class);
			CurrentTrace trace = context.getBean(CurrentTrace.class);
			OwnStep step = trace.start(ObservationType.CHAIN, "Plan");
			((ConfigurableApplicationContext) context.getSourceApplicationContext()).close();
			step.close();
			TraceSummary closed = store.findTraces(TraceQuery.builder().build()).items().get(0);
			assertThat(closed.status()).isEqualTo(Status.COMPLETED);
			assertThat(closed.level()).isEqualTo(Level.WARNING);
			assertThat(Objects.requireNonNull(store.findTrace(closed.info().traceId())).observations())
				.extracting(ObservationRecord::statusMessage)
				.containsExactly("tracing was closed while this was running");
		});
	}

	@Test
	void conventionOfTheUserWins() {
		StepConvention own = new StepConvention();
		Runners.exposed().withBean(StepConvention.class, () -> own).run((context) -> {
			assertThat(context).hasSingleBean(StepConvention.class);
			assertThat(context.getBean(TracingRuntime.class).convention()).isSameAs(own);
		});
	}

	@Test
	void severalPriceCataloguesAreRefusedAtTheStart() {
		Runners.noWeb()
			.withBean("contract", PriceCatalogue.class, () -> PriceCatalogue.NONE)
			.withBean("gateway", PriceCatalogue.class, () -> PriceCatalogue.NONE)
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOf(UnsatisfiedDependencyException.class)
				.hasRootCauseInstanceOf(NoUniqueBeanDefinitionException.class)
				.hasMessageContaining("contract,gateway"));
	}

	@Test
	void noBeanIsCreatedTooEarlyForPostProcessors() {
		try (LogEvents log = new LogEvents("org.springframework.context.support.PostProcessorRegistrationDelegate")) {
			Runners.exposed()
				.withBean(ChatModel.class, TestChatModel::new)
				.run((context) -> assertThat(context).hasNotFailed());
			assertThat(log.messages()).isEmpty();
		}
	}

	static String[] beansOfClew(ApplicationContext context) {
		return Arrays.stream(context.getBeanDefinitionNames())
			.filter((name) -> name.startsWith("clew") || name.startsWith("llm")
					|| name.startsWith("dev.clew") && !name.endsWith("AutoConfiguration"))
			.toArray(String[]::new);
	}

}
