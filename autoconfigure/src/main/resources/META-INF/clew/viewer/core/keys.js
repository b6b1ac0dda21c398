/** Whether keys of one sign do something: who speaks to the computer or hits keys by accident does without. */

const KEY = 'clew:keys';

let on = true;

try {
	on = localStorage.getItem(KEY) !== 'off';
}
catch {
	// Then it is remembered until the page is left.
}

/** Whether they do. */
export function singleKeys() {
	return on;
}

/** Switches them on or off. */
export function switchSingleKeys(wanted) {
	on = wanted;
	try {
		localStorage.setItem(KEY, wanted ? 'on' : 'off');
	}
	catch {
		// Likewise.
	}
}

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
