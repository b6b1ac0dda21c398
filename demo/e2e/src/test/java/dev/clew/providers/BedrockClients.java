package dev.clew.providers;

import java.net.URI;
import java.util.Locale;

import dev.langchain4j.model.bedrock.BedrockChatModel;
import dev.langchain4j.model.bedrock.BedrockChatRequestParameters;
import dev.langchain4j.model.bedrock.BedrockServiceTier;
import dev.langchain4j.model.bedrock.BedrockStreamingChatModel;
import dev.langchain4j.model.bedrock.BedrockTitanEmbeddingModel;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.embedding.EmbeddingModel;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeBaseClientBuilder;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;

/**
 * Models on Bedrock: the SDK of AWS calls another address.
 */
final class BedrockClients {

	private BedrockClients() {
	}

	static ChatModel chat(Row row, String url) {
		return BedrockChatModel.builder()
			.client(here(BedrockRuntimeClient.builder(), url).build())
			.modelId(row.askedModel())
			.build();
	}

	static StreamingChatModel stream(Row row, String url) {
		return BedrockStreamingChatModel.builder()
			.client(here(BedrockRuntimeAsyncClient.builder(), url).build())
			.modelId(row.askedModel())
			.build();
	}

	static EmbeddingModel embedding(Row row, String url) {
		return BedrockTitanEmbeddingModel.builder()
			.client(here(BedrockRuntimeClient.builder(), url).build())
			.model(row.askedModel())
			.build();
	}

	private static <B extends BedrockRuntimeBaseClientBuilder<B, ?>> B here(B builder, String url) {
		return builder.region(Region.EU_CENTRAL_1)
			.endpointOverride(URI.create(url))
			.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "key")));
	}

	// A tier among the parameters of the model never reaches AWS.
	static ChatRequestParameters parameters(@Nullable String tier) {
		return BedrockChatRequestParameters.builder()
			.serviceTier((tier != null) ? BedrockServiceTier.valueOf(tier.toUpperCase(Locale.ROOT)) : null)
			.build();
	}

}
