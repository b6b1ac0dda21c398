package dev.clew.autoconfigure;

import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * What a logger says, whatever levels earlier applications of this JVM have set.
 */
public final class LogEvents implements AutoCloseable {

	private final Logger logger;

	private final @Nullable Level level;

	private final ListAppender<ILoggingEvent> events = new ListAppender<>();

	public LogEvents(String name) {
		this.logger = (Logger) LoggerFactory.getLogger(name);
		this.level = this.logger.getLevel();
		this.logger.setLevel(Level.INFO);
		this.events.start();
		this.logger.addAppender(this.events);
	}

	public List<String> messages() {
		return List.copyOf(this.events.list).stream().map(ILoggingEvent::getFormattedMessage).toList();
	}

	@Override
	public void close() {
		this.logger.detachAppender(this.events);
		this.logger.setLevel(this.level);
	}

}
