package dev.clew.observation.fault;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import dev.clew.content.Texts;
import dev.clew.trace.ErrorInfo;
import org.jspecify.annotations.Nullable;

/**
 * Prints an exception as the JDK does, but for what it would print itself: no longer than
 * is kept, and each exception by its type and what it was known to say. Used once.
 */
final class StackTracePrinter {

	private static final int MAX_CHARS = 16_000;

	private static final String CUT = "\n... cut";

	private static final StackTraceElement[] NONE = {};

	private final Function<Throwable, ErrorText> texts;

	private final StringBuilder trace = new StringBuilder();

	private final Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());

	private final Set<String> notes = new LinkedHashSet<>();

	private boolean full;

	StackTracePrinter(Function<Throwable, ErrorText> texts) {
		this.texts = texts;
	}

	ErrorReport report(Throwable error) {
		ErrorText text = this.texts.apply(error);
		print(error, NONE, "", "");
		return new ErrorReport(new ErrorInfo(text.type(), text.message(), this.trace.toString()),
				List.copyOf(this.notes));
	}

	private void print(Throwable error, StackTraceElement[] around, String prefix, String caption) {
		Throwable next = error;
		StackTraceElement[] outer = around;
		String title = prefix + caption;
		while (next != null && !this.full) {
			String text = textOf(next);
			if (!this.seen.add(next)) {
				line(title + "[CIRCULAR REFERENCE: " + text + "]");
				return;
			}
			line(title + text);
			outer = frames(next, outer, prefix);
			for (Throwable suppressed : next.getSuppressed()) {
				if (!this.full) {
					print(suppressed, outer, prefix + "\t", "Suppressed: ");
				}
			}
			next = this.full ? null : causeOf(next);
			title = prefix + "Caused by: ";
		}
	}

	private String textOf(Throwable error) {
		ErrorText text = this.texts.apply(error);
		this.notes.addAll(text.notes());
		return text.toString();
	}

	private StackTraceElement[] frames(Throwable error, StackTraceElement[] around, String prefix) {
		try {
			StackTraceElement[] frames = error.getStackTrace();
			int own = frames.length - inCommon(frames, around);
			for (int i = 0; i < own && !this.full; i++) {
				line(prefix + "\tat " + frames[i]);
			}
			if (own < frames.length) {
				line(prefix + "\t... " + (frames.length - own) + " more");
			}
			return frames;
		}
		catch (Throwable ex) {
			incomplete(ex);
			return NONE;
		}
	}

	private static int inCommon(StackTraceElement[] frames, StackTraceElement[] around) {
		int count = 0;
		while (count < frames.length && count < around.length
				&& frames[frames.length - 1 - count].equals(around[around.length - 1 - count])) {
			count++;
		}
		return count;
	}

	private @Nullable Throwable causeOf(Throwable error) {
		try {
			return error.getCause();
		}
		catch (Throwable ex) {
			incomplete(ex);
			return null;
		}
	}

	private void incomplete(Throwable why) {
		this.notes.add("stack trace of the error could not be had in full: " + why.getClass().getName());
	}

	private void line(String line) {
		int room = MAX_CHARS - this.trace.length();
		if (!this.full && line.length() < room) {
			this.trace.append(Texts.cut(line, room)).append('\n');
		}
		else if (!this.full) {
			this.full = true;
			this.trace.append(Texts.cut(line, room)).append(CUT);
		}
	}

}
