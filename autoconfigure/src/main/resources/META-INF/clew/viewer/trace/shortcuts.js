import { singleKeys } from '../core/keys.js';

/** The keys of a trace's page, for the page itself and for those who ask. */

/** Keys, apart by spaces, and what they do. */
export const SHORTCUTS = [
	{ keys: '↑ ↓', does: 'Previous and next step' },
	{ keys: '→', does: 'Open a step, or go into it' },
	{ keys: '←', does: 'Close a step, or go to the one around it' },
	{ keys: 'Home End', does: 'First and last step' },
	{ keys: 'Enter', does: 'Show a step' },
	{ keys: '/', does: 'Search in this trace; Enter goes to the next place, Shift Enter to the one before' },
	{ keys: 'e', does: 'Next problem; Shift e the one before' },
	{ keys: 'j', does: 'Next trace of the list that you came from, or else the older one of all' },
	{ keys: 'k', does: 'Previous trace, likewise' },
	{ keys: '?', does: 'This help' }
];

/**
 * The single key of an event that is meant for the page.
 * @param {KeyboardEvent} event
 * @returns {string|undefined} nothing while somebody writes, a dialog is open, the key is the browser's or such keys are
 * switched off
 */
export function pageKey(event) {
	const target = event.composedPath()[0];
	const writes = target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
	const taken = event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey
			|| event.composedPath().some((each) => each instanceof HTMLDialogElement && each.open);
	return writes || taken || !singleKeys() ? undefined : event.key;
}
