package dev.clew.export;

import java.time.Duration;

import dev.clew.trace.InternalApi;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * {@link HealthIndicator} for the export to Langfuse.
 */
@InternalApi
public final class LangfuseHealthIndicator extends AbstractHealthIndicator {

	private final LangfuseHealth health;

	/**
	 * An indicator.
	 * @param export what it looks at
	 * @param downAfter time without success after which it is down; absent for never
	 */
	public LangfuseHealthIndicator(LangfuseExport export, @Nullable Duration downAfter) {
		this.health = new LangfuseHealth(export, downAfter);
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		builder.status(this.health.status()).withDetails(this.health.details());
	}

}
