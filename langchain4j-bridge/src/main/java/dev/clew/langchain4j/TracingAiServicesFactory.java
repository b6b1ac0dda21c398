package dev.clew.langchain4j;

import java.lang.reflect.Constructor;

import dev.clew.langchain4j.run.Activation;
import dev.clew.langchain4j.service.TracedAiServices;
import dev.clew.langchain4j.service.TracingAiServiceContext;
import dev.clew.trace.InternalApi;
import dev.langchain4j.service.AiServiceContext;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.spi.services.AiServicesFactory;
import org.jspecify.annotations.Nullable;

/**
 * How LangChain4j begins to build an AI service, by whatever way: as without tracing, and
 * in front of the service that is built stands what sees its calls. Put in place by
 * {@link AiServicesHook}.
 */
@InternalApi
public final class TracingAiServicesFactory implements AiServicesFactory {

	private static final String PLAIN = "dev.langchain4j.service.DefaultAiServices";

	private final Constructor<?> plain;

	/**
	 * A factory.
	 * @throws ReflectiveOperationException where LangChain4j's own services cannot be
	 * made
	 */
	public TracingAiServicesFactory() throws ReflectiveOperationException {
		this.plain = Class.forName(PLAIN, true, AiServices.class.getClassLoader())
			.getDeclaredConstructor(AiServiceContext.class);
		this.plain.setAccessible(true);
	}

	@Override
	@SuppressWarnings("unchecked")
	public <T> AiServices<T> create(@Nullable AiServiceContext context) {
		AiServices<T> services;
		try {
			services = (AiServices<T>) this.plain.newInstance(context);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException("The AI service cannot be built by " + PLAIN, ex);
		}
		if (Activation.isOn() && context instanceof TracingAiServiceContext traced) {
			return new TracedAiServices<>(traced, services);
		}
		return services;
	}

}
