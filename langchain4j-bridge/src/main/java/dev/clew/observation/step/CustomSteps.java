package dev.clew.observation.step;

import dev.clew.content.ContentSource;
import dev.clew.observation.ClewContext;
import dev.clew.observation.EmbeddingContext;
import dev.clew.observation.GenerationContext;
import dev.clew.observation.StepContext;
import dev.clew.observation.ToolContext;
import dev.clew.trace.ObservationType;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * Starts the steps that an application names itself, of whichever type.
 */
public final class CustomSteps {

	private CustomSteps() {
	}

	/**
	 * Starts a step.
	 * @param runtime of the application
	 * @param type kind of step
	 * @param name what the step is called
	 * @param input what goes in, if that is known
	 * @param parent observation around it, or {@code null} for the current one of this
	 * thread
	 * @return the step, started
	 */
	public static Step<?> start(TracingRuntime runtime, ObservationType type, String name,
			@Nullable ContentSource input, @Nullable Observation parent) {
		ClewContext context = switch (type) {
			case GENERATION -> new GenerationContext("generate_content", name);
			case TOOL -> new ToolContext(name, null, true);
			case EMBEDDING -> new EmbeddingContext(name);
			default -> new StepContext(type, name);
		};
		context.setInput(input);
		return Step.start(runtime, context, parent);
	}

}
