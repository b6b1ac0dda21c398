package dev.clew.store.find;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.clew.store.usage.UsageSum;
import dev.clew.trace.CostSum;
import dev.clew.trace.Level;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Score;
import dev.clew.trace.Session;
import dev.clew.trace.Status;
import dev.clew.trace.TraceSummary;

/**
 * Adds up the traces of a session. Not thread-safe.
 */
public final class SessionSums {

	private final Set<String> environments = new LinkedHashSet<>();

	private final Set<String> users = new LinkedHashSet<>();

	private final Map<ObservationType, Integer> counts = new EnumMap<>(ObservationType.class);

	private final UsageSum usage = new UsageSum();

	private CostSum cost = CostSum.NONE;

	private Instant startTime = Instant.MAX;

	private Instant lastTime = Instant.MIN;

	private Duration latency = Duration.ZERO;

	private Level level = Level.DEBUG;

	private Status status = Status.COMPLETED;

	private int traces;

	public void add(TraceSummary trace, Instant lastTime) {
		this.traces++;
		this.environments.add(trace.info().origin().environment());
		if (trace.info().userId() != null) {
			this.users.add(trace.info().userId());
		}
		trace.observationCounts().forEach((type, count) -> this.counts.merge(type, count, Integer::sum));
		this.usage.add(trace.usage());
		this.cost = this.cost.plus(trace.cost());
		this.startTime = Collections.min(List.of(this.startTime, trace.startTime()));
		this.lastTime = Collections.max(List.of(this.lastTime, lastTime));
		this.level = this.level.max(trace.level());
		Duration latency = trace.latency();
		if (latency != null) {
			this.latency = this.latency.plus(latency);
		}
		else {
			this.status = Status.RUNNING;
		}
	}

	public Session session(String sessionId, Collection<Score> scores) {
		return new Session(sessionId, List.copyOf(this.environments), List.copyOf(this.users), this.startTime,
				this.lastTime, this.latency, this.level, this.status, this.traces,
				Collections.unmodifiableMap(this.counts), this.usage.sum(), this.cost, new ArrayList<>(scores));
	}

}
