package dev.clew.store.query.language;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

import dev.clew.store.query.language.Condition.And;
import dev.clew.store.query.language.Condition.Not;
import dev.clew.store.query.language.Condition.Or;
import dev.clew.store.query.language.Condition.Term;
import dev.clew.trace.InternalApi;
import dev.clew.trace.Level;
import dev.clew.trace.Status;
import dev.clew.trace.TraceInfo;

/**
 * What a condition means, ready to be tested on many: cheap terms first, content last.
 * Thread-safe.
 */
@InternalApi
public final class Meaning {

	private final List<Part> parts;

	/**
	 * The meaning of a condition.
	 * @param condition the condition
	 * @param content whether scores whose values are content may be told by them
	 */
	public Meaning(Condition condition, boolean content) {
		this.parts = condition.conjuncts()
			.map((part) -> new Part(Scope.of(part), compile(part, content)))
			.sorted(Comparator.comparing(Part::scope))
			.toList();
	}

	/**
	 * Whether the condition may hold, by what hangs on the trace.
	 * @param trace what is known of the trace
	 * @return {@code false} if it does not hold, whatever else there is
	 */
	public boolean mayHold(TraceInfo trace) {
		return holds(new Glance(trace, Status.COMPLETED, Level.DEFAULT), Scope.TRACE);
	}

	/**
	 * Whether the condition may hold, by what is known of a trace before it is summed up.
	 * @param trace what hangs on it
	 * @param status whether it runs
	 * @param level its highest level
	 * @return {@code false} if it does not hold, whatever else there is
	 */
	public boolean mayHold(TraceInfo trace, Status status, Level level) {
		return holds(new Glance(trace, status, level), Scope.STATE);
	}

	/**
	 * Whether the condition holds.
	 * @param subject the trace or observation
	 * @return whether it does
	 */
	public boolean holds(Subject subject) {
		return holds(subject, Scope.CONTENT);
	}

	private boolean holds(Subject subject, Scope scope) {
		for (Part part : this.parts) {
			if (part.scope().compareTo(scope) <= 0 && !part.test().test(subject)) {
				return false;
			}
		}
		return true;
	}

	private static Predicate<Subject> compile(Condition condition, boolean content) {
		if (condition instanceof And and) {
			List<Predicate<Subject>> tests = compile(and.parts(), content);
			return (subject) -> tests.stream().allMatch((test) -> test.test(subject));
		}
		if (condition instanceof Or or) {
			List<Predicate<Subject>> tests = compile(or.parts(), content);
			return (subject) -> tests.stream().anyMatch((test) -> test.test(subject));
		}
		if (condition instanceof Not not) {
			return compile(not.condition(), content).negate();
		}
		return TermMeaning.of((Term) condition, content);
	}

	private static List<Predicate<Subject>> compile(List<Condition> parts, boolean content) {
		return parts.stream().sorted(Comparator.comparing(Scope::of)).map((part) -> compile(part, content)).toList();
	}

	private record Part(Scope scope, Predicate<Subject> test) {

	}

}
