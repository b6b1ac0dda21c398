import { get } from '../core/api.js';

const PAUSE = 250;

const PAGE = 500;

const NONE = new Set();

/**
 * Searches all that the steps of a trace say, of which the page itself has the beginnings only. A Lit controller, which
 * hands its host as "content" what it knows: ids of steps that hold the text, and how far they can be relied upon ("state"):
 * "asking", "all", "beginnings" where only those can be searched, "hidden".
 */
export class ContentSearch {

	#host;

	#timer;

	constructor(host) {
		this.#host = host;
		host.addController(this);
	}

	hostDisconnected() {
		clearTimeout(this.#timer);
	}

	/** Searches soon; what was found stays until then if the text is the same. */
	ask(trace, text) {
		clearTimeout(this.#timer);
		if (!text || trace.contentHidden || trace.contentHiddenBy) {
			this.#tell(trace, text, NONE, 'hidden');
			return;
		}
		if (!this.#isCurrent(trace, text)) {
			this.#tell(trace, text, NONE, 'asking');
		}
		this.#timer = setTimeout(() => this.#search(trace, text), PAUSE);
	}

	async #search(trace, text) {
		const isCurrent = () => this.#isCurrent(trace, text);
		try {
			const ids = trace.openedFrom ? await foundInFile(trace, text) : await found(trace, text, isCurrent);
			if (isCurrent()) {
				this.#tell(trace, text, ids, 'all');
			}
		}
		catch {
			if (isCurrent()) {
				this.#tell(trace, text, NONE, 'beginnings');
			}
		}
	}

	#isCurrent({ traceId }, text) {
		const { content } = this.#host;
		return content?.traceId === traceId && content.text === text;
	}

	#tell({ traceId }, text, ids, state) {
		this.#host.content = { traceId, text, ids, state };
	}

}

async function found({ traceId }, q, isWanted) {
	const ids = new Set();
	let cursor;
	do {
		const page = await get('llmobservations', { traceId, q, content: 'preview', limit: PAGE, cursor });
		page.observations.forEach(({ observationId }) => ids.add(observationId));
		cursor = page.nextCursor;
	} while (cursor && isWanted());
	return ids;
}

// As the endpoint does it: text within JSON is escaped.
async function foundInFile({ traceId }, text) {
	const { observations } = await get('llmtraces', {}, traceId);
	const wanted = JSON.stringify(text).slice(1, -1).toLowerCase();
	return new Set(observations.filter((each) => JSON.stringify(contentOf(each)).toLowerCase().includes(wanted)).map(({ observationId }) => observationId));
}

function contentOf({ input, output, statusMessage, error, metadata, prompt }) {
	return [input, output, statusMessage, error?.message, error?.stackTrace, Object.values(metadata ?? {}), Object.values(prompt?.variables ?? {})];
}
