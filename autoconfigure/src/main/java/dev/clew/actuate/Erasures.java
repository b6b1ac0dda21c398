package dev.clew.actuate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.actuate.audit.listener.AuditApplicationEvent;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Tells of traces that are erased: by an audit event, and a line in the log that names
 * nobody. Thread-safe.
 */
final class Erasures {

	/** Type of the audit events. */
	static final String EVENT = "CLEW_TRACES_ERASED";

	private static final Logger logger = LoggerFactory.getLogger(Erasures.class);

	private static final String NOBODY = "anonymous";

	private final ApplicationEventPublisher events;

	Erasures(ApplicationEventPublisher events) {
		this.events = events;
	}

	/**
	 * Who asks over HTTP.
	 * @param user who is logged in
	 * @return the name, or that it is nobody
	 */
	static String principal(SecurityContext user) {
		String name = ScoreAuthor.of(user.getPrincipal());
		return (name != null) ? name : NOBODY;
	}

	/**
	 * Erases traces.
	 * @param what which ones, such as {@code user}
	 * @param id whose
	 * @param principal who asks for it
	 * @param deletion erases them, and returns how many there were
	 * @return how many there were
	 */
	int erase(String what, String id, String principal, IntSupplier deletion) {
		int traces = deletion.getAsInt();
		if (traces > 0) {
			Map<String, Object> data = new LinkedHashMap<>();
			data.put(what, id);
			data.put("traces", traces);
			logger.info("Traces were erased by their {}: {}.", what, traces);
			this.events.publishEvent(new AuditApplicationEvent(principal, EVENT, data));
		}
		return traces;
	}

}
