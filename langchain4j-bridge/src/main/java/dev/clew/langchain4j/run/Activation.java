package dev.clew.langchain4j.run;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.util.Collections;
import java.util.Iterator;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides whether Clew takes part at all: the versions on the class path must be
 * supported, and an application must be open that is traced. Whatever LangChain4j or
 * Spring call first asks here before it touches any other class of Clew. Thread-safe.
 */
public final class Activation {

	private static final Logger logger = LoggerFactory.getLogger(Activation.class);

	private static final String NEEDED = "LangChain4j 1.14 or a later 1.x";

	private static final int MAJOR = 1;

	private static final int MINOR = 14;

	private static final Pattern VERSION = Pattern.compile("(\\d{1,9})\\.(\\d{1,9})(\\D.*)?");

	private static final @Nullable String OBSTACLE = find(Activation.class.getClassLoader());

	private static final AtomicInteger OPEN = new AtomicInteger();

	static {
		if (OBSTACLE != null) {
			logger.warn("Clew is off: {}", OBSTACLE);
		}
	}

	private Activation() {
	}

	/**
	 * Why Clew cannot work with the versions of LangChain4j that are on the class path.
	 * @return what was found and what is needed; absent where they are supported
	 */
	public static @Nullable String obstacle() {
		return OBSTACLE;
	}

	public static boolean isOn() {
		return OBSTACLE == null && OPEN.get() > 0;
	}

	static void opened() {
		OPEN.incrementAndGet();
	}

	static void closed() {
		OPEN.decrementAndGet();
	}

	// The provider that LangChain4j would take if ours were not on the class path.
	public static <S> @Nullable S other(Class<S> service, Class<? extends S> own) {
		Iterator<ServiceLoader.Provider<S>> all = ServiceLoader.load(service).stream().iterator();
		while (all.hasNext()) {
			ServiceLoader.Provider<S> provider = all.next();
			if (provider.type() != own) {
				return provider.get();
			}
		}
		return null;
	}

	// What LangChain4j makes itself, with a constructor that it keeps to its subclasses.
	// Absent where that is forbidden.
	public static <T> @Nullable T make(Class<T> type, Class<?>... arguments) {
		try {
			Constructor<T> constructor = type
				.getDeclaredConstructor(Collections.nCopies(arguments.length, Class.class).toArray(Class<?>[]::new));
			constructor.setAccessible(true);
			return constructor.newInstance((Object[]) arguments);
		}
		catch (ReflectiveOperationException | RuntimeException ex) {
			logger.debug("{} can only be made as a subclass", type.getName(), ex);
			return null;
		}
	}

	// The module with the models, and the one with the AI services, which may be missing.
	static @Nullable String find(ClassLoader classes) {
		for (String module : new String[] { "langchain4j-core", "langchain4j" }) {
			String version = versionOf(module, classes);
			if (version != null && !isSupported(version)) {
				return module + " " + version + " was found, " + NEEDED + " is needed";
			}
		}
		return hasHooks(classes) ? null
				: "a LangChain4j of unknown version was found that lacks the hooks of Clew, " + NEEDED + " is needed";
	}

	private static @Nullable String versionOf(String module, ClassLoader classes) {
		String name = "META-INF/maven/dev.langchain4j/" + module + "/pom.properties";
		try (InputStream file = classes.getResourceAsStream(name)) {
			Properties properties = new Properties();
			if (file != null) {
				properties.load(file);
			}
			return properties.getProperty("version");
		}
		catch (IOException | IllegalArgumentException ex) {
			logger.debug("The version of {} cannot be read", module, ex);
			return null;
		}
	}

	static boolean isSupported(String version) {
		Matcher matcher = VERSION.matcher(version);
		return matcher.matches() && Integer.parseInt(matcher.group(1)) == MAJOR
				&& Integer.parseInt(matcher.group(2)) >= MINOR;
	}

	// For jars that do not tell their version, such as shaded ones.
	private static boolean hasHooks(ClassLoader classes) {
		try {
			Class.forName("dev.langchain4j.model.chat.ChatRequestOptions", false, classes);
			return classes.getResource("dev/langchain4j/service/AiServices.class") == null
					|| Class.forName("dev.langchain4j.service.tool.BeforeToolExecution", false, classes)
						.getMethod("invocationContext") != null;
		}
		catch (ReflectiveOperationException | LinkageError ex) {
			return false;
		}
	}

}
