package dev.clew.observation.meter;

import java.time.Duration;

import dev.clew.observation.ClewContext;
import dev.clew.observation.ModelContext;
import dev.clew.observation.ToolContext;
import dev.clew.observation.fault.Faults;
import dev.clew.observation.tree.Stage;
import dev.clew.observation.tree.TraceNode;
import dev.clew.trace.ObservationType;
import io.micrometer.core.instrument.observation.MeterObservationHandler;
import io.micrometer.observation.Observation;

/**
 * Makes meters of each step: the GenAI conventions' durations and token usage, and Clew's
 * own counts. Takes the place of Micrometer's own meter handler for our contexts.
 */
public final class MeterHandler implements MeterObservationHandler<ClewContext>, Stage {

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
		TraceNode.running(context).begin(this);
	}

	@Override
	public void onStop(ClewContext context) {
		TraceNode.running(context).end(this);
	}

	@Override
	public void end(TraceNode node) {
		try {
			measure((ClewContext) node.context());
		}
		catch (Throwable ex) {
			this.faults.report("meters", ex);
		}
	}

	// Usage that came after the call was given up and counted.
	@Override
	public void correct(TraceNode node) {
		try {
			if (node.context() instanceof ModelContext call) {
				this.calls.measureLate(call, this.meters.tagsOf(call));
			}
		}
		catch (Throwable ex) {
			this.faults.report("meters", ex);
		}
	}

	private void measure(ClewContext context) {
		this.meters.observation(context);
		Duration duration = TraceNode.running(context).isGivenUp() ? null : context.getDuration();
		if (context instanceof ModelContext call) {
			this.calls.measure(call, this.meters.tagsOf(call), duration);
		}
		else if (context instanceof ToolContext && duration != null) {
			this.meters.time(ClewMeter.TOOL_DURATION, this.meters.tagsOf(context), duration);
		}
		else if (context.getType() == ObservationType.AGENT && duration != null) {
			this.meters.time(ClewMeter.AGENT_DURATION, this.meters.tagsOf(context), duration);
		}
	}

}
