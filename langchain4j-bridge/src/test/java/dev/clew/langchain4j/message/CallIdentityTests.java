package dev.clew.langchain4j.message;

import java.util.Objects;

import dev.clew.langchain4j.TracedApplication;
import dev.clew.langchain4j.run.Runtimes;
import dev.clew.observation.EmbeddingContext;
import dev.clew.observation.step.Step;
import dev.clew.observation.step.TracingRuntime;
import dev.clew.trace.Cost;
import dev.clew.trace.ObservationType;
import dev.langchain4j.model.embedding.EmbeddingModel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CallIdentityTests {

	private final TracedApplication application = new TracedApplication();

	private final EmbeddingContext outer = context();

	@AfterEach
	void close() {
		this.application.close();
		assertThat(this.application.faults).isEmpty();
	}

	@Test
	void modelAroundOneInThisProcessCostsNothing() {
		call(inProcess());
		assertThat(cost()).extracting(Cost::total).hasToString("0");
	}

	@Test
	void modelAroundOneInThisProcessAndOneThatIsNotHasItsPrice() {
		call(inProcess(), context());
		assertThat(cost()).isNull();
	}

	@Test
	void modelAroundOneThatIsNotInThisProcessAndOneThatIsHasItsPrice() {
		call(context(), inProcess());
		assertThat(cost()).isNull();
	}

	private void call(EmbeddingContext... inner) {
		TracingRuntime runtime = Objects.requireNonNull(Runtimes.resolve(this.application.handle));
		Step<EmbeddingContext> step = Step.start(runtime, this.outer, null);
		try (Step.Scope scope = step.open()) {
			assertThat(inner).allMatch(CallIdentity::isInner);
		}
		step.stop();
	}

	private @Nullable Cost cost() {
		return this.application.first(ObservationType.EMBEDDING).cost();
	}

	private static EmbeddingContext inProcess() {
		EmbeddingContext context = context();
		context.setInProcess(true);
		return context;
	}

	private static EmbeddingContext context() {
		EmbeddingContext context = new EmbeddingContext("SmallModel");
		context.subject(new CallIdentity(EmbeddingModel.class, "Hello?"));
		return context;
	}

}
