package dev.clew.langchain4j.finish;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.clew.observation.GenerationContext;
import dev.clew.trace.Level;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.ChatResponseMetadata;
import dev.langchain4j.model.output.FinishReason;
import org.jspecify.annotations.Nullable;

/**
 * How the call of a model ended. LangChain4j completes calls that broke off as it
 * completes those that finished; the difference is a finish reason that is not there. A
 * client of a provider always gives one when a call has finished, since the provider
 * does. A model of the application's own, or a response that one has put together, need
 * not: there, none says nothing.
 *
 * @param reason the reason, in the provider's word where LangChain4j has none
 * @param level attention that the end deserves
 * @param message why, where it deserves any
 */
public record Finish(@Nullable String reason, Level level, @Nullable String message) {

	static final String UNFINISHED = "ended without a finish reason";

	private static final String PROVIDER_ERROR = "provider_error";

	private static final Finish NOT_TOLD = new Finish(null, Level.DEFAULT, null);

	private static final Map<FinishReason, Finish> KNOWN = Stream.of(FinishReason.values())
		.collect(Collectors.toUnmodifiableMap(Function.identity(),
				(reason) -> FinishWord.of(reason).finish(reason.name().toLowerCase(Locale.ROOT))));

	/**
	 * How the call of a model ended.
	 * @param context what is known of the call
	 * @param reason the reason, if the model said
	 */
	public static void apply(GenerationContext context, @Nullable FinishReason reason) {
		apply(context, of(reason));
	}

	/**
	 * How the call of a chat model ended.
	 * @param context what is known of the call
	 * @param response its response, if there is one
	 */
	public static void apply(GenerationContext context, @Nullable ChatResponse response) {
		apply(context, (response != null) ? of(response, context) : NOT_TOLD);
	}

	private static void apply(GenerationContext context, Finish finish) {
		context.setFinishReason(finish.reason());
		if (finish.message() != null) {
			context.put(Finish.class, finish);
		}
		else {
			context.remove(Finish.class);
		}
	}

	/**
	 * Takes note of an event of a stream that LangChain4j does not understand: it may say
	 * why the stream ends.
	 * @param context what is known of the call
	 * @param event the event, as the client has it
	 */
	public static void heard(GenerationContext context, Object event) {
		RawFinish raw = RawFinish.ofEvent(event);
		if (raw.tells()) {
			context.put(RawFinish.class, raw);
		}
	}

	/**
	 * Says of the call how it ended, now that it has.
	 * @param context what is known of the call
	 */
	public static void tell(GenerationContext context) {
		Finish finish = context.get(Finish.class);
		if (finish != null && finish.message() != null) {
			context.raiseLevel(finish.level(), finish.message());
			if (finish.level() == Level.ERROR) {
				context.setErrorType(PROVIDER_ERROR);
			}
		}
	}

	private static Finish of(@Nullable FinishReason reason) {
		Finish known = (reason != null) ? KNOWN.get(reason) : null;
		return (known != null) ? known : NOT_TOLD;
	}

	private static Finish of(ChatResponse response, GenerationContext context) {
		FinishReason known = response.finishReason();
		if (isFinished(known) && hasAnswer(response.aiMessage())) {
			return of(known);
		}
		RawFinish raw = RawFinish.of(response.metadata()).or(context.get(RawFinish.class));
		if (raw.refused()) {
			return FinishWord.REFUSED.finish("refusal");
		}
		if (raw.reason() != null && (known == null || known == FinishReason.OTHER)) {
			return ofWord(raw.reason().toLowerCase(Locale.ROOT), raw);
		}
		if (raw.error() != null || raw.blocked() != null) {
			return broken(of(known).reason(), raw);
		}
		return (known != null) ? precise(known, raw.reason()) : unknown(response.metadata());
	}

	private static boolean isFinished(@Nullable FinishReason reason) {
		return reason == FinishReason.STOP || reason == FinishReason.TOOL_EXECUTION;
	}

	private static boolean hasAnswer(AiMessage message) {
		return message.text() != null || message.hasToolExecutionRequests();
	}

	private static Finish ofWord(String word, RawFinish raw) {
		FinishWord meaning = FinishWord.of(word);
		return (meaning == FinishWord.BROKEN || raw.error() != null) ? broken(word, raw) : meaning.finish(word);
	}

	private static Finish broken(@Nullable String word, RawFinish raw) {
		if (raw.blocked() != null && raw.error() == null) {
			return new Finish(word, Level.WARNING, UNFINISHED + "; the prompt was blocked: " + raw.blocked());
		}
		String said = (raw.error() != null) ? raw.error() : word;
		return new Finish(word, Level.ERROR, UNFINISHED + "; the provider said: " + said);
	}

	// Clients take some filters for a length.
	private static Finish precise(FinishReason known, @Nullable String word) {
		boolean filtered = word != null && FinishWord.of(word.toLowerCase(Locale.ROOT)) == FinishWord.FILTERED;
		return of(filtered ? FinishReason.CONTENT_FILTER : known);
	}

	// Metadata of their own are made by clients of providers only.
	private static Finish unknown(ChatResponseMetadata metadata) {
		String type = metadata.getClass().getName();
		boolean client = type.startsWith("dev.langchain4j.model.") && metadata.getClass() != ChatResponseMetadata.class;
		return client ? new Finish(null, Level.WARNING, UNFINISHED) : NOT_TOLD;
	}

}
