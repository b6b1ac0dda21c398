package dev.clew.observation.step;

import dev.clew.observation.ClewContext;
import dev.clew.observation.ModelContext;
import dev.clew.observation.StepConvention;
import dev.clew.observation.tree.TraceNode;
import io.micrometer.common.KeyValue;
import org.jspecify.annotations.Nullable;

/**
 * What the call of a model has used that was given up before it told: it is counted after
 * all, and for the rest the call ended as it was given up.
 */
final class LateUsage {

	private LateUsage() {
	}

	static void count(TracingRuntime runtime, ClewContext context, @Nullable TraceNode place) {
		runtime.billing().ended(context);
		if (!(context instanceof ModelContext call) || !call.getCallUsage().isKnown()) {
			return;
		}
		call.getNotes().remove(TraceNode.END_UNKNOWN);
		call.getNotes().add(TraceNode.ENDED_LATER);
		runtime.budgets().ended(call, place);
		try {
			addKeys(runtime.convention(), context);
			TraceNode.running(call).correct();
		}
		catch (Throwable ex) {
			runtime.faults().report("hook", ex);
		}
	}

	private static void addKeys(StepConvention convention, ClewContext context) {
		for (KeyValue known : convention.getLowCardinalityKeyValues(context)) {
			KeyValue counted = context.getLowCardinalityKeyValue(known.getKey());
			if (counted != null && KeyValue.NONE_VALUE.equals(counted.getValue())) {
				context.addLowCardinalityKeyValue(known);
			}
		}
	}

}
