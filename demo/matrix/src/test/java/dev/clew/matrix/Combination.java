package dev.clew.matrix;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Versions of what an application is made of.
 *
 * @param springBoot of Spring Boot
 * @param langchain4j of LangChain4j's modules
 * @param core of {@code langchain4j-core}, which may be newer
 * @param libraries what else it has: {@code group:artifact} of libraries, and
 * {@code group:artifact:version} of bills of materials
 */
record Combination(String springBoot, String langchain4j, String core, List<String> libraries) {

	static final Combination OLDEST = of("3.5.16", "1.14.1");

	static final Combination NEWEST = new Combination("4.1.2", "1.19.0", "1.23.0");

	static final List<Combination> WITH_ZIPKIN = List.of(
			OLDEST.with("io.micrometer:micrometer-tracing-bridge-brave", "io.zipkin.reporter2:zipkin-reporter-brave"),
			NEWEST.with("org.springframework.boot:spring-boot-starter-zipkin"));

	static final List<Combination> WITH_OPEN_TELEMETRY = List.of(
			OLDEST.with("io.micrometer:micrometer-tracing-bridge-otel", "io.opentelemetry:opentelemetry-exporter-otlp"),
			NEWEST.with("org.springframework.boot:spring-boot-starter-opentelemetry"));

	private static final String[] STARTER_OF_OPEN_TELEMETRY = { "io.micrometer:micrometer-tracing-bridge-otel",
			"io.opentelemetry.instrumentation:opentelemetry-instrumentation-bom:2.31.1",
			"io.opentelemetry.instrumentation:opentelemetry-spring-boot-starter" };

	static final List<Combination> WITH_STARTER_OF_OPEN_TELEMETRY = List.of(OLDEST.with(STARTER_OF_OPEN_TELEMETRY),
			NEWEST.with(STARTER_OF_OPEN_TELEMETRY)
				.with("org.springframework.boot:spring-boot-micrometer-tracing-opentelemetry"));

	private static final String[] DATABASE = { "org.springframework.boot:spring-boot-starter-jdbc",
			"com.h2database:h2" };

	static final List<Combination> WITH_DATABASE = List.of(OLDEST.with(DATABASE), NEWEST.with(DATABASE));

	static final Combination UNSUPPORTED = of("4.1.2", "1.12.2");

	static final List<Combination> CORNERS = Stream
		.of(List.of(OLDEST, NEWEST, UNSUPPORTED), WITH_ZIPKIN, WITH_OPEN_TELEMETRY, WITH_STARTER_OF_OPEN_TELEMETRY,
				WITH_DATABASE)
		.flatMap(List::stream)
		.toList();

	private static final List<String> SPRING_BOOT = List.of("3.5.16", "4.0.9", "4.1.2");

	Combination(String springBoot, String langchain4j, String core) {
		this(springBoot, langchain4j, core, List.of());
	}

	/**
	 * All that Clew is to trace.
	 * @return the oldest versions first
	 */
	static List<Combination> supported() {
		return onEachSpringBoot((boot) -> Stream.concat(
				Stream.of("1.14.1", "1.15.1", "1.16.3", "1.17.2", "1.18.1", "1.19.0")
					.map((version) -> of(boot, version)),
				Stream.of("1.23.0").map((core) -> new Combination(boot, "1.19.0", core))));
	}

	/**
	 * Some of those that Clew leaves alone.
	 * @return the oldest versions first
	 */
	static List<Combination> unsupported() {
		return onEachSpringBoot((boot) -> Stream.of("1.12.2").map((version) -> of(boot, version)));
	}

	private static List<Combination> onEachSpringBoot(Function<String, Stream<Combination>> combinations) {
		return SPRING_BOOT.stream().flatMap(combinations).toList();
	}

	private static Combination of(String springBoot, String langchain4j) {
		return new Combination(springBoot, langchain4j, langchain4j);
	}

	private Combination with(String... more) {
		return new Combination(this.springBoot, this.langchain4j, this.core,
				Stream.concat(this.libraries.stream(), Stream.of(more)).toList());
	}

	@Override
	public String toString() {
		String versions = "Spring Boot " + this.springBoot + ", LangChain4j " + versionOfLangChain4j();
		return this.libraries.isEmpty() ? versions : versions + " with " + this.libraries;
	}

	/**
	 * What it says of LangChain4j.
	 * @return one version, or two where the core is newer
	 */
	String versionOfLangChain4j() {
		return this.langchain4j + (this.core.equals(this.langchain4j) ? "" : " on core " + this.core);
	}

}
