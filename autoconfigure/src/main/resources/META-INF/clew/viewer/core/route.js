/**
 * What is shown, as the query of the page's address: a login redirect keeps it, and every place can be linked to.
 * trace, observation, session, page (traces, sessions, usage, compare) and whatever the page itself adds.
 */

const changed = new EventTarget();

window.addEventListener('popstate', () => changed.dispatchEvent(new Event('change')));

let moved = false;

changed.addEventListener('change', () => moved = true);

/** Whether one has gone anywhere since the page was loaded. */
export function hasMoved() {
	return moved;
}

/** The parameters of the address. */
export function params() {
	return new URLSearchParams(location.search);
}

/** Name of the page that the address means. */
export function page() {
	const now = params();
	if (now.has('page')) {
		return now.get('page');
	}
	return now.has('trace') ? 'trace' : now.has('session') ? 'session' : 'traces';
}

/** Address of something; parameters that are empty are left out. */
export function href(query) {
	const search = new URLSearchParams();
	for (const [name, value] of Object.entries(query)) {
		for (const each of [value].flat()) {
			if (each !== undefined && each !== null && each !== '') {
				search.append(name, each);
			}
		}
	}
	const text = search.toString();
	return location.pathname + (text ? `?${text}` : '');
}

/** Goes somewhere. */
export function go(query, { replace = false } = {}) {
	const address = href(query);
	if (address !== location.pathname + location.search) {
		history[replace ? 'replaceState' : 'pushState'](null, '', address);
		changed.dispatchEvent(new Event('change'));
	}
}

/** Goes where the address is now, but for some parameters. */
export function change(query, options) {
	const now = {};
	for (const name of new Set(params().keys())) {
		now[name] = params().getAll(name);
	}
	go({ ...now, ...query }, options);
}

/** Calls back whenever the address changes; returns what ends that. */
export function onChange(callback) {
	changed.addEventListener('change', callback);
	return () => changed.removeEventListener('change', callback);
}

/** Lets a click on a link of this page, be it one of a drawing, be no reload; new tabs stay new tabs. */
export function follow(event) {
	const link = event.composedPath().find((each) => each instanceof HTMLAnchorElement || each instanceof SVGAElement);
	const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
	if (!link || !plain || event.defaultPrevented || link.hasAttribute('target') || link.hasAttribute('download')) {
		return;
	}
	const { origin, pathname, search } = new URL(link.getAttribute('href') ?? '', document.baseURI);
	if (origin !== location.origin || pathname !== location.pathname) {
		return;
	}
	event.preventDefault();
	const address = pathname + search;
	if (address !== location.pathname + location.search) {
		history.pushState(null, '', address);
		changed.dispatchEvent(new Event('change'));
	}
}
