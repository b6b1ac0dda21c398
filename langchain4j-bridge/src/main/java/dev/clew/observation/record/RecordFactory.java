package dev.clew.observation.record;

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
import dev.clew.observation.ClewContext;
import dev.clew.observation.ContentField;
import dev.clew.observation.ModelContext;
import dev.clew.observation.ToolContext;
import dev.clew.observation.fault.ErrorReport;
import dev.clew.observation.fault.Errors;
import dev.clew.observation.fault.Faults;
import dev.clew.observation.tree.TraceNode;
import dev.clew.trace.Content;
import dev.clew.trace.ErrorInfo;
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
public final class RecordFactory {

	private static final int MAX_NAME = 200;

	private static final int MAX_VALUE = 2000;

	private static final int MAX_KEY_VALUES = 40;

	private final Function<Observation.Context, String> names = this::nameOf;

	private final RecordingSettings settings;

	private final ContentRenderer renderer;

	private final Faults faults;

	/**
	 * A factory.
	 * @param settings what is recorded
	 * @param faults where its faults end
	 */
	public RecordFactory(RecordingSettings settings, Faults faults) {
		this.settings = settings;
		this.renderer = new ContentRenderer(settings.maxContentSize());
		this.faults = faults;
	}

	/**
	 * What hangs on the trace of an observation.
	 * @param node the observation
	 * @return what is known of the trace so far
	 */
	public TraceInfo infoOf(TraceNode node) {
		if (node.parent() == null || !node.state().isNamed()) {
			node.state().rename(nameOf(node.root()));
		}
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
			return TraceNode.nameOf(context);
		}
	}

	/**
	 * The record of an observation.
	 * @param node the observation
	 * @param around the nearest recorded one around it, if there is one
	 * @param ended whether it has ended
	 * @return what is known of it; content that was not told before is told with it
	 */
	public ObservationRecord recordOf(TraceNode node, @Nullable TraceNode around, boolean ended) {
		String parent = (around != null) ? around.spanId() : null;
		try {
			return (node.context() instanceof ClewContext step) ? ofStep(node, step, parent, ended)
					: ofOther(node, node.context(), parent, ended);
		}
		catch (Throwable ex) {
			this.faults.report("recording", ex);
			return bare(node, parent, ended, ex);
		}
	}

	// That a step has ended, and how, is recorded whatever else is not.
	private ObservationRecord bare(TraceNode node, @Nullable String parent, boolean ended, Throwable why) {
		ErrorReport error = error(node);
		boolean step = node.context() instanceof ClewContext;
		ObservationType type = step ? ((ClewContext) node.context()).getType() : ObservationType.SPAN;
		Level level = step ? ((ClewContext) node.context()).getLevel() : node.level();
		ObservationRecordBuilder builder = ObservationRecord
			.builder(node.traceId(), node.spanId(), type, nameOf(node), node.startTime())
			.parent(parent)
			.level((error != null) ? Level.ERROR : level, message(error, node.statusMessage()))
			.error((error != null) ? error.info() : null)
			.notes(List.of("not all could be recorded: " + why.getClass().getName()))
			.surrounding(!step);
		return (ended ? builder.duration(node.duration()) : builder).build();
	}

	private ObservationRecord ofStep(TraceNode node, ClewContext step, @Nullable String parent, boolean ended) {
		Content input = content(step.input(), "input");
		Content output = ended ? content(step.output(), "output") : null;
		ErrorReport error = error(node);
		String message = message(error, statusMessage(step));
		return new ObservationRecord(node.traceId(), node.spanId(), parent, step.getType(), nameOf(node),
				node.startTime(), ended ? step.getDuration() : null, step.getLevel(), message, input, output,
				step.metadata(), notes(step, error, step.input().note(), step.output().note()),
				(step instanceof ModelContext model) ? model.toModelCall() : null, prompt(step), step.getIteration(),
				(step instanceof ToolContext tool) ? tool.getToolCallId() : null,
				(error != null) ? error.info() : error(step, message), step.isSurrounding());
	}

	private static List<String> notes(ClewContext step, @Nullable ErrorReport error, @Nullable String input,
			@Nullable String output) {
		if (error == null && input == null && output == null) {
			return step.notes();
		}
		List<String> notes = new ArrayList<>(step.notes());
		Stream.of(input, output).filter(Objects::nonNull).forEach(notes::add);
		if (error != null) {
			notes.addAll(error.notes());
		}
		return notes;
	}

	// What a tool returned as its error, or a guardrail as its reason, is its output.
	private @Nullable String statusMessage(ClewContext step) {
		boolean output = (step instanceof ToolContext tool && tool.isKnown())
				|| step.getType() == ObservationType.GUARDRAIL;
		return (output && !this.settings.captureContent()) ? null : step.getStatusMessage();
	}

	private @Nullable Prompt prompt(ClewContext step) {
		return this.settings.captureContent() ? step.getPrompt() : step.promptWithoutVariables();
	}

	private ObservationRecord ofOther(TraceNode node, Observation.Context context, @Nullable String parent,
			boolean ended) {
		KeyValue outcome = context.getLowCardinalityKeyValue("outcome");
		ErrorReport error = error(node);
		boolean failed = error != null || (outcome != null && "SERVER_ERROR".equals(outcome.getValue()));
		String message = message(error, node.statusMessage());
		ObservationRecordBuilder builder = ObservationRecord
			.builder(node.traceId(), node.spanId(), ObservationType.SPAN, nameOf(node), node.startTime())
			.parent(parent)
			.level(failed ? Level.ERROR : node.level(), message)
			.error((error != null) ? error.info() : null)
			.notes(notes(node, error))
			.surrounding(true);
		if (ended) {
			builder.duration(node.duration()).metadata(keyValues(context));
		}
		return builder.build();
	}

	private static List<String> notes(TraceNode node, @Nullable ErrorReport error) {
		List<String> notes = new ArrayList<>((error != null) ? error.notes() : List.of());
		if (node.isGivenUp()) {
			notes.add(TraceNode.END_UNKNOWN);
		}
		return notes;
	}

	private static @Nullable String message(@Nullable ErrorReport error, @Nullable String statusMessage) {
		String message = (statusMessage != null || error == null) ? statusMessage : error.message();
		return (message != null) ? Texts.cut(message, MAX_VALUE) : null;
	}

	private static @Nullable ErrorReport error(TraceNode node) {
		Throwable error = node.context().getError();
		return (error != null) ? node.state().errors().of(error) : null;
	}

	private static @Nullable ErrorInfo error(ClewContext step, @Nullable String message) {
		String type = step.getErrorType();
		return (type != null) ? Errors.of(type, message) : null;
	}

	// Rendered where it is kept: at the start for what runs, and at the end only if it
	// has changed.
	private @Nullable Content content(ContentField field, String name) {
		ContentSource source = this.settings.captureContent() ? field.untold() : null;
		if (source == null) {
			return null;
		}
		Rendered rendered = rendered(source, name);
		field.told(rendered.content(), rendered.note());
		return rendered.content();
	}

	private Rendered rendered(ContentSource source, String name) {
		try {
			return this.renderer.render(source, name);
		}
		catch (Throwable ex) {
			this.faults.report("content", ex);
			return new Rendered(null, name + " could not be rendered: " + ex.getClass().getName());
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
