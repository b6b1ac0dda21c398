package dev.clew.observation;

import java.time.Duration;

import io.micrometer.core.instrument.observation.MeterObservationHandler;
import io.micrometer.observation.Observation;

/**
 * Makes meters of each step: the GenAI conventions' durations and token usage, and Clew's
 * own counts. Takes the place of Micrometer's own meter handler for our contexts.
 */
public final class MeterHandler implements MeterObservationHandler<ClewContext>, Completion {

	private final Meters meters;

	private final CallMeters calls;

	private final Faults faults;

	/**
	 * A handler.
	 * @param meters where to count
	 * @param faults where its faults end
	 */
	public MeterHandler(Meters meters, Faults faults) {
		this.meters = meters;
		this.calls = new CallMeters(meters);
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

	private void measureLate(ModelContext call) {
		try {
			this.calls.measureLate(call, this.meters.tagsOf(call));
		}
		catch (Throwable ex) {
			this.faults.report("meters", ex);
		}
	}

	private void measure(ClewContext context) {
		this.meters.observation(context);
		Duration duration = context.isGivenUp() ? null : context.getDuration();
		if (context instanceof ModelContext call) {
			this.calls.measure(call, this.meters.tagsOf(call), duration);
			if (call.isGivenUp()) {
				call.completeBy(new Late(this));
			}
		}
		else if (context instanceof ToolContext && duration != null) {
			this.meters.time(ClewMeter.TOOL_DURATION, this.meters.tagsOf(context), duration);
		}
		else if (context instanceof AgentContext && duration != null) {
			this.meters.time(ClewMeter.AGENT_DURATION, this.meters.tagsOf(context), duration);
		}
	}

	/**
	 * Counts what a call has used that was given up, and counted, before.
	 */
	private record Late(MeterHandler handler) implements Completion {

		@Override
		public void complete(ClewContext context) {
			// Counted when it was given up.
		}

		@Override
		public void correct(ModelContext call) {
			this.handler.measureLate(call);
		}

	}

}
