import { allows } from '../core/api.js';
import { isOpened } from '../core/opened.js';

let answer;

/** Whether the application lets traces be written to at all: asked once, with the id of any trace. */
export async function mayWrite(traceId) {
	if (isOpened(traceId)) {
		return false;
	}
	answer ??= allows('POST', 'llmtraces', traceId);
	return answer;
}

/** Whether a failure says that there is no use in trying again. */
export function isForbidden({ status }) {
	return [401, 403, 405].includes(status);
}
