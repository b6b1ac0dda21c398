package dev.clew.demo.e2e;

/**
 * Pages of the viewer, each as it is looked at.
 */
enum ViewerPlace {

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
