package dev.clew.attribute;

import java.util.List;
import java.util.Locale;

import dev.clew.trace.Content;
import dev.clew.trace.Level;
import dev.clew.trace.ModelCall;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import dev.clew.trace.TraceInfo;
import org.jspecify.annotations.Nullable;

/**
 * Says what is known of an observation as attributes of a span, what matters most first.
 * Thread-safe.
 */
public final class ObservationAttributes {

	/** Key of the session, on spans and as baggage. */
	public static final String SESSION_ID = "session.id";

	/** Key of the user, on spans and as baggage. */
	public static final String USER_ID = "user.id";

	private static final String[] TYPES = types();

	private final AttributeSettings settings;

	private final ModelAttributes models;

	private final TraceAttributes traces;

	private final ContentAttributes contents;

	/**
	 * A writer of attributes.
	 * @param settings what is said
	 */
	public ObservationAttributes(AttributeSettings settings) {
		this.settings = settings;
		this.models = new ModelAttributes(settings.langfuse());
		this.traces = new TraceAttributes(settings);
		this.contents = new ContentAttributes(settings);
	}

	private static String[] types() {
		ObservationType[] types = ObservationType.values();
		String[] names = new String[types.length];
		for (int i = 0; i < types.length; i++) {
			names[i] = types[i].name().toLowerCase(Locale.ROOT);
		}
		return names;
	}

	/**
	 * Name of the span, by the conventions.
	 * @param observation the observation
	 * @return such as {@code chat gpt-4o-mini}
	 */
	public static String nameOf(ObservationRecord observation) {
		return SpanNames.of(observation);
	}

	/**
	 * Whether somebody else does the work, so that the span is that of a client.
	 * @param observation the observation
	 * @return whether it is
	 */
	public static boolean callsOut(ObservationRecord observation) {
		return callsOut(observation.type(), McpAttributes.isCall(observation.metadata()));
	}

	/**
	 * Whether somebody else does the work of a step that begins.
	 * @param type kind of step
	 * @param remote whether it is known that another process does
	 * @return whether its span is that of a client
	 */
	public static boolean callsOut(ObservationType type, boolean remote) {
		return remote || switch (type) {
			case GENERATION, EMBEDDING, RETRIEVER -> true;
			case AGENT, TOOL, CHAIN, GUARDRAIL, EVALUATOR, EVENT, SPAN -> false;
		};
	}

	/**
	 * Writes everything.
	 * @param trace the trace
	 * @param observation one of its observations
	 * @param asked what went into the trace, for a root that has no input of its own
	 * @param answered what came out of it, likewise
	 * @param to where to write
	 */
	public void write(TraceInfo trace, ObservationRecord observation, @Nullable Content asked,
			@Nullable Content answered, AttributeSink to) {
		names(observation, to);
		writeFacts(trace, observation, asked, answered, to, 6);
	}

	private static void names(ObservationRecord observation, AttributeSink to) {
		text(GenAi.OPERATION_NAME, SpanNames.operation(observation), to);
		ModelCall call = observation.modelCall();
		if (call != null) {
			text(GenAi.PROVIDER_NAME, call.provider(), to);
			text(GenAi.REQUEST_MODEL, call.requestModel(), to);
			text(GenAi.RESPONSE_MODEL, call.responseModel(), to);
		}
		if (observation.type() == ObservationType.AGENT) {
			to.text(GenAi.AGENT_NAME, observation.name());
		}
		if (observation.type() == ObservationType.TOOL) {
			to.text(GenAi.TOOL_NAME, observation.name());
		}
	}

	/**
	 * Writes everything but what the conventions of steps give as key values, which users
	 * may replace.
	 * @param trace the trace
	 * @param observation one of its observations
	 * @param asked what went into the trace, for a root that has no input of its own
	 * @param answered what came out of it, likewise
	 * @param to where to write
	 * @param there number of attributes that are there already
	 */
	public void writeFacts(TraceInfo trace, ObservationRecord observation, @Nullable Content asked,
			@Nullable Content answered, AttributeSink to, int there) {
		LimitedSink limited = new LimitedSink(to, this.settings.limits(), there);
		this.traces.write(trace, limited);
		if (SpanNames.operation(observation) != null) {
			text(GenAi.CONVERSATION_ID, trace.sessionId(), limited);
		}
		if (this.settings.langfuse()) {
			limited.text(Langfuse.TYPE, TYPES[observation.type().ordinal()]);
		}
		outcome(observation, limited);
		this.models.write(observation, limited);
		if (observation.type() == ObservationType.TOOL) {
			text(GenAi.TOOL_CALL_ID, observation.toolCallId(), limited);
			limited.text(GenAi.TOOL_TYPE, "function");
		}
		McpAttributes.write(observation.metadata(), limited);
		this.contents.write(observation, asked, answered, limited);
		this.traces.writeMetadata(trace, limited);
		limited.end(observation.notes());
	}

	private void outcome(ObservationRecord observation, AttributeSink to) {
		if (observation.error() != null) {
			to.text(GenAi.ERROR_TYPE, observation.error().type());
		}
		if (this.settings.langfuse() && observation.level() != Level.DEFAULT) {
			to.text(Langfuse.LEVEL, observation.level().name());
		}
	}

	/**
	 * Writes what belongs on every span of a trace, on one of others.
	 * @param trace the trace
	 * @param asked what went into the trace, for its root
	 * @param answered what came out of it
	 * @param to where to write
	 */
	public void writeTrace(TraceInfo trace, @Nullable Content asked, @Nullable Content answered, AttributeSink to) {
		LimitedSink limited = new LimitedSink(to, this.settings.limits(), 0);
		this.traces.write(trace, limited);
		this.contents.writeLangfuse(asked, answered, limited);
		this.traces.writeMetadata(trace, limited);
		limited.end(List.of());
	}

	static void text(String key, @Nullable String value, AttributeSink to) {
		if (value != null) {
			to.text(key, value);
		}
	}

}
