package dev.clew.langchain4j;

import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.ServiceLoader;

import dev.langchain4j.service.AiServiceContext;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.spi.services.AiServicesFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets LangChain4j find our factory of AI services, once and only where LangChain4j's own
 * services can be made without LangChain4j. An entry in {@code META-INF/services} would
 * be in force also where they cannot, and no AI service could be built there. Where this
 * does not succeed, services are traced by their events alone.
 */
final class AiServicesHook {

	private static final Logger logger = LoggerFactory.getLogger(AiServicesHook.class);

	private static final String FACTORY = AiServicesFactory.class.getName();

	private AiServicesHook() {
	}

	// To be called before LangChain4j builds its first service: it looks for a factory
	// once. The application's own factory stays the only one.
	@SuppressWarnings("NullAway")
	static void install() {
		Thread thread = Thread.currentThread();
		ClassLoader before = thread.getContextClassLoader();
		try {
			if (isFree(before) && isFree(AiServices.class.getClassLoader())) {
				new TracingAiServicesFactory();
				thread.setContextClassLoader(new WithFactory(before));
				AiServices.builder((AiServiceContext) null);
			}
		}
		catch (Exception | LinkageError | java.util.ServiceConfigurationError ex) {
			logger.debug("AI services are traced by their events alone", ex);
		}
		finally {
			thread.setContextClassLoader(before);
		}
	}

	private static boolean isFree(@Nullable ClassLoader loader) {
		return ServiceLoader.load(AiServicesFactory.class, loader).stream().findFirst().isEmpty();
	}

	/**
	 * What a thread loads, and our factory.
	 */
	private static final class WithFactory extends ClassLoader {

		WithFactory(@Nullable ClassLoader parent) {
			super((parent != null) ? parent : getSystemClassLoader());
		}

		@Override
		protected Enumeration<URL> findResources(String name) {
			URL ours = name.equals("META-INF/services/" + FACTORY)
					? AiServicesHook.class.getResource("/META-INF/clew/" + FACTORY) : null;
			return (ours != null) ? Collections.enumeration(Collections.singleton(ours))
					: Collections.emptyEnumeration();
		}

		@Override
		protected Class<?> findClass(String name) throws ClassNotFoundException {
			if (name.equals(TracingAiServicesFactory.class.getName())) {
				return TracingAiServicesFactory.class;
			}
			throw new ClassNotFoundException(name);
		}

	}

}
