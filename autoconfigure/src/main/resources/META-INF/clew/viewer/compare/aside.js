/** What was put aside to be compared with something else: one trace or one step, as long as the tab is open. */

import { isGone } from '../core/opened.js';

const KEY = 'clew:compare';

const changed = new EventTarget();

/**
 * What is put aside.
 * @returns {{place: string, name: string}|undefined} place: id of a trace, or of a trace and an observation with a slash between them
 */
export function aside() {
	try {
		const value = JSON.parse(sessionStorage.getItem(KEY));
		return typeof value?.place === 'string' && !isGone(idsOf(value.place)[0]) ? value : undefined;
	}
	catch {
		return undefined;
	}
}

/** Puts something aside; nothing to forget it. */
export function putAside(value) {
	try {
		if (value) {
			sessionStorage.setItem(KEY, JSON.stringify(value));
		}
		else {
			sessionStorage.removeItem(KEY);
		}
	}
	catch {
		// Where nothing may be stored, ids can still be written into the form.
	}
	changed.dispatchEvent(new Event('change'));
}

/** Calls back whenever something is put aside or forgotten; returns what ends that. */
export function onAside(callback) {
	changed.addEventListener('change', callback);
	return () => changed.removeEventListener('change', callback);
}

/** The ids in a place. */
export function idsOf(place) {
	const at = place.indexOf('/');
	return at < 0 ? [place] : [place.slice(0, at), place.slice(at + 1)];
}

/** Whether a place is a step, not a whole trace. */
export function isStep(place) {
	return place.includes('/');
}
