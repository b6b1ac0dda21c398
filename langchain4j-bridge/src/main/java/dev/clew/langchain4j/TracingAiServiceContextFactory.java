package dev.clew.langchain4j;

import dev.langchain4j.service.AiServiceContext;
import dev.langchain4j.spi.services.AiServiceContextFactory;

/**
 * How LangChain4j makes the context of an AI service, by whatever way the service is
 * built. Found by LangChain4j through {@code META-INF/services}.
 */
public final class TracingAiServiceContextFactory implements AiServiceContextFactory {

	@Override
	public AiServiceContext create(Class<?> aiServiceClass) {
		return new TracingAiServiceContext(aiServiceClass);
	}

}
