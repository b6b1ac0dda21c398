package dev.clew.aop;

import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import dev.clew.Traced;
import dev.clew.trace.ErrorInfo;
import dev.clew.trace.Level;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Status;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Tests for {@link Traced @Traced} on methods that return a value or a stage.
 */
class TracedMethodTests {

	private static final TracedBeans beans = new TracedBeans(Planner.class, Inherited.class, Generic.class);

	private final Planner planner = beans.get(Planner.class);

	@AfterEach
	void nothingIsLeftOnTheThread() {
		assertThat(beans.registry.getCurrentObservationScope()).isNull();
		assertThat(beans.trace.traceId()).isNull();
		assertThat(beans.faults).isEmpty();
	}

	@AfterAll
	static void close() {
		beans.close();
	}

	@Test
	void callIsAStepWithArgumentsByNameAndResult() {
		assertThat(this.planner.plan("Alp", 2)).isEqualTo(List.of("Alp", "Alp"));
		ObservationRecord step = beans.root();
		assertThat(beans.tree()).containsExactly("CHAIN Plan trip DEFAULT");
		assertThat(TracedBeans.json(step.input())).isEqualTo("{\"hut\":\"Alp\",\"nights\":2}");
		assertThat(TracedBeans.json(step.output())).isEqualTo("[\"Alp\",\"Alp\"]");
		assertThat(beans.newest().summary().info().name()).isEqualTo("Plan trip");
		assertThat(step.notes()).isEmpty();
	}

	@Test
	void callIsPartOfTheTraceThatItIsMadeIn() {
		Observation.createNotStarted("around", beans.registry)
			.observe(() -> beans.trace.step(ObservationType.AGENT, "Guide", (step) -> this.planner.plan("Alp", 1)));
		assertThat(beans.tree()).containsExactly("SPAN around DEFAULT", "  AGENT Guide DEFAULT",
				"    CHAIN Plan trip DEFAULT");
	}

	@Test
	void whatTheMethodDoesIsPartOfItsStep() {
		this.planner.notes("two beds");
		assertThat(beans.tree()).containsExactly("SPAN Planner.notes DEFAULT", "  EVENT noted DEFAULT");
		assertThat(TracedBeans.json(beans.root().input())).isEqualTo("{\"note\":\"two beds\"}");
		assertThat(beans.root().output()).isNull();
	}

	@Test
	void inputAndOutputAreLeftOutOnDemand() {
		assertThat(this.planner.secret("PIN 1234")).isEqualTo("secret");
		assertThat(beans.root().input()).isNull();
		assertThat(beans.root().output()).isNull();
	}

	@Test
	void failureIsThrownAsItIs() {
		IOException failure = new IOException("no path");
		assertThatThrownBy(() -> this.planner.failing(failure)).isSameAs(failure);
		assertThat(beans.tree()).containsExactly("TOOL Planner.failing ERROR");
		assertThat(beans.root().error()).extracting(ErrorInfo::type).isEqualTo("java.io.IOException");
		assertThat(beans.root().statusMessage()).isEqualTo("no path");
	}

	@Test
	void stepLastsUntilItsStageCompletes() {
		CompletableFuture<String> source = new CompletableFuture<>();
		assertThat(this.planner.later(source)).isSameAs(source);
		assertThat(beans.root().status()).isEqualTo(Status.RUNNING);
		source.complete("done");
		assertThat(beans.tree()).containsExactly("SPAN Planner.later DEFAULT");
		assertThat(beans.root().status()).isEqualTo(Status.COMPLETED);
		assertThat(TracedBeans.json(beans.root().output())).isEqualTo("\"done\"");
	}

	@Test
	void stageThatFailsIsAnError() {
		CompletableFuture<String> source = new CompletableFuture<>();
		CompletionStage<String> dependent = this.planner.later(source.thenApply(String::trim));
		IllegalStateException failure = new IllegalStateException("full");
		source.completeExceptionally(failure);
		assertThatThrownBy(() -> dependent.toCompletableFuture().join()).hasCause(failure);
		assertThat(beans.tree()).containsExactly("SPAN Planner.later ERROR");
		assertThat(beans.root().error()).extracting(ErrorInfo::type).isEqualTo("java.lang.IllegalStateException");
	}

	@Test
	void stageThatIsCancelledIsAWarning() {
		CompletableFuture<String> source = new CompletableFuture<>();
		this.planner.later(source).toCompletableFuture().cancel(true);
		assertThatThrownBy(source::join).isInstanceOf(CancellationException.class);
		assertThat(beans.tree()).containsExactly("SPAN Planner.later WARNING");
		assertThat(beans.root().statusMessage()).isEqualTo("cancelled");
	}

	@Test
	void methodMayReturnNoStageAtAll() {
		assertThat(this.planner.noStage()).isNull();
		assertThat(beans.root().status()).isEqualTo(Status.COMPLETED);
		assertThat(TracedBeans.json(beans.root().output())).isEqualTo("null");
	}

	@Test
	void annotationOfAnInterfaceOrSuperclassCounts() {
		Inherited bean = beans.get(Inherited.class);
		bean.ofInterface("a");
		assertThat(beans.tree()).containsExactly("RETRIEVER Inherited.ofInterface DEFAULT");
		assertThat(TracedBeans.json(beans.root().input())).isEqualTo("{\"word\":\"a\"}");
		bean.ofSuperclass();
		assertThat(beans.tree()).containsExactly("EVALUATOR Inherited.ofSuperclass DEFAULT");
		bean.notOverridden();
		assertThat(beans.tree()).containsExactly("SPAN Inherited.notOverridden DEFAULT");
	}

	@Test
	void annotationOfAnotherAnnotationCounts() {
		beans.get(Inherited.class).composed();
		assertThat(beans.tree()).containsExactly("GUARDRAIL Check DEFAULT");
	}

	@Test
	void genericMethodIsOneStep() {
		Worker<String> worker = beans.get(Generic.class);
		assertThat(worker.work("x")).isEqualTo("x!");
		assertThat(beans.tree()).containsExactly("CHAIN Generic.work DEFAULT");
		assertThat(TracedBeans.json(beans.root().input())).isEqualTo("{\"item\":\"x\"}");
	}

	@Test
	void otherMethodsAreNoSteps() {
		int before = beans.traceCount();
		assertThat(this.planner.untraced()).isEqualTo("quiet");
		assertThat(beans.traceCount()).isEqualTo(before);
	}

	@Test
	void levelOfAStepMayBeSetWithin() {
		this.planner.doubtful();
		assertThat(beans.tree()).containsExactly("SPAN Planner.doubtful WARNING");
		assertThat(beans.root().statusMessage()).isEqualTo("hardly");
	}

	/**
	 * A bean.
	 */
	static class Planner {

		@Traced(type = ObservationType.CHAIN, name = "Plan trip")
		List<String> plan(String hut, int nights) {
			return Collections.nCopies(nights, hut);
		}

		@Traced
		void notes(String note) {
			beans.trace.event("noted", note);
		}

		@Traced(input = false, output = false)
		String secret(String pin) {
			return "secret";
		}

		@Traced(type = ObservationType.TOOL)
		void failing(Exception failure) throws Exception {
			throw failure;
		}

		@Traced
		CompletionStage<String> later(CompletionStage<String> stage) {
			return stage;
		}

		@Traced
		@Nullable CompletionStage<String> noStage() {
			return null;
		}

		@Traced
		void doubtful() {
			beans.trace.level(Level.WARNING, "hardly");
		}

		String untraced() {
			return "quiet";
		}

	}

	/**
	 * Annotated for all that implement it.
	 */
	interface Words {

		@Traced(type = ObservationType.RETRIEVER)
		void ofInterface(String word);

	}

	/**
	 * Annotated for all that extend it.
	 */
	static class Base {

		@Traced(type = ObservationType.EVALUATOR)
		void ofSuperclass() {
		}

		@Traced
		void notOverridden() {
		}

	}

	/**
	 * An annotation of the application's own.
	 */
	@Traced(type = ObservationType.GUARDRAIL, name = "Check")
	@Retention(RetentionPolicy.RUNTIME)
	@Target(ElementType.METHOD)
	@interface Checked {

	}

	/**
	 * A bean without annotations of its own.
	 */
	static class Inherited extends Base implements Words {

		@Override
		public void ofInterface(String word) {
		}

		@Override
		void ofSuperclass() {
		}

		@Checked
		void composed() {
		}

	}

	/**
	 * Does work.
	 *
	 * @param <T> on what
	 */
	interface Worker<T> {

		T work(T item);

	}

	/**
	 * A bean with a bridge method.
	 */
	static class Generic implements Worker<String> {

		@Override
		@Traced(type = ObservationType.CHAIN)
		public String work(String item) {
			return item + "!";
		}

	}

}
