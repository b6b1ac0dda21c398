package dev.clew.export;

import java.time.Duration;
import java.time.Instant;

import dev.clew.trace.InternalApi;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * {@link HealthIndicator} for the export to Langfuse. The application needs none of it,
 * so that it is up whatever happens there, unless it is said after which time it is not.
 */
@InternalApi
public final class LangfuseHealthIndicator extends AbstractHealthIndicator {

	private final LangfuseExport export;

	private final @Nullable Duration downAfter;

	/**
	 * An indicator.
	 * @param export what it looks at
	 * @param downAfter time without success after which it is down; absent for never
	 */
	public LangfuseHealthIndicator(LangfuseExport export, @Nullable Duration downAfter) {
		this.export = export;
		this.downAfter = downAfter;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		ExportState state = this.export.state();
		Instant failingSince = state.failingSince();
		boolean down = this.downAfter != null && failingSince != null
				&& failingSince.plus(this.downAfter).isBefore(Instant.now());
		builder.status(down ? "DOWN" : "UP")
			.withDetail("endpoint", state.endpoint().toString())
			.withDetail("waitingBytes", this.export.waitingBytes());
		detail(builder, "lastSent", state.lastSent());
		detail(builder, "failingSince", failingSince);
		detail(builder, "failure", state.failure());
	}

	private static void detail(Health.Builder builder, String key, @Nullable Object value) {
		if (value != null) {
			builder.withDetail(key, value.toString());
		}
	}

}
