package dev.clew.harm;

import dev.clew.observation.ClewContext;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;

/**
 * A user's handler that breaks in any of its callbacks.
 *
 * @param breaker says where
 * @param early whether it comes before all others
 */
record BrokenHandler(Breaker breaker, boolean early) implements ObservationHandler<ClewContext> {

	@Override
	public boolean supportsContext(Observation.Context context) {
		reached(Point.SUPPORTS_CONTEXT, context);
		return context instanceof ClewContext;
	}

	@Override
	public void onStart(ClewContext context) {
		reached(Point.START, context);
	}

	@Override
	public void onStop(ClewContext context) {
		reached(Point.STOP, context);
	}

	@Override
	public void onError(ClewContext context) {
		reached(Point.ERROR, context);
	}

	@Override
	public void onScopeOpened(ClewContext context) {
		reached(Point.SCOPE_OPENED, context);
	}

	@Override
	public void onScopeClosed(ClewContext context) {
		reached(Point.SCOPE_CLOSED, context);
	}

	private void reached(Point point, Observation.Context context) {
		this.breaker.reached(this.early ? Point.valueOf("EARLY_" + point.name()) : point, context);
	}

}
