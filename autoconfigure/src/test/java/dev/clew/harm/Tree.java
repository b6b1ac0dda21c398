package dev.clew.harm;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;

import dev.clew.trace.ObservationRecord;
import dev.clew.trace.Trace;
import org.jspecify.annotations.Nullable;

/**
 * The shape of a trace: a line for each observation, in order of start, indented by one
 * dot for each level.
 */
final class Tree {

	private Tree() {
	}

	static List<String> of(Trace trace) {
		List<String> lines = new ArrayList<>();
		add(trace.observations(), null, "", lines);
		if (lines.size() != trace.observations().size()) {
			lines.add("and " + (trace.observations().size() - lines.size()) + " without their parent");
		}
		return lines;
	}

	// The same tree without some of the lines: what is below them hangs under the next
	// one.
	static List<String> without(String removed, List<String> tree) {
		List<String> lines = new ArrayList<>();
		Deque<Integer> around = new ArrayDeque<>();
		for (String line : tree) {
			int depth = line.lastIndexOf('.', line.indexOf(' ')) + 1;
			around.removeIf((above) -> above >= depth);
			if (line.contains(removed)) {
				around.add(depth);
			}
			else {
				lines.add(line.substring(around.size()));
			}
		}
		return lines;
	}

	private static void add(List<ObservationRecord> all, @Nullable String parent, String indent, List<String> lines) {
		for (ObservationRecord observation : all) {
			if (Objects.equals(observation.parentObservationId(), parent)) {
				lines.add(indent + observation.type() + " " + observation.name());
				add(all, observation.observationId(), indent + ".", lines);
			}
		}
	}

}
