package dev.clew.harm;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.BiConsumer;

import dev.clew.observation.StepConvention;
import dev.clew.pricing.PriceCatalogue;
import dev.clew.store.TraceStore;
import dev.clew.store.memory.InMemoryTraceStore;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
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
	StepConvention convention(Breaker breaker) {
		return new BrokenConvention(breaker);
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
