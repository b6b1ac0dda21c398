package dev.clew.observation.fault;

import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import dev.clew.content.MaskedField;
import dev.clew.content.Masking;
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

	private final Masking masking;

	private @Nullable KnownReport latest;

	/**
	 * The exceptions of a trace.
	 * @param masking masks their messages
	 */
	public Errors(Masking masking) {
		this.masking = masking;
	}

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
			text = ask(error, this.masking);
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

	private static ErrorText ask(Throwable error, Masking masking) {
		String type = error.getClass().getName();
		List<String> notes = new ArrayList<>(1);
		try {
			String message = error.getMessage();
			String told = (message != null) ? told(message, masking, notes) : null;
			return new ErrorText(type, told, List.copyOf(notes));
		}
		catch (Throwable ex) {
			return new ErrorText(type, null,
					List.of("message of the error could not be had: " + ex.getClass().getName()));
		}
	}

	private static String told(String message, Masking masking, List<String> notes) {
		String masked = masking.beginning(message, MAX_MESSAGE, MaskedField.ERRORS, "message of the error", notes::add);
		if (masked.length() > MAX_MESSAGE) {
			notes.add("message of the error cut: " + MAX_MESSAGE + " of " + message.length() + " characters kept");
		}
		return Texts.cut(masked, MAX_MESSAGE);
	}

	private record Known(WeakReference<Throwable> error, ErrorText text) {

	}

	private record KnownReport(WeakReference<Throwable> error, ErrorReport report) {

	}

}
