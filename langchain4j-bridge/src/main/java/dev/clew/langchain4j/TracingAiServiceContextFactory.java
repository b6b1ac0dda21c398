package dev.clew.langchain4j;

import dev.clew.langchain4j.run.Activation;
import dev.clew.langchain4j.service.TracingAiServiceContext;
import dev.clew.trace.InternalApi;
import dev.langchain4j.service.AiServiceContext;
import dev.langchain4j.spi.services.AiServiceContextFactory;
import org.jspecify.annotations.Nullable;

/**
 * How LangChain4j makes the context of an AI service, by whatever way the service is
 * built. Found by LangChain4j through {@code META-INF/services}. Where Clew takes no
 * part, the context is the one that LangChain4j makes without us.
 */
@InternalApi
public final class TracingAiServiceContextFactory implements AiServiceContextFactory {

	private final @Nullable AiServiceContextFactory other = Activation.other(AiServiceContextFactory.class,
			TracingAiServiceContextFactory.class);

	/**
	 * LangChain4j asks for a context before it builds its first service.
	 */
	public TracingAiServiceContextFactory() {
		if (Activation.obstacle() == null) {
			AiServicesHook.install();
		}
	}

	@Override
	public AiServiceContext create(Class<?> aiServiceClass) {
		if (Activation.isOn()) {
			return TracingAiServiceContext.of(aiServiceClass);
		}
		if (this.other != null) {
			return this.other.create(aiServiceClass);
		}
		AiServiceContext plain = Activation.make(AiServiceContext.class, aiServiceClass);
		return (plain != null) ? plain : new AiServiceContext(aiServiceClass) {
		};
	}

}
