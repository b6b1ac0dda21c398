package dev.clew.harm;

import dev.clew.observation.ClewContext;
import dev.clew.observation.StepConvention;
import io.micrometer.common.KeyValues;

/**
 * A user's convention that can break.
 */
final class BrokenConvention extends StepConvention {

	private final Breaker breaker;

	BrokenConvention(Breaker breaker) {
		this.breaker = breaker;
	}

	@Override
	public String getName(ClewContext context) {
		this.breaker.reached(Point.CONVENTION_NAME, context);
		return super.getName(context);
	}

	@Override
	public String getContextualName(ClewContext context) {
		this.breaker.reached(Point.CONVENTION_SPAN_NAME, context);
		return super.getContextualName(context);
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(ClewContext context) {
		this.breaker.reached(Point.CONVENTION_KEYS, context);
		return super.getLowCardinalityKeyValues(context);
	}

	@Override
	public KeyValues getHighCardinalityKeyValues(ClewContext context) {
		this.breaker.reached(Point.CONVENTION_MORE_KEYS, context);
		return super.getHighCardinalityKeyValues(context);
	}

}
