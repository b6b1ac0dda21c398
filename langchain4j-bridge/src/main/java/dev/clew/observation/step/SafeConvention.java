package dev.clew.observation.step;

import dev.clew.observation.ClewContext;
import dev.clew.observation.DefaultConventions;
import dev.clew.observation.fault.Faults;
import dev.clew.observation.tree.TraceNode;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import org.jspecify.annotations.Nullable;

/**
 * A convention, possibly a user's, whose faults cost a name or some keys and not the
 * observation.
 *
 * @param <C> type of the context
 */
final class SafeConvention<C extends ClewContext> implements ObservationConvention<C> {

	private static final String COMPONENT = "convention";

	private final ObservationConvention<C> convention;

	private final C context;

	private final Faults faults;

	private boolean asked;

	SafeConvention(ObservationConvention<C> convention, C context, Faults faults) {
		this.convention = convention;
		this.context = context;
		this.faults = faults;
	}

	// The observation that a convention names, not started; one that does nothing where
	// it
	// cannot be made.
	static <C extends ClewContext> Observation observe(TracingRuntime runtime, ObservationConvention<C> convention,
			C context, @Nullable Observation parent) {
		try {
			if (parent != null) {
				context.setParentObservation(parent);
				TraceNode.running(context).parentGiven();
			}
			Observation observation = Observation.createNotStarted(
					new SafeConvention<>(convention, context, runtime.faults()), () -> context, runtime.registry());
			if (parent != null && !observation.isNoop()) {
				observation.parentObservation(parent);
			}
			return observation;
		}
		catch (Throwable ex) {
			runtime.faults().report(Step.COMPONENT, ex);
			return Observation.NOOP;
		}
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return true;
	}

	@Override
	public String getName() {
		try {
			String name = this.convention.getName();
			if (name != null) {
				return name;
			}
		}
		catch (Throwable ex) {
			this.faults.report(COMPONENT, ex);
		}
		return this.context.getType().observationName();
	}

	@Override
	public @Nullable String getContextualName(C context) {
		try {
			return this.convention.getContextualName(context);
		}
		catch (Throwable ex) {
			this.faults.report(COMPONENT, ex);
			return null;
		}
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(C context) {
		if (this.asked && DefaultConventions.isFixed(this.convention)) {
			return KeyValues.empty();
		}
		this.asked = true;
		try {
			return this.convention.getLowCardinalityKeyValues(context);
		}
		catch (Throwable ex) {
			this.faults.report(COMPONENT, ex);
			return KeyValues.empty();
		}
	}

	@Override
	public KeyValues getHighCardinalityKeyValues(C context) {
		try {
			return this.convention.getHighCardinalityKeyValues(context);
		}
		catch (Throwable ex) {
			this.faults.report(COMPONENT, ex);
			return KeyValues.empty();
		}
	}

}
