package dev.clew.aop;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.clew.OwnStep;
import dev.clew.Traced;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Status;
import io.micrometer.observation.Observation;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Tests for {@link Traced @Traced} on methods that return a {@code Mono} or {@code Flux}.
 */
class TracedPublisherTests {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private static final TracedBeans beans = new TracedBeans(Streams.class);

	private final Streams streams = beans.get(Streams.class);

	@AfterEach
	void nothingIsLeftOnTheThread() {
		assertThat(beans.registry.getCurrentObservationScope()).isNull();
		assertThat(beans.faults).isEmpty();
	}

	@AfterAll
	static void close() {
		beans.close();
	}

	@Test
	void eachSubscriptionIsAStep() {
		int before = beans.traceCount();
		Mono<String> mono = this.streams.one(Mono.just("bed"));
		assertThat(beans.traceCount()).isEqualTo(before);
		assertThat(mono.block()).isEqualTo("bed");
		assertThat(mono.block()).isEqualTo("bed");
		assertThat(beans.traceCount()).isEqualTo(before + 2);
		assertThat(beans.tree()).containsExactly("CHAIN One DEFAULT");
		assertThat(TracedBeans.json(beans.root().output())).isEqualTo("\"bed\"");
	}

	@Test
	void stepOfAFluxLastsUntilItsEnd() {
		Sinks.Many<String> sink = Sinks.many().unicast().onBackpressureBuffer();
		List<String> seen = new ArrayList<>();
		var subscription = this.streams.many(sink.asFlux()).subscribe(seen::add);
		sink.tryEmitNext("a").orThrow();
		assertThat(beans.root().status()).isEqualTo(Status.RUNNING);
		sink.tryEmitNext("b").orThrow();
		sink.tryEmitComplete().orThrow();
		assertThat(subscription.isDisposed()).isTrue();
		assertThat(seen).containsExactly("a", "b");
		assertThat(beans.root().status()).isEqualTo(Status.COMPLETED);
		assertThat(beans.tree()).containsExactly("SPAN Streams.many DEFAULT");
		assertThat(TracedBeans.json(beans.root().output())).isEqualTo("[\"a\",\"b\"]");
	}

	@Test
	void failureIsPassedOnAsItIs() {
		IllegalStateException failure = new IllegalStateException("broken");
		assertThatThrownBy(() -> this.streams.many(Flux.concat(Flux.just("a"), Flux.error(failure))).blockLast())
			.isSameAs(failure);
		assertThat(beans.tree()).containsExactly("SPAN Streams.many ERROR");
		assertThat(TracedBeans.json(beans.root().output())).isEqualTo("[\"a\"]");
	}

	@Test
	void cancelledSubscriptionIsAWarning() {
		assertThat(this.streams.many(Flux.just("a", "b", "c")).take(2).collectList().block()).containsExactly("a", "b");
		assertThat(beans.tree()).containsExactly("SPAN Streams.many WARNING");
		assertThat(beans.root().statusMessage()).isEqualTo("cancelled");
		this.streams.one(Mono.never()).subscribe().dispose();
		assertThat(beans.tree()).containsExactly("CHAIN One WARNING");
		assertThat(beans.root().output()).isNull();
	}

	@Test
	void emptyMonoHasNoOutput() {
		assertThat(this.streams.one(Mono.empty()).block()).isNull();
		assertThat(beans.tree()).containsExactly("CHAIN One DEFAULT");
		assertThat(beans.root().output()).isNull();
	}

	@Test
	void onlySoManyElementsAreKept() {
		assertThat(this.streams.many(Flux.range(0, 250).map(String::valueOf)).count().block()).isEqualTo(250);
		assertThat(TracedBeans.json(beans.root().output())).endsWith(",\"99\"]");
		assertThat(beans.root().notes()).containsExactly("output cut: the first 100 of 250 elements kept");
	}

	@Test
	void parentIsTheObservationInTheContextOfTheSubscriber() {
		OwnStep around = beans.trace.start(ObservationType.AGENT, "Guide");
		this.streams.one(Mono.just("bed"))
			.subscribeOn(Schedulers.boundedElastic())
			.contextWrite((context) -> context.put(ObservationThreadLocalAccessor.KEY, around.observation()))
			.block(PATIENCE);
		around.close();
		assertThat(beans.tree()).containsExactly("AGENT Guide DEFAULT", "  CHAIN One DEFAULT");
	}

	@Test
	void parentIsElseTheCurrentObservationOfTheThread() {
		beans.trace.step(ObservationType.AGENT, "Guide", (step) -> this.streams.one(Mono.just("bed")).blockOptional());
		assertThat(beans.tree()).containsExactly("AGENT Guide DEFAULT", "  CHAIN One DEFAULT");
	}

	@Test
	void stepIsTheParentForWhatIsDoneWithin() {
		this.streams.one(Mono.deferContextual((context) -> {
			Observation parent = context.get(ObservationThreadLocalAccessor.KEY);
			beans.trace.start(ObservationType.TOOL, "look", null, parent).close();
			return Mono.just("bed");
		})).block();
		assertThat(beans.tree()).containsExactly("CHAIN One DEFAULT", "  TOOL look DEFAULT");
	}

	@Test
	void whatIsThrownBeforeThereIsAPublisherIsAFailedStep() {
		IllegalStateException failure = new IllegalStateException("closed");
		assertThatThrownBy(() -> this.streams.failing(failure)).isSameAs(failure);
		assertThat(beans.tree()).containsExactly("SPAN Streams.failing ERROR");
	}

	@Test
	void methodMayReturnNoPublisherAtAll() {
		assertThat(this.streams.one(null)).isNull();
	}

	/**
	 * A bean.
	 */
	static class Streams {

		@Traced(type = ObservationType.CHAIN, name = "One")
		Mono<String> one(@Nullable Mono<String> source) {
			return (source != null) ? source : nothing();
		}

		@SuppressWarnings("NullAway")
		private static Mono<String> nothing() {
			return null;
		}

		@Traced
		Flux<String> many(Flux<String> source) {
			return source;
		}

		@Traced
		Flux<String> failing(RuntimeException failure) {
			throw Objects.requireNonNull(failure);
		}

	}

}
