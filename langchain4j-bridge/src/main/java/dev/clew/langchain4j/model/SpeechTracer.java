package dev.clew.langchain4j.model;

import java.lang.reflect.Method;
import java.util.List;

import dev.clew.content.ContentSource;
import dev.clew.langchain4j.call.ComponentTracer;
import dev.clew.langchain4j.call.Operation;
import dev.clew.langchain4j.message.CallIdentity;
import dev.clew.langchain4j.message.MediaMessages;
import dev.clew.langchain4j.message.Providers;
import dev.clew.langchain4j.run.RuntimeHandle;
import dev.clew.observation.GenerationContext;
import dev.langchain4j.model.audio.TextToSpeechModel;
import dev.langchain4j.model.audio.TextToSpeechRequest;
import dev.langchain4j.model.audio.TextToSpeechResponse;
import org.jspecify.annotations.Nullable;

/**
 * Traces calls of models that turn text into speech. Of the speech only a reference is
 * recorded.
 */
public final class SpeechTracer extends ComponentTracer {

	/**
	 * A tracer.
	 * @param owner application that the models belong to; {@code null} where that is not
	 * known
	 */
	public SpeechTracer(@Nullable RuntimeHandle owner) {
		super(TextToSpeechModel.class, "text-to-speech model", owner);
	}

	@Override
	protected @Nullable Operation<?> operation(Object component, Method method, @Nullable Object[] arguments) {
		String text = ("synthesize".equals(method.getName()) && arguments.length == 1) ? textOf(arguments[0]) : null;
		if (text == null || !(component instanceof TextToSpeechModel model)) {
			return null;
		}
		GenerationContext context = new GenerationContext("generate_content", nameOf(model));
		context.setProvider(Providers.nameOf(model.provider()));
		context.subject(new CallIdentity(TextToSpeechModel.class, text));
		context.setInput(MediaMessages.input(ContentSource.text(text)));
		if (arguments[0] instanceof TextToSpeechRequest request && request.voice() != null) {
			context.getMetadata().put("voice", request.voice());
		}
		return new Operation<>(context, null, SpeechTracer::returned);
	}

	private static @Nullable String textOf(@Nullable Object argument) {
		if (argument instanceof TextToSpeechRequest request) {
			return request.text();
		}
		return (argument instanceof String text) ? text : null;
	}

	private static void returned(GenerationContext context, @Nullable Object result) {
		if (result instanceof TextToSpeechResponse response) {
			context.setOutput(MediaMessages.output(MediaMessages.list(List.of(MediaMessages.audio(response.audio())))));
		}
	}

}
