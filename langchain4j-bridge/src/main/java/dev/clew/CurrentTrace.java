package dev.clew;

import java.util.function.Consumer;

import dev.clew.content.ContentSource;
import dev.clew.observation.ClewContext;
import dev.clew.observation.step.CurrentStep;
import dev.clew.observation.step.CustomSteps;
import dev.clew.observation.step.Step;
import dev.clew.observation.step.TracingRuntime;
import dev.clew.observation.tree.TraceNode;
import dev.clew.trace.Level;
import dev.clew.trace.ObservationType;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * The trace that the current thread works in. What is said of it where there is none is
 * ignored; a step is then a trace of its own. No method throws anything of its own.
 * Thread-safe.
 */
public final class CurrentTrace {

	private final TracingRuntime runtime;

	/**
	 * Access for one application.
	 * @param runtime of the application
	 */
	public CurrentTrace(TracingRuntime runtime) {
		this.runtime = runtime;
	}

	/**
	 * The id of the trace: the one in the log lines and at the endpoints.
	 * @return 32 hexadecimal digits; absent where nothing is observed on this thread
	 */
	public @Nullable String traceId() {
		TraceNode node = CurrentStep.node();
		return (node != null) ? node.traceId() : null;
	}

	/**
	 * Names the trace, instead of the name of its root.
	 * @param name at most 200 characters, longer ones are cut
	 */
	public void name(String name) {
		change((node) -> node.state().name(name));
	}

	/**
	 * Adds words to find the trace by.
	 * @param tags words of at most 200 characters, longer ones are cut; at most 50 for
	 * one trace, further ones are dropped, and the trace says so. The filters of the
	 * endpoints take a comma for the end of a tag
	 */
	public void tag(String... tags) {
		change((node) -> {
			for (String tag : tags) {
				node.state().tag(tag);
			}
		});
	}

	/**
	 * Adds a fact about the trace, or replaces the one of the same key.
	 * @param key at most 200 characters, longer ones are cut
	 * @param value at most 2000 characters, longer ones are cut; after the 50th fact
	 * further ones are dropped, and the trace says so
	 */
	public void metadata(String key, String value) {
		change((node) -> node.state().metadata(key, value));
	}

	private void change(Consumer<TraceNode> change) {
		safely((node) -> {
			change.accept(node);
			node.publish();
		});
	}

	/**
	 * Sets the level of the innermost step of LangChain4j or of your own, and outside of
	 * those that of the observation around, such as the request. An error raises it to
	 * {@link Level#ERROR} all the same.
	 * @param level the level
	 * @param message why
	 */
	public void level(Level level, @Nullable String message) {
		safely((node) -> {
			ClewContext step = CurrentStep.context();
			if (step != null) {
				step.setLevel(level, message);
			}
			else {
				node.level(level, message);
			}
		});
	}

	/**
	 * Records that something has happened, below the current step.
	 * @param name what, out of a small set
	 */
	public void event(String name) {
		safely((node) -> start(ObservationType.EVENT, name).close());
	}

	/**
	 * Records that something has happened, below the current step.
	 * @param name what, out of a small set
	 * @param content data to be rendered as JSON; what is no data is recorded by the name
	 * of its class
	 */
	public void event(String name, @Nullable Object content) {
		safely((node) -> start(ObservationType.EVENT, name, content, null).close());
	}

	private void safely(Consumer<TraceNode> action) {
		TraceNode node = CurrentStep.node();
		if (node == null) {
			return;
		}
		try {
			action.accept(node);
		}
		catch (Throwable ex) {
			this.runtime.faults().report("current-trace", ex);
		}
	}

	/**
	 * Does work as a step. Its result is the output of the step, unless the work says
	 * otherwise; what it throws makes the step fail, and is thrown on as it is.
	 * @param type kind of step
	 * @param name what the step is called, out of a small set
	 * @param work the work
	 * @param <T> type of its result
	 * @param <X> what it may throw
	 * @return the result
	 * @throws X what the work throws
	 */
	public <T extends @Nullable Object, X extends Throwable> T step(ObservationType type, String name,
			StepWork<T, X> work) throws X {
		OwnStep step = start(type, name);
		T result;
		try (Step.Scope scope = step.open()) {
			result = work.run(step);
		}
		catch (Throwable ex) {
			step.fail(ex);
			throw ex;
		}
		if (result != null && !step.hasOutput()) {
			step.output(result);
		}
		step.close();
		return result;
	}

	/**
	 * Begins a step below the current one. It is not yet the current one itself: see
	 * {@link OwnStep#open()}.
	 * @param type kind of step
	 * @param name what the step is called, out of a small set
	 * @return the step, to be ended
	 */
	public OwnStep start(ObservationType type, String name) {
		return new OwnStep(CustomSteps.start(this.runtime, type, name, null, null));
	}

	/**
	 * Begins a step. It is not yet the current one of this thread: see
	 * {@link OwnStep#open()}.
	 * @param type kind of step
	 * @param name what the step is called, out of a small set
	 * @param input data that goes in, to be seen while the step runs
	 * @param parent observation around the step; {@code null} for the current one of this
	 * thread
	 * @return the step, to be ended
	 */
	public OwnStep start(ObservationType type, String name, @Nullable Object input, @Nullable Observation parent) {
		return new OwnStep(
				CustomSteps.start(this.runtime, type, name, (input != null) ? ContentSource.of(input) : null, parent));
	}

}
