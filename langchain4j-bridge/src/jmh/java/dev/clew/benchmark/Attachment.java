package dev.clew.benchmark;

import java.util.function.Supplier;

/**
 * What traces the application.
 */
public enum Attachment {

	/** Nothing. */
	NOTHING("nothing attached", Application::untraced),

	/** The floor: four spans made by hand with the plain SDK. */
	OPEN_TELEMETRY("plain OpenTelemetry SDK, 4 spans by hand", SpansByHand::new),

	/** What every application pays. */
	RECORDING("recording and meters", TracedApplication::recorded),

	/** The same with more content. */
	LONG("recording and meters, 2 KB in", TracedApplication::recordedAtLength),

	/** What the built-in masks add to that. */
	MASKED("recording and meters, 2 KB in, masked", TracedApplication::masked),

	/** What an application with a tracer pays. */
	SPANS("recording, meters and spans", TracedApplication::withSpans);

	private final String label;

	private final Supplier<Application> application;

	Attachment(String label, Supplier<Application> application) {
		this.label = label;
		this.application = application;
	}

	Application start() {
		return this.application.get();
	}

	@Override
	public String toString() {
		return this.label;
	}

}
