package dev.clew.langchain4j.service;

import java.util.ArrayList;
import java.util.List;

import dev.clew.langchain4j.call.TracedComponent;
import dev.clew.langchain4j.call.TracedWrapper;
import dev.clew.langchain4j.run.TracedService;
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

	static TracedService of(AiServiceContext context) {
		List<TracedService.Part> parts = new ArrayList<>();
		add(parts, "ChatModel", context.chatModel);
		add(parts, "StreamingChatModel", context.streamingChatModel);
		add(parts, "ModerationModel", context.moderationModel);
		add(parts, "RetrievalAugmentor", context.retrievalAugmentor);
		return new TracedService(context.aiServiceClass.getName(), List.copyOf(parts));
	}

	private static void add(List<TracedService.Part> parts, String type, @Nullable Object component) {
		if (component != null) {
			parts.add(new TracedService.Part(type, classNameOf(component), how(component)));
		}
	}

	private static @Nullable String how(Object component) {
		if (TracedWrapper.componentOf(component) instanceof TracedComponent) {
			return BEAN;
		}
		String limit = TracedWrapper.limitOf(component);
		return (TracedWrapper.componentOf(component) != component) ? WRAPPED + ((limit != null) ? ", " + limit : "")
				: null;
	}

	// A proxy has the class that it was made of above it.
	private static String classNameOf(Object component) {
		Class<?> type = TracedWrapper.componentOf(component).getClass();
		return (type.getName().contains("$$") && !type.isHidden()) ? type.getSuperclass().getName() : type.getName();
	}

}
