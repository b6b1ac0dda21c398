package dev.clew.langchain4j.usage;

import java.util.List;
import java.util.function.Supplier;

import dev.clew.observation.ModelContext;
import dev.clew.observation.UsageSource;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;
import org.jspecify.annotations.Nullable;

/**
 * Token usage in buckets that do not overlap, by what each provider means with its
 * numbers, and what else it says of the price of a call.
 */
public final class ProviderUsage {

	private ProviderUsage() {
	}

	/**
	 * Says what a response says: usage, tier of service and cost.
	 * @param context call that was answered; what it knew of its usage is forgotten
	 * @param response the response, if there is one
	 */
	public static void apply(ModelContext context, @Nullable ChatResponse response) {
		context.getCallUsage().forget();
		if (response == null) {
			return;
		}
		context.getCallUsage().setSource(sourceOf(response));
		RawResponse raw = raw(response);
		context.getCallUsage().setServiceTier(raw.serviceTier());
		ReportedCost.apply(context, raw.usage());
		usage(response.tokenUsage(), raw.usage(), () -> new Buckets(context, isAnswer(response.aiMessage())));
		PlainUsage.noteWhatIsNotTold(context, response.tokenUsage());
	}

	/**
	 * Says what was used.
	 * @param context call that was answered; what it knew of its usage is forgotten
	 * @param tokens the usage, if the model said
	 */
	public static void apply(ModelContext context, @Nullable TokenUsage tokens) {
		context.getCallUsage().forget();
		context.getCallUsage().setSource(new UsageSource((tokens != null) ? List.of(tokens) : List.of(), null));
		usage(tokens, RawUsage.NONE, () -> new Buckets(context, true));
	}

	private static boolean isAnswer(AiMessage message) {
		return isSaid(message.text()) || isSaid(message.thinking()) || message.hasToolExecutionRequests();
	}

	private static boolean isSaid(@Nullable String text) {
		return text != null && !text.isEmpty();
	}

	/**
	 * By what a response is known that is handed on.
	 * @param response the response
	 * @return what tells of its usage
	 */
	public static UsageSource sourceOf(ChatResponse response) {
		TokenUsage tokens = response.tokenUsage();
		return new UsageSource((tokens != null) ? List.of(response, tokens) : List.of(response), response.id());
	}

	// Other versions of a client may tell less.
	private static RawResponse raw(ChatResponse response) {
		try {
			return RawResponse.of(response.metadata());
		}
		catch (RuntimeException | LinkageError ex) {
			return RawResponse.NONE;
		}
	}

	private static void usage(@Nullable TokenUsage tokens, RawUsage raw, Supplier<Buckets> empty) {
		if (tokens == null) {
			return;
		}
		Buckets buckets = empty.get();
		try {
			read(buckets, tokens, raw);
		}
		catch (LinkageError ex) {
			buckets = empty.get();
			PlainUsage.read(buckets, tokens, RawUsage.NONE);
		}
		buckets.keep();
	}

	// Names are compared, so that no class is loaded that may not be there.
	private static void read(Buckets buckets, TokenUsage tokens, RawUsage raw) {
		for (Class<?> type = tokens.getClass(); type != TokenUsage.class; type = type.getSuperclass()) {
			switch (type.getName()) {
				case "dev.langchain4j.model.openai.OpenAiTokenUsage":
					OpenAiUsage.read(buckets, tokens, raw);
					return;
				case "dev.langchain4j.model.anthropic.AnthropicTokenUsage":
					AnthropicUsage.read(buckets, tokens, raw);
					return;
				case "dev.langchain4j.model.bedrock.BedrockTokenUsage":
					BedrockUsage.read(buckets, tokens);
					return;
				case "dev.langchain4j.model.googleai.GoogleAiGeminiTokenUsage":
					GeminiUsage.read(buckets, tokens);
					return;
				default:
			}
		}
		PlainUsage.read(buckets, tokens, raw);
	}

}
