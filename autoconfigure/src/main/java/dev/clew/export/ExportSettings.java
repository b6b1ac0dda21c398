package dev.clew.export;

import java.time.Duration;

import dev.clew.trace.InternalApi;

/**
 * How traces are sent.
 *
 * @param content whether inputs, outputs and other content leave
 * @param environment environment of the application
 * @param maxQueueBytes bytes of the heap that what waits may take
 * @param timeout time that the server has to answer
 * @param interval time between two looks for what has ended
 * @param longest time that an observation may take
 */
@InternalApi
public record ExportSettings(boolean content, String environment, long maxQueueBytes, Duration timeout,
		Duration interval, Duration longest) {

}
