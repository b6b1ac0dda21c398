package dev.clew.langchain4j.model;

import java.lang.reflect.Method;
import java.util.List;

import dev.clew.content.ContentSource;
import dev.clew.langchain4j.call.ComponentTracer;
import dev.clew.langchain4j.call.Operation;
import dev.clew.langchain4j.message.CallIdentity;
import dev.clew.langchain4j.message.Messages;
import dev.clew.langchain4j.run.Invocation;
import dev.clew.langchain4j.run.RuntimeHandle;
import dev.clew.observation.StepContext;
import dev.clew.trace.Level;
import dev.clew.trace.ObservationType;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.input.Prompt;
import dev.langchain4j.model.moderation.Moderation;
import dev.langchain4j.model.moderation.ModerationModel;
import dev.langchain4j.model.moderation.ModerationRequest;
import dev.langchain4j.model.moderation.ModerationResponse;
import dev.langchain4j.model.output.Response;
import org.jspecify.annotations.Nullable;

/**
 * Traces calls of moderation models, as guardrails: what they flag is a warning.
 */
public final class ModerationTracer extends ComponentTracer {

	private final @Nullable ModerationHandover handover;

	/**
	 * A tracer.
	 * @param owner application that the models belong to; {@code null} where that is not
	 * known
	 */
	public ModerationTracer(@Nullable RuntimeHandle owner) {
		this(owner, null);
	}

	public ModerationTracer(@Nullable RuntimeHandle owner, @Nullable ModerationHandover handover) {
		super(ModerationModel.class, "moderation model", owner);
		this.handover = handover;
	}

	@Override
	protected @Nullable Operation<?> operation(Object component, Method method, @Nullable Object[] arguments) {
		boolean moderates = "moderate".equals(method.getName()) || "doModerate".equals(method.getName());
		if (!moderates || arguments.length != 1 || arguments[0] == null
				|| !(component instanceof ModerationModel model)) {
			return null;
		}
		Object given = arguments[0];
		StepContext context = new StepContext(ObservationType.GUARDRAIL, nameOf(model));
		context.subject(new CallIdentity(ModerationModel.class, texts(given)));
		context.setInput(input(given));
		Invocation run = (this.handover != null) ? this.handover.take(given) : null;
		if (run != null) {
			context.put(Invocation.class, run);
		}
		String modelName = model.modelName();
		if (modelName != null && !"unknown".equals(modelName)) {
			context.getMetadata().put("model", modelName);
		}
		return new Operation<>(context, null, ModerationTracer::returned);
	}

	private static ContentSource input(Object given) {
		if (given instanceof List<?> messages) {
			return Messages.list(messages.stream().map(ChatMessage.class::cast).toList());
		}
		return (given instanceof ChatMessage message) ? Messages.list(List.of(message))
				: ContentSource.of(texts(given));
	}

	private static List<Object> texts(Object given) {
		if (given instanceof ModerationRequest request) {
			return List.copyOf(request.texts());
		}
		List<?> all = (given instanceof List<?> messages) ? messages : List.of(given);
		return all.stream().map(ModerationTracer::text).toList();
	}

	private static Object text(Object given) {
		if (given instanceof Prompt prompt) {
			return prompt.text();
		}
		if (given instanceof TextSegment segment) {
			return segment.text();
		}
		boolean several = given instanceof UserMessage user && !user.hasSingleText();
		return (given instanceof ChatMessage message && !several) ? String.valueOf(ModerationModel.toText(message))
				: given;
	}

	private static void returned(StepContext context, @Nullable Object result) {
		if (result instanceof Response<?> response && response.content() instanceof Moderation moderation) {
			verdict(context, moderation);
		}
		else if (result instanceof ModerationResponse response) {
			verdict(context, response.moderation());
		}
	}

	private static void verdict(StepContext context, Moderation moderation) {
		if (moderation.flagged()) {
			context.setLevel(Level.WARNING, "flagged");
		}
		context.setOutput((json) -> {
			json.writeStartObject();
			json.writeBooleanField("flagged", moderation.flagged());
			if (moderation.flaggedText() != null) {
				json.writeStringField("flaggedText", moderation.flaggedText());
			}
			json.writeEndObject();
		});
	}

}
