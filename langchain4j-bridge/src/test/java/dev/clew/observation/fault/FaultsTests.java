package dev.clew.observation.fault;

import java.util.ArrayList;
import java.util.List;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

class FaultsTests {

	private final Logger logger = (Logger) LoggerFactory.getLogger(Faults.class);

	private final ListAppender<ILoggingEvent> log = new ListAppender<>();

	private final List<String> counted = new ArrayList<>();

	private final Faults faults = new Faults(this.counted::add);

	@BeforeEach
	void listen() {
		this.log.start();
		this.logger.addAppender(this.log);
		this.logger.setAdditive(false);
	}

	@AfterEach
	void leave() {
		this.logger.detachAppender(this.log);
		this.logger.setAdditive(true);
	}

	@Test
	void countsEachFaultAndLogsEachCauseOnce() {
		for (int i = 0; i < 3; i++) {
			this.faults.report("store", new IllegalStateException("number " + i));
		}
		this.faults.report("meters", new IllegalStateException("number 3"));
		assertThat(this.counted).containsExactly("store", "store", "store", "meters");
		assertThat(this.log.list).extracting((event) -> event.getFormattedMessage().lines().findFirst().orElseThrow())
			.containsExactly(line("store"), line("meters"));
	}

	@Test
	void logsClassesAndPlacesButNoMessage() {
		Throwable cause = new IllegalArgumentException("Ann asked for HUT-204");
		this.faults.report("store", new IllegalStateException("could not save: Ann asked for HUT-204", cause));
		ILoggingEvent event = this.log.list.get(0);
		assertThat(event.getThrowableProxy()).isNull();
		assertThat(event.getFormattedMessage()).doesNotContain("HUT-204")
			.contains("java.lang.IllegalStateException\n\tat " + FaultsTests.class.getName(),
					"\nCaused by: java.lang.IllegalArgumentException\n\tat " + FaultsTests.class.getName());
	}

	@Test
	void logsWhatHasNoPlaceAndEndlessCauses() {
		Throwable circle = new StackOverflowError("secret");
		circle.setStackTrace(new StackTraceElement[0]);
		circle.initCause(new IllegalStateException("secret", circle));
		this.faults.report("store", circle);
		assertThat(this.log.list.get(0).getFormattedMessage()).contains("java.lang.StackOverflowError\nCaused by: ")
			.doesNotContain("secret");
	}

	@Test
	void logsBoundedNumberOfCauses() {
		for (int i = 0; i < 600; i++) {
			this.faults.report("component " + i, new IllegalStateException());
		}
		assertThat(this.counted).hasSize(600);
		assertThat(this.log.list).hasSize(500);
	}

	@Test
	void neverThrows() {
		Faults broken = new Faults((component) -> {
			throw new OutOfMemoryError("also no counter");
		});
		assertThatNoException().isThrownBy(() -> broken.report("store", new IllegalStateException()));
	}

	private static String line(String component) {
		return "Tracing failed in '" + component + "'. The application is not affected; this cause is logged once, "
				+ "without its message, which may hold content: java.lang.IllegalStateException";
	}

}
