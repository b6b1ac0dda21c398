package dev.clew.langchain4j.service;

import java.util.ArrayList;
import java.util.List;

import dev.clew.langchain4j.call.AlreadyTraced;
import dev.clew.langchain4j.call.TracingProxy;
import dev.clew.langchain4j.run.ServiceDescription;
import dev.langchain4j.service.AiServiceContext;
import org.jspecify.annotations.Nullable;

/**
 * Says how the parts of an AI service are traced.
 */
final class ServiceParts {

	private static final String BEAN = "as a bean";

	private static final String WRAPPED = "within this service, since it is not traced as a bean";

	private ServiceParts() {
	}

	static ServiceDescription of(AiServiceContext context) {
		List<ServiceDescription.Part> parts = new ArrayList<>();
		add(parts, "ChatModel", context.chatModel);
		add(parts, "StreamingChatModel", context.streamingChatModel);
		add(parts, "ModerationModel", context.moderationModel);
		add(parts, "RetrievalAugmentor", context.retrievalAugmentor);
		return new ServiceDescription(context.aiServiceClass.getName(), List.copyOf(parts));
	}

	private static void add(List<ServiceDescription.Part> parts, String type, @Nullable Object component) {
		if (component != null) {
			parts.add(new ServiceDescription.Part(type, classNameOf(component), how(component)));
		}
	}

	private static @Nullable String how(Object component) {
		if (TracingProxy.componentOf(component) instanceof AlreadyTraced) {
			return BEAN;
		}
		String limit = TracingProxy.limitOf(component);
		return (TracingProxy.componentOf(component) != component) ? WRAPPED + ((limit != null) ? ", " + limit : "")
				: null;
	}

	// A proxy has the class that it was made of above it.
	private static String classNameOf(Object component) {
		Class<?> type = TracingProxy.componentOf(component).getClass();
		return (type.getName().contains("$$") && !type.isHidden()) ? type.getSuperclass().getName() : type.getName();
	}

}
