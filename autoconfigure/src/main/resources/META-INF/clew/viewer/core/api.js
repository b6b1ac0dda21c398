/** The endpoints of this application, relative to the page. */

import { parse } from './exact.js';
import * as opened from './opened.js';

const PATIENCE = 30_000;

/** @type {NodeListOf<HTMLMetaElement>} */
const metas = document.querySelectorAll('meta[name^="clew:"]');

const known = new Map([...metas].map((meta) => [meta.name.slice('clew:'.length), meta.content]));

/** An answer that is not the one that was asked for. */
export class ApiError extends Error {

	constructor(status, body) {
		super(reason(status, body));
		this.status = status;
		this.body = body;
	}

}

function reason(status, body) {
	if (body?.allowed) {
		return `${body.parameter}${body.value === undefined ? '' : ` is "${body.value}"`}; allowed: ${body.allowed}`;
	}
	if (body?.message) {
		return body.parameter ? `${body.parameter}: ${body.message}` : body.message;
	}
	switch (status) {
		case 0: return 'The application cannot be reached';
		case 401: return 'You have to log in';
		case 403: return 'You are not allowed to see this';
		case 404: return 'This is not there (any more)';
		default: return `The application answered ${status}`;
	}
}

/** Whether an endpoint, such as "llmusage", can be read at all. */
export function has(endpoint) {
	return known.has(endpoint);
}

/**
 * The address of an endpoint.
 * @param {string} endpoint its id
 * @param {object} [query] parameters by name; empty ones are left out, lists are repeated
 * @param {...string} path segments below it
 */
export function url(endpoint, query = {}, ...path) {
	const address = new URL([known.get(endpoint) ?? endpoint, ...path.map(encodeURIComponent)].join('/'), document.baseURI);
	for (const [name, value] of Object.entries(query)) {
		for (const each of [value].flat()) {
			if (each !== undefined && each !== null && each !== '') {
				address.searchParams.append(name, each);
			}
		}
	}
	return address;
}

/** Reads JSON; fails with an ApiError. */
export async function get(endpoint, query, ...path) {
	if (endpoint === 'llmtraces' && opened.isOpened(path[0])) {
		return opened.read(query, ...path) ?? Promise.reject(new ApiError(404, { message: opened.GONE }));
	}
	if (!has(endpoint)) {
		throw new ApiError(404, { message: `The endpoint ${endpoint} is not exposed: add it to management.endpoints.web.exposure.include` });
	}
	return send('GET', url(endpoint, query, ...path));
}

/** Reads a file of a type, such as "text/csv"; fails with an ApiError, also where a login page comes instead. */
export async function file(type, endpoint, query) {
	const isFile = (response) => response.ok && response.headers.get('Content-Type')?.startsWith(type);
	const { response, answer } = await receive(url(endpoint, query), { headers: { Accept: type } },
		async (response) => isFile(response) ? response.blob() : read(await response.text()));
	if (!isFile(response)) {
		throw new ApiError(isLogin(response) ? 401 : response.status, answer);
	}
	return answer;
}

/** Writes; fails with an ApiError, with status 401, 403, 404 or 405 where writing is not allowed. */
export async function post(endpoint, content, ...path) {
	return send('POST', url(endpoint, {}, ...path), { ...await csrf(), 'Content-Type': 'application/json' }, JSON.stringify(content));
}

/** Erases; fails likewise. */
export async function remove(endpoint, query, ...path) {
	return send('DELETE', url(endpoint, query, ...path), await csrf());
}

/**
 * Whether the application lets a method, such as "POST", through to an address at all; absent where it did not say. Fails
 * with an ApiError where it turned the reader away.
 */
export async function allows(method, endpoint, ...path) {
	if (opened.isOpened(path[0])) {
		return false;
	}
	const answer = await fetch(url(endpoint, {}, ...path), { method: 'OPTIONS', signal: AbortSignal.timeout(PATIENCE) }).catch(() => undefined);
	if (!answer || answer.redirected || answer.status >= 500 || [408, 429].includes(answer.status)) {
		return undefined;
	}
	if ([401, 403].includes(answer.status)) {
		throw new ApiError(answer.status);
	}
	return answer.ok && (answer.headers.get('Allow') ?? '').split(/\s*,\s*/).includes(method);
}

/** Whom the application takes the reader for: { author }, which is absent where nobody has logged in; nothing where it did not say. */
export async function reader() {
	const answer = await ask();
	return answer?.ok && !answer.redirected ? author(answer) : undefined;
}

function author({ headers }) {
	const name = headers.get('X-Clew-Author');
	try {
		return { author: name === null ? undefined : decodeURIComponent(name) };
	}
	catch {
		return undefined;
	}
}

// Spring Security lets nobody write without its token, which the page is told when it asks.
async function csrf() {
	const answer = await ask();
	const name = answer?.headers.get('X-Clew-Csrf-Header');
	return name ? { [name]: answer.headers.get('X-Clew-Csrf-Token') } : {};
}

function ask() {
	return fetch(location.pathname, { headers: { Accept: 'text/html', 'X-Clew-Csrf': 'ask' }, cache: 'no-store', signal: AbortSignal.timeout(PATIENCE) })
		.catch(() => undefined);
}

async function send(method, address, headers, body) {
	const { response, answer } = await receive(address, { method, headers: { Accept: 'application/json', ...headers }, body },
		async (response) => read(await response.text()));
	if (!response.ok || answer === undefined) {
		throw new ApiError(isLogin(response) ? 401 : response.status, answer);
	}
	return answer;
}

// Whatever hangs ends, be it on the way or in the midst of the answer.
async function receive(address, request, content) {
	try {
		const response = await fetch(address, { ...request, signal: AbortSignal.timeout(PATIENCE) });
		return { response, answer: await content(response) };
	}
	catch (ex) {
		throw new ApiError(0, ex.name === 'TimeoutError' ? { message: `The application did not answer within ${PATIENCE / 1000} seconds` } : undefined);
	}
}

function read(text) {
	try {
		return parse(text);
	}
	catch {
		return undefined;
	}
}

// Whose session has expired is led to a page to log in, which is well, but no JSON.
function isLogin(response) {
	return response.redirected || response.ok && !response.headers.get('Content-Type')?.includes('json');
}
