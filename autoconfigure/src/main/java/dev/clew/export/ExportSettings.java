package dev.clew.export;

import java.time.Duration;

import dev.clew.trace.InternalApi;
import org.jspecify.annotations.Nullable;

/**
 * How traces are sent.
 *
 * @param contentSwitch property that keeps content here; absent where inputs, outputs and
 * other content leave
 * @param environment environment of the application
 * @param maxQueueBytes bytes of the heap that what waits may take
 * @param timeout time that the server has to answer
 * @param interval time between two looks for what has ended
 * @param longest time that an observation may take
 */
@InternalApi
public record ExportSettings(@Nullable String contentSwitch, String environment, long maxQueueBytes, Duration timeout,
		Duration interval, Duration longest) {

	boolean content() {
		return this.contentSwitch == null;
	}

}
