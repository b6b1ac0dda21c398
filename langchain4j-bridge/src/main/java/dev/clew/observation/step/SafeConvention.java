package dev.clew.observation.step;

import dev.clew.content.MaskedField;
import dev.clew.content.Masking;
import dev.clew.observation.ClewContext;
import dev.clew.observation.ModelContext;
import dev.clew.observation.StepConvention;
import dev.clew.observation.fault.Faults;
import dev.clew.observation.tree.TraceNode;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import org.jspecify.annotations.Nullable;

/**
 * The convention for one step, possibly a user's: its faults cost a name or some keys and
 * not the observation.
 */
final class SafeConvention implements ObservationConvention<ClewContext> {

	private static final String COMPONENT = "convention";

	private final StepConvention convention;

	private final ClewContext context;

	private final Faults faults;

	private final Masking masking;

	private boolean asked;

	private SafeConvention(TracingRuntime runtime, ClewContext context) {
		this.convention = runtime.convention();
		this.context = context;
		this.faults = runtime.faults();
		this.masking = runtime.masking();
	}

	// The observation that the convention names, not started; one that does nothing where
	// it cannot be made.
	static Observation observe(TracingRuntime runtime, ClewContext context, @Nullable Observation parent) {
		try {
			if (parent != null) {
				context.setParentObservation(parent);
				TraceNode.running(context).parentGiven();
			}
			Observation observation = Observation.createNotStarted(new SafeConvention(runtime, context), () -> context,
					runtime.registry());
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
			String name = this.convention.getName(this.context);
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
	public String getContextualName(ClewContext context) {
		try {
			String name = this.convention.getContextualName(context);
			return masked((name != null) ? name : context.getStepName());
		}
		catch (Throwable ex) {
			this.faults.report(COMPONENT, ex);
			return masked(context.getStepName());
		}
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(ClewContext context) {
		if (this.asked && isKnownAtStart(context)) {
			return KeyValues.empty();
		}
		this.asked = true;
		try {
			return masked(this.convention.getLowCardinalityKeyValues(context));
		}
		catch (Throwable ex) {
			this.faults.report(COMPONENT, ex);
			return KeyValues.empty();
		}
	}

	private boolean isKnownAtStart(ClewContext context) {
		return !(context instanceof ModelContext) && this.convention.getClass() == StepConvention.class;
	}

	@Override
	public KeyValues getHighCardinalityKeyValues(ClewContext context) {
		try {
			return masked(this.convention.getHighCardinalityKeyValues(context));
		}
		catch (Throwable ex) {
			this.faults.report(COMPONENT, ex);
			return KeyValues.empty();
		}
	}

	private KeyValues masked(KeyValues keyValues) {
		KeyValues masked = keyValues;
		for (KeyValue keyValue : keyValues) {
			String value = masked(keyValue.getValue());
			if (!value.equals(keyValue.getValue())) {
				masked = masked.and(keyValue.getKey(), value);
			}
		}
		return masked;
	}

	// Spans, meters and log lines have no notes.
	private String masked(String text) {
		return this.masking.text(text, MaskedField.NAMES, "", SafeConvention::say);
	}

	private static void say(String note) {
		// The record of the observation has a note of its own.
	}

}
