package dev.clew.langchain4j.model;

import java.lang.reflect.Method;

import dev.clew.langchain4j.call.ComponentTracer;
import dev.clew.langchain4j.call.Forms;
import dev.clew.langchain4j.call.Operation;
import dev.clew.langchain4j.message.CallIdentity;
import dev.clew.langchain4j.run.RuntimeHandle;
import dev.clew.observation.StepContext;
import dev.clew.trace.ObservationType;
import dev.langchain4j.model.decision.DecisionModel;
import dev.langchain4j.model.decision.request.DecisionRequest;
import dev.langchain4j.model.decision.response.DecisionResponse;
import dev.langchain4j.model.output.TokenUsage;
import org.jspecify.annotations.Nullable;

/**
 * Traces calls of decision models, which answer questions with probabilities.
 */
public final class DecisionTracer extends ComponentTracer {

	/**
	 * A tracer.
	 * @param owner application that the models belong to; {@code null} where that is not
	 * known
	 */
	public DecisionTracer(@Nullable RuntimeHandle owner) {
		super(DecisionModel.class, "decision model", owner);
	}

	@Override
	protected @Nullable Operation<?> operation(Object component, Method method, @Nullable Object[] arguments) {
		boolean decides = "decide".equals(Forms.nameOf(method)) || "doDecide".equals(Forms.nameOf(method));
		if (!decides || arguments.length != 1 || !(arguments[0] instanceof DecisionRequest request)
				|| !(component instanceof DecisionModel model)) {
			return null;
		}
		StepContext context = new StepContext(ObservationType.EVALUATOR, nameOf(component));
		context.subject(new CallIdentity(DecisionModel.class, request.questions()));
		String modelName = (request.modelName() != null) ? request.modelName() : model.modelName();
		if (modelName != null && !"unknown".equals(modelName)) {
			context.getMetadata().put("model", modelName);
		}
		context.setInput(DecisionContent.request(request));
		return new Operation<>(context, null, DecisionTracer::returned);
	}

	// Usage is counted on generations and embeddings alone.
	private static void returned(StepContext context, @Nullable Object result) {
		if (result instanceof DecisionResponse response) {
			context.setOutput(DecisionContent.answers(response.answers()));
			TokenUsage usage = response.tokenUsage();
			if (usage != null && usage.totalTokenCount() != null) {
				context.getMetadata().put("totalTokens", usage.totalTokenCount().toString());
			}
		}
	}

}
