package dev.clew.store;

import java.time.Instant;
import java.time.InstantSource;

/**
 * A clock that a test sets, to milliseconds after {@link Records#START}.
 */
final class TestClock implements InstantSource {

	private volatile Instant now = Records.START;

	@Override
	public Instant instant() {
		return this.now;
	}

	void set(long millis) {
		this.now = Records.at(millis);
	}

}
