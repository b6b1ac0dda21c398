package dev.clew.observation;

import java.time.Duration;

import dev.clew.trace.Usage;
import io.micrometer.core.instrument.observation.MeterObservationHandler;
import io.micrometer.observation.Observation;

/**
 * Makes meters of each step: the GenAI conventions' durations and token usage, and Clew's
 * own counts. Takes the place of Micrometer's own meter handler for our contexts.
 */
public final class MeterHandler implements MeterObservationHandler<ClewContext>, Completion {

	private final Meters meters;

	private final Faults faults;

	/**
	 * A handler.
	 * @param meters where to count
	 * @param faults where its faults end
	 */
	public MeterHandler(Meters meters, Faults faults) {
		this.meters = meters;
		this.faults = faults;
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return context instanceof ClewContext;
	}

	@Override
	public void onStart(ClewContext context) {
		context.completeBy(this);
	}

	@Override
	public void onStop(ClewContext context) {
		complete(context);
	}

	@Override
	public void complete(ClewContext context) {
		if (!context.takeCompletion(this)) {
			return;
		}
		try {
			measure(context);
		}
		catch (Throwable ex) {
			this.faults.report("meters", ex);
		}
	}

	private void measure(ClewContext context) {
		MeterTags tags = this.meters.tagsOf(context);
		Duration duration = context.getDuration();
		this.meters.observation(context);
		if (duration == null || context.isGivenUp()) {
			return;
		}
		if (context instanceof ModelContext model) {
			this.meters.operation(tags, duration);
			if (model.timeToFirstToken() != null) {
				this.meters.firstChunk(tags, model.timeToFirstToken());
			}
			usage(tags, model.getUsage());
		}
		else if (context instanceof ToolContext) {
			this.meters.tool(tags, duration);
		}
		else if (context instanceof AgentContext) {
			this.meters.agent(tags, duration);
		}
	}

	private void usage(MeterTags tags, @org.jspecify.annotations.Nullable Usage usage) {
		if (usage == null) {
			return;
		}
		if (usage.buckets().containsKey(Usage.INPUT)) {
			this.meters.tokens(tags, "input", usage.inputTotal());
		}
		if (usage.buckets().containsKey(Usage.OUTPUT)) {
			this.meters.tokens(tags, "output", usage.outputTotal());
		}
		usage.buckets().forEach((bucket, tokens) -> this.meters.bucket(tags, bucket, tokens));
	}

}
