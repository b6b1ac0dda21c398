package dev.clew.observation.fault;

import java.util.List;

import dev.clew.trace.ErrorInfo;

/**
 * What is recorded of an exception.
 *
 * @param info type, message and stack trace
 * @param notes what was cut or could not be had
 */
public record ErrorReport(ErrorInfo info, List<String> notes) {

	/**
	 * Why the step failed, in a line.
	 * @return the message, or the type where there is none
	 */
	public String message() {
		return (this.info.message() != null) ? this.info.message() : this.info.type();
	}

}
