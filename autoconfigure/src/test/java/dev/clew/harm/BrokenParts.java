package dev.clew.harm;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.function.BiConsumer;

import dev.clew.observation.AgentObservationConvention;
import dev.clew.observation.ChainObservationConvention;
import dev.clew.observation.EmbeddingObservationConvention;
import dev.clew.observation.GenerationObservationConvention;
import dev.clew.observation.ObservationConventions;
import dev.clew.observation.RetrieverObservationConvention;
import dev.clew.observation.ToolObservationConvention;
import dev.clew.pricing.PriceCatalogue;
import dev.clew.store.TraceStore;
import dev.clew.store.memory.InMemoryTraceStore;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationFilter;
import io.micrometer.observation.ObservationPredicate;
import io.micrometer.tracing.Tracer;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * A user's beans, and what ours rest on, all of which can break.
 */
@Configuration(proxyBeanMethods = false)
class BrokenParts {

	private static final Map<String, Point> CONVENTION = Map.of("getName", Point.CONVENTION_NAME, "getContextualName",
			Point.CONVENTION_SPAN_NAME, "getLowCardinalityKeyValues", Point.CONVENTION_KEYS,
			"getHighCardinalityKeyValues", Point.CONVENTION_MORE_KEYS);

	@Bean
	static Breaker breaker() {
		return new Breaker();
	}

	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	BrokenHandler earlyHandler(Breaker breaker) {
		return new BrokenHandler(breaker, true);
	}

	@Bean
	BrokenHandler lateHandler(Breaker breaker) {
		return new BrokenHandler(breaker, false);
	}

	@Bean
	ObservationFilter brokenFilter(Breaker breaker) {
		return (context) -> {
			breaker.reached(Point.FILTER, context);
			return context;
		};
	}

	@Bean
	ObservationPredicate brokenPredicate(Breaker breaker) {
		return (name, context) -> {
			breaker.reached(Point.PREDICATE, context);
			return true;
		};
	}

	@Bean
	GenerationObservationConvention generationConvention(Breaker breaker) {
		return convention(GenerationObservationConvention.class, ObservationConventions.DEFAULT.generation(), breaker);
	}

	@Bean
	EmbeddingObservationConvention embeddingConvention(Breaker breaker) {
		return convention(EmbeddingObservationConvention.class, ObservationConventions.DEFAULT.embedding(), breaker);
	}

	@Bean
	AgentObservationConvention agentConvention(Breaker breaker) {
		return convention(AgentObservationConvention.class, ObservationConventions.DEFAULT.agent(), breaker);
	}

	@Bean
	ToolObservationConvention toolConvention(Breaker breaker) {
		return convention(ToolObservationConvention.class, ObservationConventions.DEFAULT.tool(), breaker);
	}

	@Bean
	RetrieverObservationConvention retrieverConvention(Breaker breaker) {
		return convention(RetrieverObservationConvention.class, ObservationConventions.DEFAULT.retriever(), breaker);
	}

	@Bean
	ChainObservationConvention chainConvention(Breaker breaker) {
		return convention(ChainObservationConvention.class, ObservationConventions.DEFAULT.chain(), breaker);
	}

	@Bean
	TraceStore store(Breaker breaker) {
		return proxy(TraceStore.class, new InMemoryTraceStore(1000, 64_000_000, (reason, count) -> {
		}), (method, arguments) -> {
			if ("save".equals(method)) {
				breaker.reached(Point.STORE);
			}
		});
	}

	@Bean
	PriceCatalogue prices(Breaker breaker) {
		return (call) -> {
			breaker.reached(Point.PRICES);
			return null;
		};
	}

	@Bean
	static BeanPostProcessor brokenTracer(Breaker breaker) {
		return new BeanPostProcessor() {

			@Override
			public Object postProcessAfterInitialization(Object bean, String name) {
				return (bean instanceof Tracer tracer) ? brokenTracer(tracer, breaker) : bean;
			}

		};
	}

	private static Tracer brokenTracer(Tracer tracer, Breaker breaker) {
		return proxy(Tracer.class, tracer, (method, arguments) -> {
			if ("spanBuilder".equals(method)) {
				breaker.reached(Point.SPAN_BUILDER);
			}
			if ("currentTraceContext".equals(method)) {
				breaker.reached(Point.TRACE_SCOPE);
			}
		});
	}

	@Bean
	MeterFilter brokenMeters(Breaker breaker) {
		return new MeterFilter() {

			@Override
			public Meter.Id map(Meter.Id id) {
				if (id.getName().startsWith("gen_ai") || id.getName().startsWith("clew")) {
					breaker.reached(Point.ALL_METERS);
					if (!"clew.errors".equals(id.getName())) {
						breaker.reached(Point.METERS);
					}
				}
				return id;
			}

		};
	}

	private static <T> T convention(Class<T> type, T convention, Breaker breaker) {
		return proxy(type, convention, (method, arguments) -> {
			Point point = CONVENTION.get(method);
			if (point == Point.CONVENTION_NAME) {
				breaker.reached(point);
			}
			else if (point != null) {
				breaker.reached(point, (Observation.Context) arguments[0]);
			}
		});
	}

	private static <T> T proxy(Class<T> type, T target, BiConsumer<String, Object[]> before) {
		return type
			.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, (proxy, method, arguments) -> {
				before.accept(method.getName(), (arguments != null) ? arguments : new Object[0]);
				return invoke(method, target, arguments);
			}));
	}

	@SuppressWarnings("NullAway")
	private static Object invoke(Method method, Object target, Object[] arguments) throws Throwable {
		try {
			return method.invoke(target, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getCause();
		}
	}

}
