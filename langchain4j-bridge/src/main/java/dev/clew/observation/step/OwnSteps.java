package dev.clew.observation.step;

import dev.clew.content.ContentSource;
import dev.clew.observation.AgentContext;
import dev.clew.observation.ChainContext;
import dev.clew.observation.ClewContext;
import dev.clew.observation.EmbeddingContext;
import dev.clew.observation.EvaluatorContext;
import dev.clew.observation.EventContext;
import dev.clew.observation.GenerationContext;
import dev.clew.observation.GuardrailContext;
import dev.clew.observation.ObservationConventions;
import dev.clew.observation.RetrieverContext;
import dev.clew.observation.SpanContext;
import dev.clew.observation.ToolContext;
import dev.clew.trace.ObservationType;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import org.jspecify.annotations.Nullable;

/**
 * Starts the steps that an application names itself, of whichever type.
 */
public final class OwnSteps {

	private OwnSteps() {
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
		ObservationConventions by = runtime.conventions();
		Start start = new Start(runtime, input, parent);
		return switch (type) {
			case EVENT -> start.of(by.event(), new EventContext(name));
			case SPAN -> start.of(by.span(), new SpanContext(name));
			case GENERATION -> start.of(by.generation(), new GenerationContext("generate_content", name));
			case AGENT -> start.of(by.agent(), new AgentContext(name));
			case TOOL -> start.of(by.tool(), new ToolContext(name, null, true));
			case CHAIN -> start.of(by.chain(), new ChainContext(name));
			case RETRIEVER -> start.of(by.retriever(), new RetrieverContext(name));
			case EVALUATOR -> start.of(by.evaluator(), new EvaluatorContext(name));
			case EMBEDDING -> start.of(by.embedding(), new EmbeddingContext(name));
			case GUARDRAIL -> start.of(by.guardrail(), new GuardrailContext(name));
		};
	}

	private record Start(TracingRuntime runtime, @Nullable ContentSource input, @Nullable Observation parent) {

		<C extends ClewContext> Step<C> of(ObservationConvention<C> convention, C context) {
			context.setInput(this.input);
			return Step.start(this.runtime, convention, context, this.parent);
		}

	}

}
