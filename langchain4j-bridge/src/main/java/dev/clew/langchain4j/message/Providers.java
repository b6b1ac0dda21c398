package dev.clew.langchain4j.message;

import dev.langchain4j.model.ModelProvider;
import org.jspecify.annotations.Nullable;

/**
 * Providers by the names of the GenAI conventions
 * (https://opentelemetry.io/docs/specs/semconv/registry/attributes/gen-ai/), and by their
 * own names where the conventions have none.
 */
public final class Providers {

	private Providers() {
	}

	public static @Nullable String nameOf(@Nullable ModelProvider provider) {
		if (provider == null) {
			return null;
		}
		return switch (provider) {
			case ANTHROPIC -> "anthropic";
			case AMAZON_BEDROCK -> "aws.bedrock";
			case GITHUB_MODELS -> "github";
			case AZURE_OPEN_AI -> "azure.ai.openai";
			case GOOGLE_AI_GEMINI -> "gcp.gemini";
			case GOOGLE_GENAI -> "gcp.gen_ai";
			case GOOGLE_VERTEX_AI_GEMINI, GOOGLE_VERTEX_AI_ANTHROPIC -> "gcp.vertex_ai";
			case MICROSOFT_FOUNDRY -> "azure.ai.inference";
			case MISTRAL_AI -> "mistral_ai";
			case OLLAMA -> "ollama";
			case OPEN_AI -> "openai";
			case WATSONX -> "ibm.watsonx.ai";
			case COHERE -> "cohere";
			case VOYAGE_AI -> "voyage_ai";
			case JINA -> "jina";
			case TYPESAFE -> "typesafe";
			default -> null;
		};
	}

}
