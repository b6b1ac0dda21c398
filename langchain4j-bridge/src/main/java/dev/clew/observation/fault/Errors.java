package dev.clew.observation.fault;

import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.Deque;

import dev.clew.content.Texts;
import dev.clew.trace.ErrorInfo;
import org.jspecify.annotations.Nullable;

/**
 * The exceptions of one trace. Each is asked for its text once, however many steps fail
 * with it, and whatever it throws then costs the text only. Thread-safe.
 */
public final class Errors {

	private static final int MAX_MESSAGE = 2000;

	private static final int MAX_KNOWN = 64;

	private final Deque<Known> known = new ArrayDeque<>(2);

	private @Nullable KnownReport latest;

	/**
	 * What is recorded of an exception.
	 * @param error the exception
	 * @return its type, message and stack trace, with causes, and what could not be had
	 */
	public ErrorReport of(Throwable error) {
		ErrorReport report = latest(error);
		if (report == null) {
			report = new StackTracePrinter(this::askedOnce).report(error);
			latest(error, report);
		}
		return report;
	}

	/**
	 * What is recorded of a failure without an exception.
	 * @param type a low-cardinality name
	 * @param message in words, if there are any
	 * @return the failure
	 */
	public static ErrorInfo of(String type, @Nullable String message) {
		return new ErrorInfo(type, (message != null) ? Texts.cut(message, MAX_MESSAGE) : null, null);
	}

	private synchronized @Nullable ErrorReport latest(Throwable error) {
		KnownReport last = this.latest;
		return (last != null && last.error().refersTo(error)) ? last.report() : null;
	}

	private synchronized void latest(Throwable error, ErrorReport report) {
		this.latest = new KnownReport(new WeakReference<>(error), report);
	}

	// Asked without a lock: what the application does then may take its time.
	private ErrorText askedOnce(Throwable error) {
		ErrorText text = find(error);
		if (text == null) {
			text = ask(error);
			keep(error, text);
		}
		return text;
	}

	private synchronized @Nullable ErrorText find(Throwable error) {
		return this.known.stream()
			.filter((one) -> one.error().refersTo(error))
			.map(Known::text)
			.findFirst()
			.orElse(null);
	}

	private synchronized void keep(Throwable error, ErrorText text) {
		this.known.removeIf((one) -> one.error().refersTo(null));
		if (this.known.size() >= MAX_KNOWN) {
			this.known.removeLast();
		}
		this.known.addFirst(new Known(new WeakReference<>(error), text));
	}

	private static ErrorText ask(Throwable error) {
		String type = error.getClass().getName();
		try {
			String message = error.getMessage();
			if (message == null || message.length() <= MAX_MESSAGE) {
				return new ErrorText(type, (message != null) ? Texts.cut(message, MAX_MESSAGE) : null, null);
			}
			return new ErrorText(type, Texts.cut(message, MAX_MESSAGE),
					"message of the error cut: " + MAX_MESSAGE + " of " + message.length() + " characters kept");
		}
		catch (Throwable ex) {
			return new ErrorText(type, null, "message of the error could not be had: " + ex.getClass().getName());
		}
	}

	private record Known(WeakReference<Throwable> error, ErrorText text) {

	}

	private record KnownReport(WeakReference<Throwable> error, ErrorReport report) {

	}

}
