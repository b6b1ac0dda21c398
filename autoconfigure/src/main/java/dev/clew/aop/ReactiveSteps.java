package dev.clew.aop;

import java.lang.reflect.Method;
import java.util.function.Function;

import dev.clew.OwnStep;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.observability.SignalListener;
import reactor.core.observability.SignalListenerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/**
 * Makes a step of each subscription to what an annotated method returns.
 *
 * @param <T> type of the elements
 */
final class ReactiveSteps<T> implements SignalListenerFactory<T, Boolean> {

	private final Function<@Nullable Observation, OwnStep> start;

	private final boolean output;

	private ReactiveSteps(Function<@Nullable Observation, OwnStep> start, boolean output) {
		this.start = start;
		this.output = output;
	}

	static boolean isReactive(Method method) {
		return Mono.class == method.getReturnType() || Flux.class == method.getReturnType();
	}

	static Object trace(Object publisher, Function<@Nullable Observation, OwnStep> start, boolean output) {
		if (publisher instanceof Mono<?> mono) {
			return mono.tap(new ReactiveSteps<>(start, output));
		}
		return (publisher instanceof Flux<?> flux) ? flux.tap(new ReactiveSteps<>(start, output)) : publisher;
	}

	@Override
	public Boolean initializePublisherState(Publisher<? extends T> source) {
		return source instanceof Mono;
	}

	@Override
	public SignalListener<T> createListener(Publisher<? extends T> source, ContextView context, Boolean single) {
		return new ReactiveStep<>(this.start, context, single, this.output);
	}

}
