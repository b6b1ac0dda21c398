package dev.clew.capture;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import dev.clew.trace.Content;
import dev.clew.trace.Level;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Status;
import dev.clew.trace.Trace;
import org.jspecify.annotations.Nullable;

/**
 * Traces as text: a line for each observation, indented under its parent, in the order of
 * their starts.
 */
final class Trees {

	private Trees() {
	}

	static String of(Trace trace) {
		StringBuilder text = new StringBuilder();
		append(text, trace, null, "", Trees::line);
		return text.toString();
	}

	// The same, with what came out of each.
	static String withOutputs(Trace trace) {
		StringBuilder text = new StringBuilder();
		append(text, trace, null, "", Trees::lineWithOutput);
		return text.toString();
	}

	private static void append(StringBuilder text, Trace trace, @Nullable String parent, String indent,
			Function<ObservationRecord, String> line) {
		for (ObservationRecord observation : trace.observations()) {
			if (Objects.equals(observation.parentObservationId(), parent)) {
				text.append(indent).append(line.apply(observation)).append('\n');
				append(text, trace, observation.observationId(), indent + "  ", line);
			}
		}
	}

	private static String lineWithOutput(ObservationRecord observation) {
		String output = json(observation.output());
		return line(observation) + ((output != null) ? " -> " + output : "");
	}

	private static String line(ObservationRecord observation) {
		StringBuilder line = new StringBuilder(observation.type() + " " + observation.name());
		if (observation.iteration() != null) {
			line.append(" #").append(observation.iteration());
		}
		if (observation.level() != Level.DEFAULT) {
			line.append(' ').append(observation.level());
		}
		if (observation.status() == Status.RUNNING) {
			line.append(" RUNNING");
		}
		return line.toString();
	}

	static List<ObservationRecord> all(Trace trace, ObservationType type) {
		return trace.observations().stream().filter((observation) -> observation.type() == type).toList();
	}

	static ObservationRecord first(Trace trace, ObservationType type) {
		return all(trace, type).get(0);
	}

	static ObservationRecord named(Trace trace, String name) {
		return trace.observations()
			.stream()
			.filter((observation) -> observation.name().equals(name))
			.findFirst()
			.orElseThrow();
	}

	static @Nullable String json(@Nullable Content content) {
		return (content != null) ? content.json() : null;
	}

}
