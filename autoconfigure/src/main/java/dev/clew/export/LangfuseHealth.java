package dev.clew.export;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The health of the export to Langfuse. The application needs none of it, so that it is
 * up whatever happens there, unless it is said after which time it is not.
 *
 * @param export what it looks at
 * @param downAfter time without success after which it is down; absent for never
 */
record LangfuseHealth(LangfuseExport export, @Nullable Duration downAfter) {

	String status() {
		Instant failingSince = this.export.state().failingSince();
		boolean down = this.downAfter != null && failingSince != null
				&& failingSince.plus(this.downAfter).isBefore(Instant.now());
		return down ? "DOWN" : "UP";
	}

	Map<String, Object> details() {
		ExportState state = this.export.state();
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("endpoint", state.endpoint().toString());
		details.put("waitingBytes", this.export.waitingBytes());
		detail(details, "lastSent", state.lastSent());
		detail(details, "failingSince", state.failingSince());
		detail(details, "failure", state.failure());
		return details;
	}

	private static void detail(Map<String, Object> details, String key, @Nullable Object value) {
		if (value != null) {
			details.put(key, value.toString());
		}
	}

}
