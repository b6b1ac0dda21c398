package dev.clew.export;

import dev.clew.trace.InternalApi;

/**
 * Counts what leaves. Must not throw.
 */
@InternalApi
public interface ExportMeter {

	/**
	 * Observations or scores were taken.
	 * @param count how many
	 */
	void sent(long count);

	/**
	 * Observations or scores are lost.
	 * @param reason why, such as {@code export-full}
	 * @param count how many
	 */
	void dropped(String reason, long count);

	/**
	 * A request failed.
	 * @param outcome status of the response, or {@code unreachable} or
	 * {@code unconfirmed}
	 */
	void failed(String outcome);

}
