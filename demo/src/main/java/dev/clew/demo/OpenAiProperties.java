package dev.clew.demo;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the language model is.
 *
 * @param apiKey key of the provider; when blank, the provider is played in this process
 * @param baseUrl where the provider's API is
 * @param model name of the model
 */
@ConfigurationProperties("hut-desk.open-ai")
record OpenAiProperties(String apiKey, String baseUrl, String model) {

	boolean scripted() {
		return this.apiKey.isBlank();
	}

}
