package dev.clew.langchain4j.model;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import dev.clew.content.ContentSource;
import dev.clew.langchain4j.call.ComponentTracer;
import dev.clew.langchain4j.call.Operation;
import dev.clew.langchain4j.finish.Finish;
import dev.clew.langchain4j.message.CallIdentity;
import dev.clew.langchain4j.message.MediaMessages;
import dev.clew.langchain4j.message.ModelNames;
import dev.clew.langchain4j.run.RuntimeHandle;
import dev.clew.langchain4j.usage.ProviderUsage;
import dev.clew.observation.GenerationContext;
import dev.langchain4j.data.image.Image;
import dev.langchain4j.model.image.ImageModel;
import dev.langchain4j.model.output.Response;
import org.jspecify.annotations.Nullable;

/**
 * Traces calls of image models. Of images only a reference is recorded.
 */
public final class ImageTracer extends ComponentTracer {

	/**
	 * A tracer.
	 * @param owner application that the models belong to; {@code null} where that is not
	 * known
	 */
	public ImageTracer(@Nullable RuntimeHandle owner) {
		super(ImageModel.class, "image model", owner);
	}

	@Override
	protected @Nullable Operation<?> operation(Object component, Method method, @Nullable Object[] arguments) {
		boolean makes = "generate".equals(method.getName()) || "edit".equals(method.getName());
		if (!makes || method.getReturnType() != Response.class) {
			return null;
		}
		GenerationContext context = new GenerationContext("generate_content", nameOf(component));
		ModelNames.tell(component, context);
		context.subject(new CallIdentity(ImageModel.class, new ArrayList<>(Arrays.asList(arguments))));
		context.setInput(MediaMessages.input(input(arguments)));
		if (arguments[arguments.length - 1] instanceof Integer count) {
			context.setParameters(Map.of("choice.count", count));
		}
		return new Operation<>(context, null, ImageTracer::returned);
	}

	// The prompt, then the image to edit, then its mask.
	private static ContentSource input(@Nullable Object[] arguments) {
		List<ContentSource> parts = new ArrayList<>();
		for (Object argument : arguments) {
			if (argument instanceof String prompt) {
				parts.add(0, MediaMessages.text(prompt));
			}
			else if (argument instanceof Image image) {
				parts.add(MediaMessages.image(parts.isEmpty() ? "image" : "mask", image));
			}
		}
		return MediaMessages.list(parts);
	}

	private static void returned(GenerationContext context, @Nullable Object result) {
		if (result instanceof Response<?> response) {
			List<?> images = (response.content() instanceof List<?> list) ? list : List.of(response.content());
			context.setOutput(MediaMessages.output(MediaMessages.list(images.stream()
				.map(Image.class::cast)
				.map((image) -> MediaMessages.image("image", image))
				.toList())));
			ProviderUsage.apply(context, response.tokenUsage());
			Finish.apply(context, response.finishReason());
			Finish.tell(context);
		}
	}

}
