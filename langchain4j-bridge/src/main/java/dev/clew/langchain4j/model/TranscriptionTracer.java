package dev.clew.langchain4j.model;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.clew.content.ContentSource;
import dev.clew.langchain4j.call.ComponentTracer;
import dev.clew.langchain4j.call.Operation;
import dev.clew.langchain4j.message.CallIdentity;
import dev.clew.langchain4j.message.MediaMessages;
import dev.clew.langchain4j.message.Providers;
import dev.clew.langchain4j.run.RuntimeHandle;
import dev.clew.observation.GenerationContext;
import dev.langchain4j.data.audio.Audio;
import dev.langchain4j.model.audio.AudioTranscriptionModel;
import dev.langchain4j.model.audio.AudioTranscriptionRequest;
import dev.langchain4j.model.audio.AudioTranscriptionResponse;
import org.jspecify.annotations.Nullable;

/**
 * Traces calls of models that turn speech into text.
 */
public final class TranscriptionTracer extends ComponentTracer {

	/**
	 * A tracer.
	 * @param owner application that the models belong to; {@code null} where that is not
	 * known
	 */
	public TranscriptionTracer(@Nullable RuntimeHandle owner) {
		super(AudioTranscriptionModel.class, "audio transcription model", owner);
	}

	@Override
	protected @Nullable Operation<?> operation(Object component, Method method, @Nullable Object[] arguments) {
		boolean transcribes = method.getName().startsWith("transcribe") && arguments.length == 1;
		AudioTranscriptionRequest request = transcribes ? requestOf(arguments[0]) : null;
		if (request == null || !(component instanceof AudioTranscriptionModel model)) {
			return null;
		}
		GenerationContext context = new GenerationContext("generate_content", nameOf(model));
		context.setProvider(Providers.nameOf(model.provider()));
		context.subject(new CallIdentity(AudioTranscriptionModel.class, request.audio()));
		context.setInput(MediaMessages.input(input(request)));
		if (request.temperature() != null) {
			context.setParameters(Map.of("temperature", request.temperature()));
		}
		if (request.language() != null) {
			context.getMetadata().put("language", request.language());
		}
		return new Operation<>(context, null, TranscriptionTracer::returned);
	}

	private static @Nullable AudioTranscriptionRequest requestOf(@Nullable Object argument) {
		if (argument instanceof Audio audio) {
			return AudioTranscriptionRequest.builder(audio).build();
		}
		return (argument instanceof AudioTranscriptionRequest request) ? request : null;
	}

	private static ContentSource input(AudioTranscriptionRequest request) {
		List<ContentSource> parts = new ArrayList<>();
		parts.add(MediaMessages.audio(request.audio()));
		if (request.prompt() != null) {
			parts.add(MediaMessages.text(request.prompt()));
		}
		return MediaMessages.list(parts);
	}

	private static void returned(GenerationContext context, @Nullable Object result) {
		Object text = (result instanceof AudioTranscriptionResponse response) ? response.text() : result;
		if (text != null) {
			context.setOutput(MediaMessages.output(ContentSource.of(text)));
		}
	}

}
