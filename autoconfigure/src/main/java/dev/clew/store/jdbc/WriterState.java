package dev.clew.store.jdbc;

import java.sql.SQLException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the database takes what is written. That it does not, and that it does again,
 * is logged once each. Told by one thread; any may ask.
 */
final class WriterState {

	private static final Logger logger = LoggerFactory.getLogger(WriterState.class);

	private final String done;

	private volatile boolean failing;

	// Such as written to.
	WriterState(String done) {
		this.done = done;
	}

	void succeeded() {
		if (this.failing) {
			this.failing = false;
			logger.info("Traces are {} the database again.", this.done);
		}
	}

	// Messages of databases may hold values of columns.
	void failed(Throwable ex) {
		if (this.failing) {
			logger.debug("Traces still cannot be {} the database: {}.", this.done, describe(ex));
			return;
		}
		this.failing = true;
		logger.warn("Traces cannot be {} the database: {}. The application is not affected. It is tried again.",
				this.done, describe(ex));
	}

	boolean isFailing() {
		return this.failing;
	}

	void refused(Throwable ex) {
		logger.warn("An observation or a score cannot be written, and is lost: {}.", describe(ex));
	}

	static String describe(Throwable ex) {
		Throwable cause = ex;
		while (cause.getCause() != null && !(cause instanceof SQLException)) {
			cause = cause.getCause();
		}
		return (cause instanceof SQLException sql) ? cause.getClass().getName() + ", SQL state " + sql.getSQLState()
				: cause.getClass().getName();
	}

}
