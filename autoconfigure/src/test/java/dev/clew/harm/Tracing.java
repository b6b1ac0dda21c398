package dev.clew.harm;

/**
 * Which tracer an application has: both bridges are on the class path.
 */
enum Tracing {

	OPEN_TELEMETRY(Tracing.BRAVE_CONFIGURATION),

	BRAVE(Tracing.OPEN_TELEMETRY_CONFIGURATION),

	NONE(Tracing.BRAVE_CONFIGURATION + "," + Tracing.OPEN_TELEMETRY_CONFIGURATION
			+ ",org.springframework.boot.micrometer.tracing.autoconfigure.NoopTracerAutoConfiguration");

	private static final String BRAVE_CONFIGURATION = "org.springframework.boot.micrometer.tracing.brave.autoconfigure.BraveAutoConfiguration";

	private static final String OPEN_TELEMETRY_CONFIGURATION = "org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration";

	private final String excluded;

	Tracing(String excluded) {
		this.excluded = excluded;
	}

	String excluded() {
		return this.excluded;
	}

}
