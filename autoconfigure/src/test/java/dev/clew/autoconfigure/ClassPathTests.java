package dev.clew.autoconfigure;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Applications that really lack a library, each with class loaders of its own: conditions
 * alone would not show that a class is loaded too early.
 */
class ClassPathTests {

	private static final String[] CORE = { "clewRuntimeHandle", "clewTracedBeanPostProcessor", "clewTraceScores" };

	@Test
	void startsWithoutActuator() throws Exception {
		assertThat(runWithout("spring-boot-actuator", "spring-boot-health", "spring-boot-starter-actuator"))
			.contains(CORE)
			.doesNotContain("clewTraceStore", "clewContentVisibility")
			.endsWith("Hello");
	}

	@Test
	void startsWithoutMicrometerTracing() throws Exception {
		assertThat(runWithout("tracing", "opentelemetry", "brave")).contains(CORE)
			.contains("clewTraceStore", "clewTraceTreeHandler", "clewMeterHandler")
			.doesNotContain("clewSpanHandler")
			.endsWith("Hello");
	}

	@Test
	void startsWithoutMeters() throws Exception {
		assertThat(runWithout("micrometer-core", "micrometer-registry", "micrometer-java11", "micrometer-jakarta9",
				"spring-boot-micrometer-metrics", "prometheus"))
			.contains(CORE)
			.contains("clewTraceStore", "clewTraceTreeHandler")
			.doesNotContain("clewMeterHandler")
			.endsWith("Hello");
	}

	@Test
	void startsWithoutWeb() throws Exception {
		assertThat(runWithout("spring-web", "spring-boot-webmvc", "spring-boot-servlet", "spring-boot-tomcat",
				"spring-boot-web-server", "tomcat-embed", "security", "servlet-api", "http"))
			.contains(CORE)
			.contains("clewTraceStore", "llmTracesEndpoint", "clewMeterHandler")
			.doesNotContain("clewTraceFilter", "clewUserFilter")
			.endsWith("Hello");
	}

	@Test
	void startsReactiveWithoutServletStack() throws Exception {
		assertThat(runWithout("webmvc", "spring-boot-servlet", "security")).contains(CORE)
			.contains("clewTraceStore", "clewTraceFilter", "clewUserFilter", "clewPropagationReport")
			.endsWith("Hello");
	}

	@Test
	void startsReactiveWithoutContextPropagation() throws Exception {
		assertThat(runWithout("webmvc", "spring-boot-servlet", "security", "context-propagation", "tracing",
				"opentelemetry", "brave"))
			.contains(CORE)
			.contains("clewTraceStore", "clewTraceFilter", "clewUserFilter", "clewPropagationReport")
			.endsWith("Hello");
	}

	@Test
	void startsServletWithoutReactor() throws Exception {
		assertThat(runWithout("webflux", "reactor", "reactive-streams")).contains(CORE)
			.contains("clewTraceStore", "clewTraceFilter", "clewUserFilter")
			.doesNotContain("clewPropagationReport")
			.endsWith("Hello");
	}

	@Test
	void startsWithoutContextPropagationAndOtherPartsOfLangChain4j() throws Exception {
		assertThat(runWithout("context-propagation", "langchain4j-open-ai", "langchain4j-spring", "langchain4j-mcp"))
			.contains(CORE)
			.contains("clewTraceStore")
			.doesNotContain("clewTraceContextMetaSupplier")
			.endsWith("Hello");
	}

	@Test
	void startsWithoutAgents() throws Exception {
		assertThat(runWithout("langchain4j-agentic")).contains(CORE).contains("clewTraceStore").endsWith("Hello");
	}

	private static List<String> runWithout(String... missing) throws Exception {
		Map<String, Object> properties = Map.of("server.port", "0", "spring.main.banner-mode", "off",
				"management.endpoints.web.exposure.include", "*", "management.endpoints.jmx.exposure.include", "*",
				"spring.jmx.enabled", "true", "spring.jmx.unique-names", "true", "logging.level.root", "error");
		ClassLoader before = Thread.currentThread().getContextClassLoader();
		try (URLClassLoader loader = new URLClassLoader(classPathWithout(missing),
				ClassLoader.getPlatformClassLoader())) {
			Thread.currentThread().setContextClassLoader(loader);
			leaveUrlsAlone(loader);
			Class<?> application = loader.loadClass(SmallApplication.class.getName());
			List<?> result = (List<?>) application.getMethod("run", Map.class).invoke(null, properties);
			return result.stream().map(String::valueOf).toList();
		}
		finally {
			Thread.currentThread().setContextClassLoader(before);
		}
	}

	// A JVM takes one URLStreamHandlerFactory, Tomcat sets one in each class loader.
	private static void leaveUrlsAlone(ClassLoader loader) throws ReflectiveOperationException {
		String factory = "org.apache.catalina.webresources.TomcatURLStreamHandlerFactory";
		if (ClassUtils.isPresent(factory, loader)) {
			loader.loadClass(factory).getMethod("disable").invoke(null);
		}
	}

	private static URL[] classPathWithout(String... missing) throws IOException {
		List<URL> urls = new ArrayList<>();
		for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
			String name = Path.of(entry).getFileName().toString();
			boolean jar = name.endsWith(".jar");
			if (!jar || List.of(missing).stream().noneMatch(name::contains)) {
				urls.add(Path.of(entry).toUri().toURL());
			}
		}
		return urls.toArray(URL[]::new);
	}

}
