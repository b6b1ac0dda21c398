package dev.clew;

import java.util.List;
import java.util.function.Function;

import dev.clew.trace.ObservationRecord;

/**
 * Traces as lines, indented by depth.
 */
public final class Trees {

	private Trees() {
	}

	public static List<String> lines(List<ObservationRecord> all, Function<ObservationRecord, String> line) {
		return all.stream().map((one) -> "  ".repeat(depth(one, all)) + line.apply(one)).toList();
	}

	private static int depth(ObservationRecord one, List<ObservationRecord> all) {
		String parent = one.parentObservationId();
		if (parent == null) {
			return 0;
		}
		return all.stream()
			.filter((other) -> other.observationId().equals(parent))
			.mapToInt((other) -> 1 + depth(other, all))
			.findFirst()
			.orElseThrow();
	}

}
