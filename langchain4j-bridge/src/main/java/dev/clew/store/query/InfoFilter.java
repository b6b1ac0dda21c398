package dev.clew.store.query;

import java.util.HashSet;

import dev.clew.trace.Origin;
import dev.clew.trace.TraceInfo;
import org.jspecify.annotations.Nullable;

/**
 * The part of a query that is about the trace as a whole.
 */
final class InfoFilter {

	private final TraceQuery query;

	InfoFilter(TraceQuery query) {
		this.query = query;
	}

	boolean test(TraceInfo trace) {
		return isAny(this.query.traceId(), trace.traceId()) && isAny(this.query.session(), trace.sessionId())
				&& isAny(this.query.user(), trace.userId()) && isAny(this.query.name(), trace.name())
				&& test(trace.origin())
				&& (this.query.tags().isEmpty() || new HashSet<>(trace.tags()).containsAll(this.query.tags()));
	}

	private boolean test(Origin origin) {
		return isAny(this.query.environment(), origin.environment()) && isAny(this.query.release(), origin.release())
				&& isAny(this.query.service(), origin.service());
	}

	static boolean isAny(@Nullable Object wanted, @Nullable Object actual) {
		return wanted == null || wanted.equals(actual);
	}

}
