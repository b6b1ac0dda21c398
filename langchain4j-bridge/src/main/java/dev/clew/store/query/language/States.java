package dev.clew.store.query.language;

import java.util.function.Predicate;

import dev.clew.trace.ObservationRecord;
import dev.clew.trace.Status;

/**
 * What there is and what state it is in.
 */
final class States {

	private States() {
	}

	static boolean is(Subject subject, String state) {
		return switch (state) {
			case "bookmarked" -> subject.isBookmarked();
			case "running" -> subject.status() == Status.RUNNING;
			default -> subject.status() == Status.COMPLETED;
		};
	}

	static boolean hasType(Subject subject, String type) {
		return any(subject, (observation) -> observation.type().name().equals(type));
	}

	static boolean has(Subject subject, String what) {
		return switch (what) {
			case "input" -> any(subject, (observation) -> observation.input() != null);
			case "output" -> any(subject, (observation) -> observation.output() != null);
			case "error" -> any(subject, (observation) -> observation.error() != null);
			case "prompt" -> any(subject, (observation) -> observation.prompt() != null);
			case "cost" -> subject.cost() != null;
			case "score" -> !subject.scores().isEmpty();
			case "session" -> subject.trace().sessionId() != null;
			case "user" -> subject.trace().userId() != null;
			case "bookmark" -> subject.isBookmarked();
			default -> any(subject, (observation) -> observation.type().name().equalsIgnoreCase(what));
		};
	}

	private static boolean any(Subject subject, Predicate<ObservationRecord> test) {
		return subject.observations().stream().anyMatch(test);
	}

}
