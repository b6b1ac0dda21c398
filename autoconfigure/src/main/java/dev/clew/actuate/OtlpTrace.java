package dev.clew.actuate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

import dev.clew.actuate.json.ContentView;
import dev.clew.attribute.AttributeSettings;
import dev.clew.export.otlp.OtlpJson;
import dev.clew.export.otlp.OtlpSpan;
import dev.clew.trace.Content;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.OutermostSteps;
import dev.clew.trace.Status;
import dev.clew.trace.Trace;
import dev.clew.trace.TraceInfo;

/**
 * One trace as a request that OTLP receivers take. Spans have an end: what runs is left
 * out, which the trace then says.
 */
final class OtlpTrace {

	private final Trace trace;

	private final ContentView view;

	OtlpTrace(Trace trace, ContentView view) {
		this.trace = trace;
		this.view = view;
	}

	byte[] json() {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try {
			new OtlpJson(new AttributeSettings(true, this.view.shown())).write(spans(), bytes);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	private List<OtlpSpan> spans() {
		List<ObservationRecord> ended = this.trace.observations()
			.stream()
			.filter((observation) -> observation.status() == Status.COMPLETED)
			.toList();
		TraceInfo info = info(this.trace.observations().size() - ended.size());
		OutermostSteps outermost = OutermostSteps.of(this.trace.observations());
		Content input = (outermost.asked() != null) ? outermost.asked().input() : null;
		Content output = (outermost.answered() != null) ? outermost.answered().output() : null;
		return ended.stream().map((observation) -> {
			String parent = observation.parentObservationId();
			return new OtlpSpan(info, observation, parent, (parent != null) ? null : input,
					(parent != null) ? null : output);
		}).toList();
	}

	private TraceInfo info(int running) {
		TraceInfo info = this.trace.summary().info();
		return (running > 0) ? info.withNote(running + " of its observations still run and are left out") : info;
	}

}
