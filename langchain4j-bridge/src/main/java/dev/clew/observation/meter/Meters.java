package dev.clew.observation.meter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

import dev.clew.observation.ClewContext;
import dev.clew.trace.Level;
import dev.clew.trace.ObservationType;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import org.jspecify.annotations.Nullable;

/**
 * The meters of Clew in a registry, registered when first used. Tag keys are the same on
 * every sample of a meter, tag values are bounded. Thread-safe.
 */
public final class Meters {

	private static final int LEVELS = Level.values().length;

	private final KnownTags tags = new KnownTags();

	private final MeterRegistry registry;

	private final MeterOwnership ownership;

	private final BiFunction<ClewMeter, Tags, Timer> timers = this::timer;

	private final BiFunction<ClewMeter, Tags, DistributionSummary> summaries = this::summary;

	private final BiFunction<ClewMeter, Tags, Counter> counters = this::counter;

	// By type and level.
	private final List<KnownMeter<Counter>> observations = new ArrayList<>();

	/**
	 * Meters in a registry.
	 * @param registry where they are registered when first used
	 * @param ownership knows which names others use already
	 */
	public Meters(MeterRegistry registry, MeterOwnership ownership) {
		this.registry = registry;
		this.ownership = ownership;
		for (ObservationType type : ObservationType.values()) {
			for (Level level : Level.values()) {
				Tags tags = Tags.of(ClewKey.TYPE.asString(), type.name(), ClewKey.LEVEL.asString(), level.name());
				this.observations
					.add(new KnownMeter<>(tags, (known) -> counter(ClewMeter.OBSERVATIONS, registry, known)));
			}
		}
	}

	/**
	 * A counter of Clew.
	 * @param meter what it counts
	 * @param registry where it is registered, unless it is there
	 * @param tags its tags
	 * @return the counter
	 */
	public static Counter counter(ClewMeter meter, MeterRegistry registry, Tags tags) {
		return Counter.builder(meter.getName())
			.baseUnit(meter.getBaseUnit())
			.description(meter.getDescription())
			.tags(tags)
			.register(registry);
	}

	private Counter counter(ClewMeter meter, Tags tags) {
		return counter(meter, this.registry, tags);
	}

	MeterTags tagsOf(ClewContext context) {
		return this.tags.of(context);
	}

	void observation(ClewContext context) {
		int index = context.getType().ordinal() * LEVELS + context.getLevel().ordinal();
		this.ownership.always(this.observations.get(index)).increment();
	}

	void time(ClewMeter meter, MeterTags tags, Duration duration) {
		Timer timer = ours(meter, tags.timers().of(meter, null, this.timers));
		if (timer != null) {
			timer.record(duration);
		}
	}

	void record(ClewMeter meter, MeterTags tags, @Nullable String value, double amount) {
		DistributionSummary summary = ours(meter, tags.summaries().of(meter, value, this.summaries));
		if (summary != null) {
			summary.record(amount);
		}
	}

	void count(ClewMeter meter, MeterTags tags, @Nullable String value, double amount) {
		Counter counter = ours(meter, tags.counters().of(meter, value, this.counters));
		if (counter != null) {
			counter.increment(amount);
		}
	}

	// Other libraries may use the names of the conventions.
	private <M extends Meter> @Nullable M ours(ClewMeter meter, KnownMeter<M> known) {
		return (meter.getConventions() != null) ? this.ownership.ours(meter.getName(), known)
				: this.ownership.always(known);
	}

	private Timer timer(ClewMeter meter, Tags tags) {
		return Timer.builder(meter.getName())
			.description(meter.getDescription())
			.serviceLevelObjectives(meter.getBuckets().stream().map(Meters::seconds).toArray(Duration[]::new))
			.tags(tags)
			.register(this.registry);
	}

	private static Duration seconds(double seconds) {
		return Duration.ofMillis(Math.round(seconds * 1000));
	}

	private DistributionSummary summary(ClewMeter meter, Tags tags) {
		return DistributionSummary.builder(meter.getName())
			.baseUnit(meter.getBaseUnit())
			.description(meter.getDescription())
			.serviceLevelObjectives(meter.getBuckets().stream().mapToDouble(Double::doubleValue).toArray())
			.tags(tags)
			.register(this.registry);
	}

}
