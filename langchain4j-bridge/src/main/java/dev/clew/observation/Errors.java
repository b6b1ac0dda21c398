package dev.clew.observation;

import java.io.PrintWriter;
import java.io.StringWriter;

import dev.clew.content.Texts;
import dev.clew.trace.ErrorInfo;
import org.jspecify.annotations.Nullable;

/**
 * What is recorded of an error.
 */
final class Errors {

	private static final int MAX_MESSAGE = 2000;

	private static final int MAX_STACK_TRACE = 16_000;

	private Errors() {
	}

	static ErrorInfo of(Throwable error) {
		return new ErrorInfo(error.getClass().getName(), cut(error.getMessage()), stackTrace(error));
	}

	static ErrorInfo of(String type, @Nullable String message) {
		return new ErrorInfo(type, cut(message), null);
	}

	private static @Nullable String cut(@Nullable String message) {
		return (message != null) ? Texts.cut(message, MAX_MESSAGE) : null;
	}

	private static String stackTrace(Throwable error) {
		StringWriter trace = new StringWriter();
		error.printStackTrace(new PrintWriter(trace));
		return Texts.cut(trace.toString(), MAX_STACK_TRACE);
	}

}
