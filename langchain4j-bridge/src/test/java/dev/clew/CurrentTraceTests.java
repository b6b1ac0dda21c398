package dev.clew;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.clew.store.query.TraceQuery;
import dev.clew.store.query.TraceQueryBuilder;
import dev.clew.trace.Level;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CurrentTraceTests {

	private final PlainApplication application = new PlainApplication();

	private final CurrentTrace trace = this.application.trace;

	@AfterEach
	void close() {
		assertThat(this.trace.traceId()).isNull();
		assertThat(this.application.registry.getCurrentObservation()).isNull();
		this.application.close();
	}

	@Test
	void stepsAndEventsStandWhereTheyHappen() {
		this.application.request(() -> this.trace.step(ObservationType.CHAIN, "Plan", (plan) -> {
			this.trace.event("asked", Map.of("hut", 204));
			return this.trace.step(ObservationType.TOOL, "look", (look) -> "two beds");
		}));
		assertThat(this.application.tree()).containsExactly("SPAN POST /chat DEFAULT", "  CHAIN Plan DEFAULT",
				"    EVENT asked DEFAULT", "    TOOL look DEFAULT");
		assertThat(this.application.inputOf("asked")).isEqualTo("{\"hut\":204}");
		assertThat(this.application.outputOf("look")).isEqualTo("\"two beds\"");
		assertThat(this.application.outputOf("Plan")).isEqualTo("\"two beds\"");
		assertThat(this.application.only().summary().status()).isEqualTo(Status.COMPLETED);
	}

	@Test
	void stepOfEachTypeCanBeMade() {
		this.trace.step(ObservationType.SPAN, "all", (all) -> {
			for (ObservationType type : ObservationType.values()) {
				this.trace.step(type, "a " + type, (step) -> step.input(type.name()).metadata("kind", "own"));
			}
			return "";
		});
		for (ObservationType type : ObservationType.values()) {
			ObservationRecord one = this.application.named("a " + type);
			assertThat(one.type()).isEqualTo(type);
			assertThat(one.metadata()).isEqualTo(Map.of("kind", "own"));
			assertThat(this.application.inputOf("a " + type)).isEqualTo("\"" + type + "\"");
		}
	}

	@Test
	void stepThatNothingSurroundsIsATraceOfItsOwn() {
		this.trace.step(ObservationType.CHAIN, "first", (step) -> "");
		this.trace.step(ObservationType.CHAIN, "second", (step) -> "");
		assertThat(this.application.traces()).extracting((one) -> one.info().name()).containsExactly("second", "first");
	}

	@Test
	void whatIsSaidOutsideOfAnyTraceIsIgnored() {
		this.trace.name("x");
		this.trace.tag("x");
		this.trace.metadata("x", "y");
		this.trace.level(Level.ERROR, "x");
		this.trace.event("x");
		assertThat(this.trace.traceId()).isNull();
		assertThat(this.application.traces()).isEmpty();
		this.trace.step(ObservationType.CHAIN, "after", (step) -> "");
		assertThat(this.application.info().tags()).isEmpty();
		assertThat(this.application.info().metadata()).isEmpty();
	}

	@Test
	void whatIsSaidOfATraceIsFoundWhileItRuns() {
		this.application.request(() -> {
			this.trace.tag("early");
			this.trace.step(ObservationType.CHAIN, "Plan", (plan) -> {
				this.trace.name("Trip");
				this.trace.tag("late", "late", "vip");
				this.trace.metadata("tariff", "half");
				this.trace.metadata("tariff", "full");
				assertThat(this.application.info().tags()).containsExactly("early", "late", "vip");
				assertThat(found(TraceQuery.builder().name("Trip"))).isOne();
				assertThat(found(TraceQuery.builder().tags(List.of("vip", "early")))).isOne();
				assertThat(found(TraceQuery.builder().metadata(Map.of("tariff", "full")))).isOne();
				assertThat(found(TraceQuery.builder().metadata(Map.of("tariff", "half")))).isZero();
				assertThat(found(TraceQuery.builder().status(Status.RUNNING))).isOne();
				return "";
			});
		});
		assertThat(this.application.info().name()).isEqualTo("Trip");
		assertThat(this.application.tree()).containsExactly("SPAN POST /chat DEFAULT", "  CHAIN Plan DEFAULT");
		assertThat(found(TraceQuery.builder().tags(List.of("vip")).status(Status.COMPLETED))).isOne();
	}

	@Test
	void whatIsSaidAfterTheLastStepCounts() {
		this.application.request(() -> {
			this.trace.step(ObservationType.CHAIN, "Plan", (plan) -> "");
			this.trace.tag("served");
			assertThat(this.application.info().tags()).containsExactly("served");
			this.trace.level(Level.WARNING, "nothing planned");
		});
		assertThat(this.application.tree()).containsExactly("SPAN POST /chat WARNING", "  CHAIN Plan DEFAULT");
		assertThat(this.application.named("POST /chat").statusMessage()).isEqualTo("nothing planned");
		assertThat(this.application.only().summary().level()).isEqualTo(Level.WARNING);
	}

	@Test
	void requestThatIsOnlyNamedLeavesNoTrace() {
		this.application.request(() -> {
			this.trace.name("Trip");
			this.trace.tag("vip");
		});
		assertThat(this.application.traces()).isEmpty();
	}

	@Test
	void levelIsThatOfTheInnermostStepAndNeverBelowItsError() {
		IllegalStateException failure = new IllegalStateException("full");
		this.trace.step(ObservationType.CHAIN, "Plan", (plan) -> {
			this.trace.step(ObservationType.GUARDRAIL, "check", (check) -> {
				this.trace.level(Level.WARNING, "doubtful");
				return "";
			});
			assertThatThrownBy(() -> this.trace.step(ObservationType.TOOL, "book", (book) -> {
				this.trace.level(Level.DEBUG, "on trial");
				throw failure;
			})).isSameAs(failure);
			return "";
		});
		assertThat(this.application.tree()).containsExactly("CHAIN Plan DEFAULT", "  GUARDRAIL check WARNING",
				"  TOOL book ERROR");
		assertThat(this.application.named("check").statusMessage()).isEqualTo("doubtful");
		assertThat(this.application.only().summary().level()).isEqualTo(Level.ERROR);
	}

	@Test
	void checkedExceptionOfAStepIsThrownOn() {
		IOException failure = new IOException("no connection");
		assertThatThrownBy(() -> this.trace.step(ObservationType.CHAIN, "Plan", (plan) -> {
			throw failure;
		})).isSameAs(failure);
		assertThat(this.application.tree()).containsExactly("CHAIN Plan ERROR");
		assertThat(this.application.named("Plan").statusMessage()).isEqualTo("no connection");
	}

	@Test
	void openStepLastsFromOneThreadToAnother() throws InterruptedException {
		OwnStep step = this.trace.start(ObservationType.CHAIN, "Plan", Map.of("hut", 204), null);
		assertThat(this.trace.traceId()).isNull();
		assertThat(this.application.inputOf("Plan")).isEqualTo("{\"hut\":204}");
		Thread other = new Thread(() -> {
			try (AutoCloseable scope = step.open()::close) {
				this.trace.event("there");
				step.output("done").level(Level.WARNING, "late");
			}
			catch (Exception ex) {
				step.fail(ex);
			}
			step.close();
			step.fail(new IllegalStateException("too late to fail"));
		});
		other.start();
		other.join();
		assertThat(this.application.tree()).containsExactly("CHAIN Plan WARNING", "  EVENT there DEFAULT");
		assertThat(this.application.outputOf("Plan")).isEqualTo("\"done\"");
	}

	@Test
	void stepHangsBelowTheObservationThatIsGiven() {
		OwnStep parent = this.trace.start(ObservationType.CHAIN, "Plan");
		this.trace.start(ObservationType.TOOL, "look", null, parent.observation()).close();
		parent.close();
		assertThat(this.application.tree()).containsExactly("CHAIN Plan DEFAULT", "  TOOL look DEFAULT");
		assertThat(this.application.inputOf("look")).isNull();
	}

	@Test
	void whatIsTooMuchIsDroppedAndSaid() {
		this.trace.step(ObservationType.CHAIN, "Plan", (plan) -> {
			IntStream.range(0, 60).forEach((i) -> {
				this.trace.tag("tag" + i);
				this.trace.metadata("key" + i, "value");
				plan.metadata("key" + i, "value");
			});
			this.trace.tag("tag1", " ");
			this.trace.metadata("key1", "v".repeat(3000));
			this.trace.name("n".repeat(300));
			return "";
		});
		assertThat(this.application.info().tags()).hasSize(50).doesNotContain("tag50");
		assertThat(this.application.info().metadata()).hasSize(50)
			.doesNotContainKey("key50")
			.containsEntry("key1", "v".repeat(2000));
		assertThat(this.application.info().name()).hasSize(200);
		assertThat(this.application.info().notes()).containsExactly("tags dropped: a trace has at most 50",
				"metadata dropped: a trace has at most 50", "metadata key1 cut: 2000 of 3000 characters kept",
				"name of the trace cut: 200 of 300 characters kept");
		assertThat(this.application.named("Plan").metadata()).hasSize(50);
		assertThat(this.application.named("Plan").notes()).containsExactly("metadata dropped: a step has at most 50");
	}

	private int found(TraceQueryBuilder query) {
		return this.application.store.findTraces(query.build()).items().size();
	}

}
