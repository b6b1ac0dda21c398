package dev.clew.observation.span;

import java.util.List;

import dev.clew.attribute.ObservationAttributes;
import dev.clew.content.Texts;
import dev.clew.observation.fault.Faults;
import dev.clew.observation.tree.SessionIds;
import dev.clew.observation.tree.TraceNode;
import dev.clew.observation.tree.TraceTreeHandler;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.tracing.Baggage;
import io.micrometer.tracing.BaggageInScope;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import org.jspecify.annotations.Nullable;

/**
 * Hands session and user on to services that are called, as baggage of the trace, and
 * takes them from that of a caller; only where the tracer is set to propagate
 * {@code session.id} or {@code user.id}. Must come after what makes the spans and the
 * tree. Thread-safe.
 */
public final class BaggageHandler implements ObservationHandler<Observation.Context> {

	private static final int MAX_LENGTH = 200;

	private static final ThreadLocal<@Nullable Open> OPEN = new ThreadLocal<>();

	private final Tracer tracer;

	private final TraceTreeHandler tree;

	private final SessionIds sessions;

	private final boolean users;

	private final Faults faults;

	/**
	 * A handler.
	 * @param tracer propagates baggage
	 * @param tree knows the place of each observation
	 * @param sessions which ids name a session
	 * @param users whether users are of interest
	 * @param faults where its faults end
	 */
	public BaggageHandler(Tracer tracer, TraceTreeHandler tree, SessionIds sessions, boolean users, Faults faults) {
		this.tracer = tracer;
		this.tree = tree;
		this.sessions = sessions;
		this.users = users;
		this.faults = faults;
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return true;
	}

	@Override
	public void onStart(Observation.Context context) {
		try {
			TraceNode node = this.tree.ownNode(context);
			Span span = spanOf(context);
			if (node != null && node.parent() == null && span != null) {
				take(node, span);
			}
		}
		catch (Throwable ex) {
			this.faults.report("baggage", ex);
		}
	}

	private static @Nullable Span spanOf(Observation.Context context) {
		TracingContext tracing = context.get(TracingContext.class);
		return (tracing != null) ? tracing.getSpan() : null;
	}

	private void take(TraceNode root, Span span) {
		String session = valueOf(ObservationAttributes.SESSION_ID, span);
		if (session != null) {
			this.sessions.offerOfCaller(root.state(), session);
		}
		String user = this.users ? valueOf(ObservationAttributes.USER_ID, span) : null;
		if (user != null && !user.isBlank()) {
			root.state().user(Texts.cut(user, MAX_LENGTH));
		}
	}

	private @Nullable String valueOf(String field, Span span) {
		if (!propagates(field)) {
			return null;
		}
		Baggage baggage = this.tracer.getBaggage(span.context(), field);
		return (baggage != null) ? baggage.get(span.context()) : null;
	}

	private boolean propagates(String field) {
		List<String> fields = this.tracer.getBaggageFields();
		return fields != null && fields.contains(field);
	}

	@Override
	public void onScopeOpened(Observation.Context context) {
		try {
			TraceNode node = this.tree.ownNode(context);
			Span span = spanOf(context);
			if (node != null && span != null) {
				hand(context, span, ObservationAttributes.SESSION_ID, node.state().sessionId());
				hand(context, span, ObservationAttributes.USER_ID, this.users ? node.state().userId() : null);
			}
		}
		catch (Throwable ex) {
			this.faults.report("baggage", ex);
		}
	}

	// Brave has baggage on spans, for all threads, so that it is there for as long as the
	// span; the end of a scope would take it away from other threads. OpenTelemetry has
	// it
	// on threads. Deprecated without another way to say so.
	@SuppressWarnings("deprecation")
	private void hand(Observation.Context context, Span span, String field, @Nullable String value) {
		if (value == null || !propagates(field) || has(field, value)) {
			return;
		}
		this.tracer.getBaggage(field).set(span.context(), value);
		if (!has(field, value)) {
			OPEN.set(new Open(context, this.tracer.createBaggageInScope(field, value), OPEN.get()));
		}
	}

	private boolean has(String field, String value) {
		return value.equals(this.tracer.getBaggage(field).get());
	}

	@Override
	@SuppressWarnings("ReferenceEquality")
	public void onScopeClosed(Observation.Context context) {
		Open last = OPEN.get();
		while (last != null && last.context() == context) {
			close(last);
			last = last.before();
		}
	}

	// Deprecated for those who call it; scopes of context propagation still do.
	@Override
	@SuppressWarnings("deprecation")
	public void onScopeReset(Observation.Context context) {
		for (Open last = OPEN.get(); last != null; last = last.before()) {
			close(last);
		}
	}

	private void close(Open last) {
		if (last.before() != null) {
			OPEN.set(last.before());
		}
		else {
			OPEN.remove();
		}
		try {
			last.scope().close();
		}
		catch (Throwable ex) {
			this.faults.report("baggage", ex);
		}
	}

	/**
	 * Baggage that a scope has brought to this thread.
	 *
	 * @param context of the observation whose scope it is
	 * @param scope to be closed with it
	 * @param before what was there before
	 */
	private record Open(Observation.Context context, BaggageInScope scope, @Nullable Open before) {

	}

}
