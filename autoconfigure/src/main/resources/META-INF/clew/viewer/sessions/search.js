import { get } from '../core/api.js';

/** So many sessions are shown of those that a part of an id finds. */
export const MOST = 10;

// A part of an id can be asked for where the query language needs no quotes for it.
const PART = /^[\w.-]+$/;

/**
 * The sessions whose id is a text or has it in it, the last seen first.
 * @returns {Promise<{sessions: object[], more: number}>} how many more there are
 */
export async function sessionsOf(text, { user, environment }) {
	const ids = PART.test(text) ? await idsWith(text, { user, environment }) : [text];
	const found = await Promise.all(ids.slice(0, MOST).map((id) => get('llmsessions', { id }).catch(ignoreUnknown)));
	const sessions = found.filter((session) => session && (!user || session.users.includes(user))
		&& (!environment || session.environments.includes(environment)));
	sessions.sort((one, other) => Date.parse(other.lastTime) - Date.parse(one.lastTime));
	return { sessions, more: Math.max(0, ids.length - MOST) };
}

async function idsWith(text, filters) {
	const { facets } = await get('llmtraces', { ...filters, query: `session:*${text}*`, facets: 'session', limit: 1 });
	return Object.keys(facets.session);
}

function ignoreUnknown(ex) {
	return ex.status === 404 ? undefined : Promise.reject(ex);
}
