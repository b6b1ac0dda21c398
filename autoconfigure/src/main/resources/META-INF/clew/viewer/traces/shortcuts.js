/** What keys do on the page of all traces. */
export const SHORTCUTS = [
	{ keys: '/', does: 'Search inputs and outputs' },
	{ keys: 'j', does: 'Next trace' },
	{ keys: 'k', does: 'Previous trace' },
	{ keys: 'Enter', does: 'Open the trace' },
	{ keys: '?', does: 'This help' }
];
