package dev.clew.langchain4j.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Objects;
import java.util.concurrent.Callable;

import dev.langchain4j.observability.api.AiServiceListenerRegistrar;
import dev.langchain4j.spi.observability.AiServiceListenerRegistrarFactory;
import org.jspecify.annotations.Nullable;

/**
 * An application that gives all its AI services one registrar, as LangChain4j allows.
 */
final class SharedRegistrar extends ClassLoader {

	private static final ThreadLocal<@Nullable AiServiceListenerRegistrar> SHARED = new ThreadLocal<>();

	private final AiServiceListenerRegistrar registrar;

	SharedRegistrar(AiServiceListenerRegistrar registrar) {
		super(SharedRegistrar.class.getClassLoader());
		this.registrar = registrar;
	}

	<T> T build(Callable<T> services) throws Exception {
		Thread thread = Thread.currentThread();
		ClassLoader before = thread.getContextClassLoader();
		SHARED.set(this.registrar);
		thread.setContextClassLoader(this);
		try {
			return services.call();
		}
		finally {
			thread.setContextClassLoader(before);
			SHARED.remove();
		}
	}

	@Override
	protected Enumeration<URL> findResources(String name) throws IOException {
		return name.equals("META-INF/services/" + AiServiceListenerRegistrarFactory.class.getName())
				? Collections.enumeration(Collections.singleton(file())) : Collections.emptyEnumeration();
	}

	private static URL file() {
		try {
			Path file = Files.createTempFile("clew", "registrar");
			file.toFile().deleteOnExit();
			return Files.writeString(file, Factory.class.getName()).toUri().toURL();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Gives the one registrar.
	 */
	public static final class Factory implements AiServiceListenerRegistrarFactory {

		@Override
		public AiServiceListenerRegistrar get() {
			return Objects.requireNonNull(SHARED.get());
		}

	}

}
