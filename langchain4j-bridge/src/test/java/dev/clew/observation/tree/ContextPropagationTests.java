package dev.clew.observation.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

import dev.clew.observation.Application;
import dev.clew.observation.step.CurrentStep;
import io.micrometer.context.ContextAccessor;
import io.micrometer.context.ContextRegistry;
import io.micrometer.context.ContextSnapshot;
import io.micrometer.context.ContextSnapshotFactory;
import io.micrometer.observation.Observation;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.MDC;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Context propagation knows no order of its accessors: ours comes before or after
 * Micrometer's.
 */
class ContextPropagationTests {

	private static final List<String> NOTHING = List.of("null", "{}");

	private final Application application = new Application();

	private final ExecutorService worker = Executors.newSingleThreadExecutor();

	@AfterEach
	void nothingIsLeftOnAnyThread() throws Exception {
		assertThat(here()).isEqualTo(NOTHING);
		assertThat(there(ContextPropagationTests::here)).isEqualTo(NOTHING);
		this.worker.shutdown();
		assertThat(this.application.faults).isEmpty();
	}

	@ParameterizedTest
	@EnumSource
	void otherThreadWorksInTheTraceUntilTheScopeEnds(Order order) throws Exception {
		Observation request = this.application.other("request").start();
		try (Observation.Scope scope = request.openScope()) {
			List<String> here = here();
			ContextSnapshot snapshot = order.factory(false).captureAll();
			assertThat(there(() -> within(snapshot))).isEqualTo(here).isNotEqualTo(NOTHING);
			assertThat(there(ContextPropagationTests::here)).isEqualTo(NOTHING);
			assertThat(here()).isEqualTo(here);
		}
		request.stop();
	}

	@ParameterizedTest
	@EnumSource
	void sameThreadIsAsItWasBefore(Order order) throws Exception {
		Observation request = this.application.other("request").start();
		ContextSnapshot snapshot;
		List<String> inRequest;
		try (Observation.Scope scope = request.openScope()) {
			inRequest = here();
			snapshot = order.factory(false).captureAll();
			assertThat(within(snapshot)).isEqualTo(inRequest);
			assertThat(here()).isEqualTo(inRequest);
		}
		assertThat(here()).isEqualTo(NOTHING);
		assertThat(within(snapshot)).isEqualTo(inRequest);
		request.stop();
	}

	@ParameterizedTest
	@EnumSource
	void nestedScopesEndInOrder(Order order) throws Exception {
		ContextSnapshotFactory factory = order.factory(false);
		List<List<String>> seen = new ArrayList<>();
		Observation outer = this.application.other("outer").start();
		Observation inner = this.application.other("inner").start();
		ContextSnapshot ofOuter = capture(factory, outer);
		ContextSnapshot ofInner = capture(factory, inner);
		there(() -> {
			try (ContextSnapshot.Scope first = ofOuter.setThreadLocals()) {
				seen.add(here());
				try (ContextSnapshot.Scope second = ofInner.setThreadLocals()) {
					seen.add(here());
					try (ContextSnapshot.Scope third = ofOuter.setThreadLocals()) {
						seen.add(here());
					}
					seen.add(here());
				}
				seen.add(here());
			}
			return here();
		});
		List<String> inOuter = within(ofOuter);
		List<String> inInner = within(ofInner);
		assertThat(inOuter).isNotEqualTo(inInner);
		assertThat(seen).containsExactly(inOuter, inInner, inOuter, inInner, inOuter);
		inner.stop();
		outer.stop();
	}

	@ParameterizedTest
	@EnumSource
	void scopesOfTheApplicationWithinPropagatedOnesEndWithThem(Order order) throws Exception {
		Observation request = this.application.other("request").start();
		ContextSnapshot snapshot = capture(order.factory(false), request);
		List<List<String>> seen = new ArrayList<>();
		there(() -> {
			try (ContextSnapshot.Scope scope = snapshot.setThreadLocals()) {
				seen.add(here());
				this.application.other("sql").observe(() -> assertThat(here().get(0)).isEqualTo(seen.get(0).get(0)));
				seen.add(here());
			}
			return here();
		});
		assertThat(seen).containsExactly(within(snapshot), within(snapshot));
		request.stop();
	}

	@ParameterizedTest
	@EnumSource
	void disabledObservationDoesNotHideTheTraceOnOtherThreads(Order order) throws Exception {
		this.application.registry.observationConfig().observationPredicate((name, context) -> !"security".equals(name));
		Observation request = this.application.other("request").start();
		Observation security = this.application.other("security").start();
		assertThat(security.isNoop()).isTrue();
		try (Observation.Scope scope = request.openScope(); Observation.Scope hiding = security.openScope()) {
			ContextSnapshot snapshot = order.factory(false).captureAll();
			assertThat(there(() -> within(snapshot))).isEqualTo(here()).isNotEqualTo(NOTHING);
			assertThat(there(() -> {
				try (ContextSnapshot.Scope propagated = snapshot.setThreadLocals()) {
					this.application.agent("Desk.answer").stop();
				}
				return here();
			})).isEqualTo(NOTHING);
		}
		request.stop();
		assertThat(this.application.tree()).containsExactly("SPAN request COMPLETED", "  AGENT Desk.answer COMPLETED");
	}

	@ParameterizedTest
	@EnumSource
	void emptySnapshotHidesAndGivesBack(Order order) throws Exception {
		ContextSnapshotFactory clearing = order.factory(true);
		ContextSnapshot empty = there(clearing::captureAll);
		Observation request = this.application.other("request").start();
		try (Observation.Scope scope = request.openScope()) {
			List<String> here = here();
			try (ContextSnapshot.Scope cleared = empty.setThreadLocals()) {
				assertThat(here().get(0)).isEqualTo("null");
			}
			assertThat(here()).isEqualTo(here);
		}
		request.stop();
	}

	@Test
	void scopesThatEndInAnotherOrderLeaveNothing() throws Exception {
		ContextRegistry onlyOurs = new ContextRegistry().registerThreadLocalAccessor(new CurrentNodeAccessor());
		ContextSnapshotFactory factory = ContextSnapshotFactory.builder().contextRegistry(onlyOurs).build();
		Observation request = this.application.other("request").start();
		Observation sql = this.application.other("sql").start();
		ContextSnapshot snapshot = capture(factory, request);
		List<List<String>> seen = new ArrayList<>();
		there(() -> {
			ContextSnapshot.Scope propagated = snapshot.setThreadLocals();
			Observation.Scope scope = sql.openScope();
			seen.add(here());
			propagated.close();
			seen.add(here());
			scope.close();
			return seen.add(here());
		});
		assertThat(seen).hasSize(3).last().isEqualTo(NOTHING);
		assertThat(seen.get(1)).isEqualTo(seen.get(0)).isNotEqualTo(NOTHING);
		sql.stop();
		request.stop();
	}

	@ParameterizedTest
	@EnumSource
	void observationThatComesWithoutOurKeyIsNotHidden(Order order) throws Exception {
		Observation request = this.application.other("request").start();
		Map<Object, Object> context = Map.of(ObservationThreadLocalAccessor.KEY, request);
		List<String> expected = within(capture(order.factory(true), request));
		assertThat(there(() -> within(order.factory(true), context))).isEqualTo(expected);
		request.stop();
	}

	@ParameterizedTest
	@EnumSource
	void observationThatIsNewerThanOurKeyCounts(Order order) throws Exception {
		Observation request = this.application.other("request").start();
		Observation call = this.application.other("call").parentObservation(request).start();
		Map<Object, Object> context = Map.of(ObservationThreadLocalAccessor.KEY, call, CurrentNodeAccessor.KEY,
				nodeOf(request));
		List<String> expected = within(capture(order.factory(true), call));
		assertThat(there(() -> within(order.factory(true), context))).isEqualTo(expected);
		call.stop();
		request.stop();
	}

	@ParameterizedTest
	@EnumSource
	void contextOfAnotherTraceCountsOnAThreadThatWorksInOne(Order order) throws Exception {
		Observation request = this.application.other("request").start();
		Observation other = this.application.other("other").start();
		Map<Object, Object> context = Map.of(ObservationThreadLocalAccessor.KEY, other, CurrentNodeAccessor.KEY,
				nodeOf(other));
		List<String> expected = within(capture(order.factory(true), other));
		try (Observation.Scope scope = request.openScope()) {
			List<String> here = here();
			assertThat(within(order.factory(true), context)).isEqualTo(expected).isNotEqualTo(here);
			assertThat(within(order.factory(true), Map.of(ObservationThreadLocalAccessor.KEY, other)))
				.isEqualTo(expected);
			assertThat(here()).isEqualTo(here);
		}
		other.stop();
		request.stop();
	}

	@ParameterizedTest
	@EnumSource
	void disabledObservationInTheContextDoesNotHideOurKey(Order order) throws Exception {
		Observation request = this.application.other("request").start();
		Map<Object, Object> context = Map.of(ObservationThreadLocalAccessor.KEY, Observation.NOOP,
				CurrentNodeAccessor.KEY, nodeOf(request));
		List<String> expected = within(capture(order.factory(true), request));
		assertThat(there(() -> within(order.factory(true), context))).isEqualTo(expected);
		request.stop();
	}

	private static TraceNode nodeOf(Observation observation) {
		return Objects.requireNonNull(TraceNode.of(observation));
	}

	private static List<String> within(ContextSnapshotFactory factory, Map<Object, Object> context) {
		try (ContextSnapshot.Scope scope = factory.setThreadLocalsFrom(new Carried(context))) {
			return here();
		}
	}

	private static ContextSnapshot capture(ContextSnapshotFactory factory, Observation observation) {
		try (Observation.Scope scope = observation.openScope()) {
			return factory.captureAll();
		}
	}

	private static List<String> within(ContextSnapshot snapshot) {
		try (ContextSnapshot.Scope scope = snapshot.setThreadLocals()) {
			return here();
		}
	}

	// What application code and log lines see on this thread.
	private static List<String> here() {
		Map<String, String> keys = MDC.getCopyOfContextMap();
		TraceNode node = CurrentStep.node();
		return List.of((node != null) ? node.traceId() : "null", String.valueOf((keys != null) ? keys : Map.of()));
	}

	private <T> T there(Callable<T> work) throws ExecutionException, InterruptedException {
		return this.worker.submit(work).get();
	}

	enum Order {

		OURS_FIRST {

			@Override
			void register(ContextRegistry registry) {
				registry.registerThreadLocalAccessor(new CurrentNodeAccessor());
				registry.registerThreadLocalAccessor(new ObservationThreadLocalAccessor());
			}

		},

		OURS_LAST {

			@Override
			void register(ContextRegistry registry) {
				registry.registerThreadLocalAccessor(new ObservationThreadLocalAccessor());
				registry.registerThreadLocalAccessor(new CurrentNodeAccessor());
			}

		};

		abstract void register(ContextRegistry registry);

		ContextSnapshotFactory factory(boolean clearMissing) {
			ContextRegistry registry = new ContextRegistry();
			register(registry);
			registry.registerContextAccessor(new CarriedAccessor());
			return ContextSnapshotFactory.builder().contextRegistry(registry).clearMissing(clearMissing).build();
		}

	}

	/**
	 * A context such as Reactor's, which others fill as well.
	 *
	 * @param values what it holds
	 */
	private record Carried(Map<Object, Object> values) {

	}

	/**
	 * Reads what is carried.
	 */
	private static final class CarriedAccessor implements ContextAccessor<Carried, Carried> {

		@Override
		public Class<Carried> readableType() {
			return Carried.class;
		}

		@Override
		public void readValues(Carried source, Predicate<Object> keys, Map<Object, Object> values) {
			values.putAll(source.values());
			values.keySet().removeIf(keys.negate());
		}

		@Override
		@SuppressWarnings({ "unchecked", "TypeParameterUnusedInFormals" })
		public <T> @Nullable T readValue(Carried source, Object key) {
			return (T) source.values().get(key);
		}

		@Override
		public Class<Carried> writeableType() {
			return Carried.class;
		}

		@Override
		public Carried writeValues(Map<Object, Object> values, Carried target) {
			return new Carried(values);
		}

	}

}
