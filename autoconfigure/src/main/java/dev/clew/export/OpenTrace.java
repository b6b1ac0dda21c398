package dev.clew.export;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

import dev.clew.export.otlp.OtlpSpan;
import dev.clew.trace.Content;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.OutermostSteps;
import dev.clew.trace.TraceInfo;
import org.jspecify.annotations.Nullable;

/**
 * A trace whose observations wait for the end of all, since what is known of the trace
 * stands on each of them. Of work that is not LangChain4j's only roots leave: what stands
 * in the rest hangs on the next one around that leaves. Used by one thread.
 */
final class OpenTrace {

	private static final String STARTS_LOST = "inputs may be missing: there was no room for them to wait for the export";

	private static final long NEVER = Long.MAX_VALUE;

	private final Map<String, OpenObservation> observations = new LinkedHashMap<>();

	private TraceInfo info;

	private OutermostSteps outermost = new OutermostSteps(null, null);

	private long waitingSince = NEVER;

	private long changed;

	private boolean startsLost;

	OpenTrace(TraceInfo info) {
		this.info = info;
	}

	boolean add(Waiting.OfTrace saved, long now) {
		this.info = saved.trace();
		this.changed = now;
		if (saved.ended()) {
			this.waitingSince = Math.min(this.waitingSince, now);
		}
		return this.observations.computeIfAbsent(saved.observation().observationId(), (id) -> new OpenObservation())
			.add(saved);
	}

	boolean knows(String observationId) {
		return this.observations.containsKey(observationId);
	}

	// Of some observations only the end is known: their inputs may be missing.
	void startsLost() {
		this.startsLost = true;
	}

	void lose(String observationId, LongConsumer released) {
		OpenObservation lost = this.observations.get(observationId);
		if (lost != null && !lost.isEnded()) {
			lost.lose();
			released.accept(lost.giveBytes());
		}
	}

	boolean isFinished() {
		return this.observations.values().stream().allMatch(OpenObservation::isEnded);
	}

	boolean waitsSince(long time) {
		return this.waitingSince <= time;
	}

	boolean isUnchangedSince(long time) {
		return this.changed <= time;
	}

	// Those that have ended, each once, with their bytes.
	List<Leaving> takeEnded() {
		this.waitingSince = NEVER;
		this.outermost = OutermostSteps.of(
				Stream
					.concat(Stream.of(this.outermost.asked(), this.outermost.answered()).filter(Objects::nonNull),
							this.observations.values().stream().map(OpenObservation::record))
					.toList());
		List<Leaving> ended = new ArrayList<>();
		for (OpenObservation one : this.observations.values()) {
			if (one.isWaiting()) {
				ended.add(new Leaving(leaves(one.record()) ? span(one.take()) : null, one.giveBytes()));
			}
		}
		return ended;
	}

	Collection<String> ids() {
		return this.observations.keySet();
	}

	// What is left is given up.
	void giveBytes(LongConsumer released) {
		this.observations.values().forEach((one) -> released.accept(one.giveBytes()));
	}

	private static boolean leaves(ObservationRecord observation) {
		return !observation.surrounding() || observation.parentObservationId() == null;
	}

	private OtlpSpan span(ObservationRecord observation) {
		boolean root = observation.parentObservationId() == null;
		ObservationRecord asked = this.outermost.asked();
		ObservationRecord answered = this.outermost.answered();
		Content input = (root && asked != null) ? asked.input() : null;
		Content output = (root && answered != null) ? answered.output() : null;
		return new OtlpSpan(this.startsLost ? this.info.withNote(STARTS_LOST) : this.info, observation,
				parentOf(observation), input, output);
	}

	private @Nullable String parentOf(ObservationRecord observation) {
		String parent = observation.parentObservationId();
		for (int steps = this.observations.size(); parent != null && steps > 0; steps--) {
			OpenObservation around = this.observations.get(parent);
			if (around == null || leaves(around.record())) {
				return parent;
			}
			parent = around.record().parentObservationId();
		}
		return parent;
	}

}
