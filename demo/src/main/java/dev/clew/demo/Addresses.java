package dev.clew.demo;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Says what to open in a browser, once it is there.
 */
@Component
class Addresses {

	private static final Logger logger = LoggerFactory.getLogger(HutDeskApplication.class);

	private final Environment environment;

	Addresses(Environment environment) {
		this.environment = environment;
	}

	@EventListener(ApplicationReadyEvent.class)
	void print() {
		String port = this.environment.getProperty("local.server.port");
		if (port != null) {
			logger.info("Chat page: http://localhost:{}/", port);
			logger.info("Traces:    http://localhost:{}/actuator/llmviewer", port);
		}
	}

}
