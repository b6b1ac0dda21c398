package dev.clew.langchain4j.model;

import java.time.Duration;
import java.time.Instant;

import dev.clew.langchain4j.run.Runtimes;
import dev.clew.observation.GenerationContext;
import dev.clew.observation.step.Step;
import dev.clew.observation.step.TracingRuntime;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * The first call of a model by another one, from its beginning: if it fails and the other
 * one goes on, it is a generation of its own. Until then it is what the generation of the
 * other one is.
 */
final class FailedAttempt {

	private static final int MAX_CAUSES = 100;

	private final TracingRuntime runtime;

	private final @Nullable Observation around = Runtimes.currentObservation();

	private final Instant startedAt = Instant.now();

	private final long startNanos = System.nanoTime();

	private @Nullable Duration duration;

	private @Nullable Throwable error;

	private boolean told;

	FailedAttempt(TracingRuntime runtime) {
		this.runtime = runtime;
	}

	void over(@Nullable Throwable failure) {
		this.error = failure;
		this.duration = Duration.ofNanos(System.nanoTime() - this.startNanos);
	}

	// Once, and only where it is not what the outer call failed with.
	void tell(GenerationContext outer, @Nullable Throwable outerError) {
		Throwable failure = this.error;
		if (failure == null || this.told || this.around == null || isCause(failure, outerError)) {
			return;
		}
		this.told = true;
		Step.start(this.runtime, describe(outer), this.around).fail(failure);
	}

	private GenerationContext describe(GenerationContext outer) {
		GenerationContext context = new GenerationContext();
		context.setProvider(outer.getProvider());
		context.setRequestModel(outer.getRequestModel());
		context.setParameters(outer.getParameters());
		context.getNotes().add("its input is that of the generation around it");
		context.setIteration(outer.getIteration());
		context.setPrompt(outer.getPrompt());
		context.setStartedAt(this.startedAt);
		if (this.duration != null) {
			context.setMeasured(this.duration);
		}
		return context;
	}

	@SuppressWarnings("ReferenceEquality")
	private static boolean isCause(Throwable failure, @Nullable Throwable outer) {
		Throwable cause = outer;
		for (int i = 0; cause != null && i < MAX_CAUSES; i++) {
			if (cause == failure) {
				return true;
			}
			cause = cause.getCause();
		}
		return false;
	}

}
