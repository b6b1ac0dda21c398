package dev.clew.langchain4j.message;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

import dev.langchain4j.model.ModelProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ProvidersTests {

	@ParameterizedTest
	@CsvSource({ "OPEN_AI, openai", "ANTHROPIC, anthropic", "AMAZON_BEDROCK, aws.bedrock",
			"AZURE_OPEN_AI, azure.ai.openai", "MICROSOFT_FOUNDRY, azure.ai.inference", "GOOGLE_AI_GEMINI, gcp.gemini",
			"GOOGLE_GENAI, gcp.gen_ai", "GOOGLE_VERTEX_AI_GEMINI, gcp.vertex_ai",
			"GOOGLE_VERTEX_AI_ANTHROPIC, gcp.vertex_ai", "MISTRAL_AI, mistral_ai", "WATSONX, ibm.watsonx.ai",
			"COHERE, cohere", "OLLAMA, ollama", "GITHUB_MODELS, github", "VOYAGE_AI, voyage_ai", "JINA, jina",
			"TYPESAFE, typesafe" })
	void providerHasTheNameOfTheConventions(ModelProvider provider, String name) {
		assertThat(Providers.nameOf(provider)).isEqualTo(name);
	}

	@Test
	void unknownProviderHasNoName() {
		assertThat(Providers.nameOf(null)).isNull();
		Map<ModelProvider, String> named = new EnumMap<>(ModelProvider.class);
		Arrays.stream(ModelProvider.values())
			.filter((one) -> Providers.nameOf(one) != null)
			.forEach((one) -> named.put(one, ""));
		assertThat(ModelProvider.values()).hasSize(named.size() + 1);
		assertThat(Providers.nameOf(ModelProvider.OTHER)).isNull();
	}

}
