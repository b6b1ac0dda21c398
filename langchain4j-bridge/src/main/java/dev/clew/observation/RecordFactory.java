package dev.clew.observation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.clew.content.ContentRenderer;
import dev.clew.content.ContentSource;
import dev.clew.content.Rendered;
import dev.clew.content.Texts;
import dev.clew.trace.Level;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationRecordBuilder;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Prompt;
import dev.clew.trace.TraceInfo;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * Makes records of observations.
 */
final class RecordFactory {

	private static final Rendered NOTHING = new Rendered(null, null);

	private static final int MAX_NAME = 200;

	private static final int MAX_VALUE = 2000;

	private static final int MAX_KEY_VALUES = 40;

	private final Function<Observation.Context, String> names = this::nameOf;

	private final RecordingSettings settings;

	private final ContentRenderer renderer;

	private final Faults faults;

	RecordFactory(RecordingSettings settings, Faults faults) {
		this.settings = settings;
		this.renderer = new ContentRenderer(settings.maxContentSize());
		this.faults = faults;
	}

	TraceInfo infoOf(TraceNode node) {
		return node.state().info(node.traceId(), node.root().startNanos(), this.settings.origin());
	}

	String nameOf(TraceNode node) {
		return Texts.cut(node.name(this.names), MAX_NAME);
	}

	private String nameOf(Observation.Context context) {
		try {
			return (context instanceof ClewContext step) ? step.getStepName() : this.settings.names().apply(context);
		}
		catch (Throwable ex) {
			this.faults.report("name", ex);
			return RecordingSettings.nameOf(context);
		}
	}

	ObservationRecord recordOf(TraceNode node, @Nullable TraceNode around, boolean ended) {
		Observation.Context context = node.context();
		ObservationType type = (context instanceof ClewContext step) ? step.getType() : ObservationType.SPAN;
		ObservationRecordBuilder builder = ObservationRecord.builder(node.traceId(), node.spanId(), type, nameOf(node),
				node.state().instantOf(node.startNanos()));
		builder.parent((around != null) ? around.spanId() : null);
		if (context instanceof ClewContext step) {
			step(builder, step, ended);
		}
		else {
			other(builder, node, ended);
		}
		return builder.build();
	}

	private void step(ObservationRecordBuilder builder, ClewContext step, boolean ended) {
		Rendered input = content(step, step.getInput(), "input");
		Rendered output = ended ? content(step, step.getOutput(), "output") : NOTHING;
		builder.duration(ended ? step.getDuration() : null).input(input.content()).output(output.content());
		builder.metadata(step.metadata()).prompt(prompt(step)).iteration(step.getIteration());
		if (step instanceof ModelContext model) {
			builder.modelCall(model.toModelCall());
		}
		if (step instanceof ToolContext tool) {
			builder.toolCallId(tool.getToolCallId());
		}
		outcome(builder, step, step.getLevel(), statusMessage(step));
		builder.notes(notes(step, input.note(), output.note()));
	}

	private static List<String> notes(ClewContext step, @Nullable String input, @Nullable String output) {
		if (input == null && output == null) {
			return step.notes();
		}
		List<String> notes = new ArrayList<>(step.notes());
		Stream.of(input, output).filter(Objects::nonNull).forEach(notes::add);
		return notes;
	}

	// What a tool returned as its error, or a guardrail as its reason, is its output.
	private @Nullable String statusMessage(ClewContext step) {
		boolean output = (step instanceof ToolContext tool && tool.isKnown()) || step instanceof GuardrailContext;
		return (output && !this.settings.captureContent()) ? null : step.getStatusMessage();
	}

	private @Nullable Prompt prompt(ClewContext step) {
		Prompt prompt = step.getPrompt();
		return (prompt == null || this.settings.captureContent()) ? prompt
				: new Prompt(prompt.name(), prompt.version(), Map.of());
	}

	private void other(ObservationRecordBuilder builder, TraceNode node, boolean ended) {
		Observation.Context context = node.context();
		if (ended) {
			builder.duration(Duration.ofNanos(System.nanoTime() - node.startNanos()));
			builder.metadata(keyValues(context));
		}
		KeyValue outcome = context.getLowCardinalityKeyValue("outcome");
		boolean failed = context.getError() != null || (outcome != null && "SERVER_ERROR".equals(outcome.getValue()));
		outcome(builder, context, failed ? Level.ERROR : node.level(), node.statusMessage());
	}

	private void outcome(ObservationRecordBuilder builder, Observation.Context context, Level level,
			@Nullable String statusMessage) {
		Throwable error = context.getError();
		String message = statusMessage;
		if (message == null && error != null) {
			message = (error.getMessage() != null) ? error.getMessage() : error.getClass().getName();
		}
		builder.level(level, (message != null) ? Texts.cut(message, MAX_VALUE) : null);
		if (error != null) {
			builder.error(Errors.of(error));
		}
		else if (context instanceof ClewContext step && step.getErrorType() != null) {
			builder.error(Errors.of(step.getErrorType(), message));
		}
	}

	// Rendered where it is kept: at the start for what runs, and at the end only if it
	// has changed.
	private Rendered content(ClewContext step, @Nullable ContentSource source, String field) {
		if (source == null || !this.settings.captureContent()) {
			return NOTHING;
		}
		try {
			return step.rendered(source, () -> this.renderer.render(source, field));
		}
		catch (Throwable ex) {
			this.faults.report("content", ex);
			return new Rendered(null, field + " could not be rendered: " + ex.getClass().getName());
		}
	}

	private static Map<String, String> keyValues(Observation.Context context) {
		Map<String, String> metadata = new LinkedHashMap<>();
		for (KeyValue keyValue : context.getAllKeyValues()) {
			if (metadata.size() < MAX_KEY_VALUES && !KeyValue.NONE_VALUE.equals(keyValue.getValue())) {
				metadata.put(keyValue.getKey(), Texts.cut(keyValue.getValue(), MAX_VALUE));
			}
		}
		return metadata;
	}

}
