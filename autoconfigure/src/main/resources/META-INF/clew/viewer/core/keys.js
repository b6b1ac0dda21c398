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
