package dev.clew.demo.e2e;

/**
 * Pages of the viewer, each as it is looked at.
 */
enum ViewerPlace {

	/** One trace, as it opens. */
	TRACE("?trace={trace}", "clew-observation clew-block"),

	/** A call of a model. */
	CALL("?trace={trace}&observation={call}", "clew-observation clew-block"),

	/** All of a trace but its timeline. */
	GRAPH("?trace={trace}&timeline=off&graph=on", "clew-agent-graph svg"),

	/** All of a trace in one log. */
	LOG("?trace={trace}&view=log", "clew-log li"),

	/** A trace that is not there. */
	NO_TRACE("?trace=4bf92f3577b34da6a3ce929d0e0e4736", "[role=alert]"),

	/** The list of traces. */
	TRACES("?page=traces&session={session}", "[data-trace]"),

	/** The list with what was searched for. */
	FOUND("?q=Rindfleischetikettierung", "[data-trace] mark"),

	/** The list of sessions. */
	SESSIONS("?page=sessions", "tbody tr"),

	/** One session as a conversation. */
	SESSION("?session={session}", "clew-tool-cards a"),

	/** Two traces side by side. */
	COMPARED_TRACES("?page=compare&a={other}&b={trace}", "clew-compare-traces"),

	/** Two calls of a model side by side. */
	COMPARED_CALLS("?page=compare&a={other}/{call}&b={trace}/{call}", "clew-compare-steps");

	/** Address, with the ids of {@link WideTraces} in braces. */
	final String query;

	/** What is there when the page is complete. */
	final String complete;

	ViewerPlace(String query, String complete) {
		this.query = query;
		this.complete = complete;
	}

}
