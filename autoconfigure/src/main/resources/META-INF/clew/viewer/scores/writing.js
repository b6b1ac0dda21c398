import { allows } from '../core/api.js';
import { isOpened } from '../core/opened.js';
import * as route from '../core/route.js';
import { learn } from './own.js';

const PAUSE = 5000;

const LONGEST_PAUSE = 60_000;

let answer;

let refusedAt;

route.onChange(() => {
	if (refusedAt !== undefined && refusedAt !== place()) {
		refusedAt = answer = undefined;
	}
});

// A trace or another page.
function place() {
	return `${route.page()} ${route.params().get('trace')}`;
}

/**
 * Whether the application lets traces be written to at all, and if so, as whom: asked until it has said so, as after a
 * restart, with the id of any trace. Who was turned away may have logged in when another trace or page is shown.
 */
export async function mayWrite(traceId) {
	if (isOpened(traceId)) {
		return false;
	}
	answer ??= ask(traceId);
	return answer;
}

async function ask(traceId) {
	for (let pause = PAUSE; ; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
		const allowed = await allows('POST', 'llmtraces', traceId).catch(refused);
		if (allowed === false || allowed && await learn()) {
			return allowed;
		}
		await new Promise((resolve) => setTimeout(resolve, pause));
	}
}

function refused() {
	refusedAt = place();
	return false;
}

/** Whether a failure says that there is no use in trying again. */
export function isForbidden({ status }) {
	return [401, 403, 405].includes(status);
}
