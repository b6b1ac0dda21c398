package dev.clew.langchain4j.message;

import dev.clew.observation.ClewContext;
import dev.clew.observation.ModelContext;
import dev.clew.observation.step.CurrentStep;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.model.chat.request.ChatRequest;

/**
 * What a call is about, by which a call is known as the inner part of another: a model
 * around another one hands on what it was given.
 *
 * @param type type of the component
 * @param about what the component was given
 */
public record CallIdentity(Class<?> type, Object about) {

	public static CallIdentity of(ChatRequest request) {
		return new CallIdentity(ChatRequest.class, WeakKey.of(request.messages()));
	}

	// A server may know the tool by another name.
	public static CallIdentity of(ToolExecutionRequest request) {
		return new CallIdentity(ToolExecutionRequest.class, WeakKey.of(request.id(), request.arguments()));
	}

	private static final String IN_PROCESS = CallIdentity.class.getName() + ".inProcess";

	public static boolean isInner(ClewContext context) {
		Object subject = context.subject();
		ClewContext outer = CurrentStep.context();
		if (subject == null || outer == null || outer.getDuration() != null || !subject.equals(outer.subject())) {
			return false;
		}
		if (outer instanceof ModelContext outerCall && context instanceof ModelContext innerCall) {
			complete(outerCall, innerCall);
		}
		return true;
	}

	// A model around another one may not know which one that is, nor that nobody bills
	// it.
	private static void complete(ModelContext outer, ModelContext inner) {
		if (outer.getRequestModel() == null && inner.getRequestModel() != null) {
			outer.setRequestModel(inner.getRequestModel());
			outer.setProvider(inner.getProvider());
		}
		boolean inProcess = inner.isInProcess() && outer.getOrDefault(IN_PROCESS, true);
		outer.put(IN_PROCESS, inProcess);
		outer.setInProcess(inProcess);
	}

}
