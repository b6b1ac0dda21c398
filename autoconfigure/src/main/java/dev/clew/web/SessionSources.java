package dev.clew.web;

/**
 * Names of the sources of session ids that a web request has.
 */
final class SessionSources {

	/** A header of the request, or what a {@link SessionIdResolver} makes of it. */
	public static final String HEADER = "header";

	/** The HTTP session, if there is one. */
	public static final String HTTP_SESSION = "http-session";

	private SessionSources() {
	}

}
