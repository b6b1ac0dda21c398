package dev.clew.capture;

import java.time.Duration;

import dev.langchain4j.model.openai.OpenAiAudioTranscriptionModel;
import dev.langchain4j.model.openai.OpenAiEmbeddingModel;
import dev.langchain4j.model.openai.OpenAiImageModel;
import dev.langchain4j.model.openai.OpenAiLanguageModel;
import dev.langchain4j.model.openai.OpenAiModerationModel;
import dev.langchain4j.model.openai.OpenAiStreamingLanguageModel;
import dev.langchain4j.model.openai.OpenAiTextToSpeechModel;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * One bean of each type of model that does not chat, and a hasty one that nobody asks for
 * by its type.
 */
@Configuration(proxyBeanMethods = false)
class OtherModels {

	private static final Duration HASTE = Duration.ofMillis(200);

	@Bean
	ScriptedModels scriptedModels(ObservationRegistry observations) {
		return new ScriptedModels(observations);
	}

	@Bean
	Bouncer bouncer() {
		return new Bouncer();
	}

	@Bean
	OpenAiEmbeddingModel openAiEmbeddingModel(ScriptedModels models) {
		return models.embedding().build();
	}

	@Bean
	OpenAiModerationModel openAiModerationModel(ScriptedModels models) {
		return models.moderation().build();
	}

	@Bean
	OpenAiImageModel openAiImageModel(ScriptedModels models) {
		return models.image().build();
	}

	@Bean
	OpenAiAudioTranscriptionModel openAiAudioTranscriptionModel(ScriptedModels models) {
		return models.transcription().build();
	}

	@Bean
	OpenAiTextToSpeechModel openAiTextToSpeechModel(ScriptedModels models) {
		return models.speech().build();
	}

	@Bean
	OpenAiLanguageModel openAiLanguageModel(ScriptedModels models) {
		return models.language().build();
	}

	@Bean
	OpenAiStreamingLanguageModel openAiStreamingLanguageModel(ScriptedModels models) {
		return models.streamingLanguage().build();
	}

	@Bean(autowireCandidate = false)
	OpenAiEmbeddingModel hastyEmbeddingModel(ScriptedModels models) {
		return models.embedding().timeout(HASTE).build();
	}

	@Bean(autowireCandidate = false)
	OpenAiModerationModel hastyModerationModel(ScriptedModels models) {
		return models.moderation().timeout(HASTE).build();
	}

	@Bean(autowireCandidate = false)
	OpenAiImageModel hastyImageModel(ScriptedModels models) {
		return models.image().timeout(HASTE).build();
	}

	@Bean(autowireCandidate = false)
	OpenAiAudioTranscriptionModel hastyAudioTranscriptionModel(ScriptedModels models) {
		return models.transcription().timeout(HASTE).build();
	}

	@Bean(autowireCandidate = false)
	OpenAiTextToSpeechModel hastyTextToSpeechModel(ScriptedModels models) {
		return models.speech().timeout(HASTE).build();
	}

	@Bean(autowireCandidate = false)
	OpenAiLanguageModel hastyLanguageModel(ScriptedModels models) {
		return models.language().timeout(HASTE).build();
	}

	@Bean(autowireCandidate = false)
	OpenAiStreamingLanguageModel hastyStreamingLanguageModel(ScriptedModels models) {
		return models.streamingLanguage().timeout(HASTE).build();
	}

}
