package dev.clew.observation.record;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import dev.clew.content.ContentRenderer;
import dev.clew.content.ContentSource;
import dev.clew.content.MaskedField;
import dev.clew.content.Masking;
import dev.clew.content.Rendered;
import dev.clew.content.Texts;
import dev.clew.observation.ClewContext;
import dev.clew.observation.ContentField;
import dev.clew.observation.ModelContext;
import dev.clew.observation.ToolContext;
import dev.clew.observation.fault.ErrorReport;
import dev.clew.observation.fault.Errors;
import dev.clew.observation.fault.Faults;
import dev.clew.observation.tree.ObservationNames;
import dev.clew.observation.tree.TraceNode;
import dev.clew.trace.Content;
import dev.clew.trace.ErrorInfo;
import dev.clew.trace.Level;
import dev.clew.trace.ModelCall;
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
			return masked(
					(context instanceof ClewContext step) ? step.getStepName() : this.settings.names().apply(context),
					context);
		}
		catch (Throwable ex) {
			this.faults.report("name", ex);
			return ObservationNames.of(context);
		}
	}

	private static String masked(String name, Observation.Context context) {
		TraceNode node = TraceNode.of(context);
		return (node != null) ? node.state()
			.masking()
			.beginning(name, MAX_NAME, MaskedField.NAMES, "name", (note) -> note(node, note)) : name;
	}

	private static void note(TraceNode node, String note) {
		if (node.context() instanceof ClewContext step) {
			RecordMask.note(step, note);
		}
		else {
			node.state().note(note);
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
			.level((error != null) ? Level.ERROR : level,
					message(error, node.statusMessage(), RecordMask.of(node.state().masking())))
			.error((error != null) ? error.info() : null)
			.notes(List.of("not all could be recorded: " + why.getClass().getName()))
			.surrounding(!step);
		return (ended ? builder.duration(node.duration()) : builder).build();
	}

	private ObservationRecord ofStep(TraceNode node, ClewContext step, @Nullable String parent, boolean ended) {
		Masking masking = node.state().masking();
		RecordMask mask = RecordMask.of(masking);
		Content input = content(step.input(), "input", masking, RecordMask.ofInput(step.getType()));
		Content output = ended ? content(step.output(), "output", masking, RecordMask.ofOutput(step.getType())) : null;
		ErrorReport error = error(node);
		String message = message(error, statusMessage(step), mask);
		String name = nameOf(node);
		Map<String, String> metadata = mask.metadata(step.metadata());
		ModelCall call = (step instanceof ModelContext model) ? mask.call(model.toModelCall()) : null;
		Prompt prompt = prompt(step, mask);
		return new ObservationRecord(node.traceId(), node.spanId(), parent, step.getType(), name, node.startTime(),
				ended ? step.getDuration() : null, step.getLevel(), message, input, output, metadata,
				notes(step, error, mask), call, prompt, step.getIteration(),
				(step instanceof ToolContext tool) ? mask.name(tool.getToolCallId(), "tool call id") : null,
				(error != null) ? error.info() : error(step, message), step.isSurrounding());
	}

	private static List<String> notes(ClewContext step, @Nullable ErrorReport error, RecordMask mask) {
		List<String> input = step.input().notes();
		List<String> output = step.output().notes();
		if (error == null && input.isEmpty() && output.isEmpty() && mask.notes().isEmpty()) {
			return step.notes();
		}
		List<String> notes = new ArrayList<>(step.notes());
		notes.addAll(input);
		notes.addAll(output);
		notes.addAll(mask.notes());
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

	private @Nullable Prompt prompt(ClewContext step, RecordMask mask) {
		return this.settings.captureContent() ? mask.prompt(step) : step.promptWithoutVariables();
	}

	private ObservationRecord ofOther(TraceNode node, Observation.Context context, @Nullable String parent,
			boolean ended) {
		KeyValue outcome = context.getLowCardinalityKeyValue("outcome");
		ErrorReport error = error(node);
		boolean failed = error != null || (outcome != null && "SERVER_ERROR".equals(outcome.getValue()));
		RecordMask mask = RecordMask.of(node.state().masking());
		String message = message(error, node.statusMessage(), mask);
		Map<String, String> metadata = ended ? keyValues(context, mask) : Map.of();
		ObservationRecordBuilder builder = ObservationRecord
			.builder(node.traceId(), node.spanId(), ObservationType.SPAN, nameOf(node), node.startTime())
			.parent(parent)
			.level(failed ? Level.ERROR : node.level(), message)
			.error((error != null) ? error.info() : null)
			.notes(notes(node, error, mask))
			.metadata(metadata)
			.surrounding(true);
		return (ended ? builder.duration(node.duration()) : builder).build();
	}

	private static List<String> notes(TraceNode node, @Nullable ErrorReport error, RecordMask mask) {
		List<String> notes = new ArrayList<>((error != null) ? error.notes() : List.of());
		notes.addAll(mask.notes());
		if (node.isGivenUp()) {
			notes.add(TraceNode.END_UNKNOWN);
		}
		return notes;
	}

	private static @Nullable String message(@Nullable ErrorReport error, @Nullable String statusMessage,
			RecordMask mask) {
		return mask.statusMessage((statusMessage != null || error == null) ? statusMessage : error.message());
	}

	private static @Nullable ErrorReport error(TraceNode node) {
		Throwable error = node.context().getError();
		return (error != null) ? node.state().errors().of(error) : null;
	}

	private static @Nullable ErrorInfo error(ClewContext step, @Nullable String message) {
		String type = step.getErrorType();
		return (type != null) ? Errors.of(type, message) : null;
	}

	/**
	 * Tells what went into a step, so that it is known when the step ends.
	 * @param node place of the step
	 * @param step the step
	 */
	public void tellInput(TraceNode node, ClewContext step) {
		content(step.input(), "input", node.state().masking(), RecordMask.ofInput(step.getType()));
	}

	// Rendered where it is kept: at the start for what runs, and at the end only if it
	// has changed.
	private @Nullable Content content(ContentField field, String name, Masking masking, MaskedField masked) {
		ContentSource source = this.settings.captureContent() ? field.untold() : null;
		if (source == null) {
			return null;
		}
		Rendered rendered = rendered(source, name, masking, masked);
		field.told(rendered.content(), rendered.notes());
		return rendered.content();
	}

	private Rendered rendered(ContentSource source, String name, Masking masking, MaskedField masked) {
		try {
			return this.renderer.render(source, name, masking, masked);
		}
		catch (Throwable ex) {
			this.faults.report("content", ex);
			return new Rendered(null, name + " could not be rendered: " + ex.getClass().getName());
		}
	}

	private static Map<String, String> keyValues(Observation.Context context, RecordMask mask) {
		Map<String, String> metadata = new LinkedHashMap<>();
		for (KeyValue keyValue : context.getAllKeyValues()) {
			if (metadata.size() < MAX_KEY_VALUES && !KeyValue.NONE_VALUE.equals(keyValue.getValue())) {
				metadata.put(keyValue.getKey(), mask.metadata(keyValue.getKey(), keyValue.getValue()));
			}
		}
		return metadata;
	}

}
