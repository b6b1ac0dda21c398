import { get } from '../core/api.js';
import { Poll } from '../core/poll.js';

/** Counted for the sum of them: each trace has one. */
const LEVEL = 'level';

/** How many traces that a query finds have which value, and how many there are in all: kept up to date. A Lit controller. */
export class Counts {

	/** Numbers by field and value; absent where they are not known. */
	values;

	/** Of how many of the newest matches these are; absent where they are of all. */
	newest;

	#host;

	#query;

	#groups;

	#turn = 0;

	/**
	 * @param host the component that shows it; it is updated with every answer
	 * @param {Function} query returns the parameters of the endpoint
	 * @param {Function} groups returns the fields to count, none where nothing is to be asked
	 * @param {Function} isLive returns whether it is kept up to date
	 */
	constructor(host, query, groups, isLive) {
		this.#host = host;
		this.#query = query;
		this.#groups = groups;
		new Poll(host, () => host.hasUpdated && isLive() && this.ask(), 10_000);
	}

	/** How many traces there are in all; absent where that is not known. */
	get total() {
		const levels = this.values?.[LEVEL];
		return levels && Object.values(levels).reduce((sum, count) => sum + count, 0);
	}

	/** Forgets what was counted for a former question, but for what is shown until there is an answer. */
	async ask() {
		const turn = ++this.#turn;
		const groups = this.#groups();
		if (groups.length === 0) {
			return;
		}
		const { sort, ...filters } = this.#query();
		// Why there are no counts is said where the traces would be.
		const answer = await get('llmtraces', { ...filters, limit: 1, facets: [...new Set([LEVEL, ...groups])].join(',') }).catch(() => undefined);
		if (turn === this.#turn) {
			this.values = answer?.facets;
			this.newest = answer?.facetsOf;
			this.#host.requestUpdate();
		}
	}

}
