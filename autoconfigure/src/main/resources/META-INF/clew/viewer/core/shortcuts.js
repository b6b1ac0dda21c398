/** The keys of pages, apart by spaces, and what they do: for those who ask. */

/** On the page of one trace. */
export const OF_TRACE = [
	{ keys: '↑ ↓', does: 'Previous and next step' },
	{ keys: '→', does: 'Open a step, or go into it' },
	{ keys: '←', does: 'Close a step, or go to its parent' },
	{ keys: 'Home End', does: 'First and last step' },
	{ keys: 'Enter', does: 'Show a step' },
	{ keys: '/', does: 'Search in this trace; Enter goes to the next place, Shift Enter to the one before' },
	{ keys: 'e', does: 'Next problem, deepest cause first; Shift e the one before' },
	{ keys: 'j', does: 'Next trace of the list that you came from, or else the older one of all' },
	{ keys: 'k', does: 'Previous trace, likewise' },
	{ keys: '?', does: 'Shortcuts' }
];

/** On the page of all traces. */
export const OF_TRACES = [
	{ keys: '/', does: 'Search inputs and outputs' },
	{ keys: 'j', does: 'Next trace' },
	{ keys: 'k', does: 'Previous trace' },
	{ keys: 'Enter', does: 'Open the trace' },
	{ keys: '?', does: 'Shortcuts' }
];
