import { get } from '../core/api.js';
import { keepSame, merge } from './merge.js';

const PAGE = 50;

const MOST = 500;

/**
 * The traces that a query finds: page by page, and kept up to date. What it knows is public; the host is updated with
 * every change.
 */
export class Feed {

	/** The traces; absent until the first answer. */
	rows;

	/** How many new ones wait to be shown, and whether there may be more. */
	waiting = 0;

	loading = false;

	problem;

	/** The setting that hides content. */
	hiddenBy;

	#host;

	#query;

	#cursor;

	#turn = 0;

	#refused = false;

	// Whether the rows are those of the present question.
	#answered = false;

	/**
	 * @param host the component that shows it
	 * @param {Function} query returns the parameters of the endpoint
	 * @param {Function} hold returns whether new traces have to wait
	 */
	constructor(host, query, hold) {
		this.#host = host;
		this.#query = query;
		this.hold = hold;
	}

	get hasMore() {
		return this.#cursor !== undefined && this.rows !== undefined && this.#answered;
	}

	get mayBeMoreWaiting() {
		return this.waiting >= PAGE;
	}

	/** Begins anew, with at least so many. What is shown stays until there is an answer. */
	async restart(count = PAGE) {
		this.#turn++;
		this.#refused = false;
		this.#answered = false;
		this.loading = false;
		await this.#load(count, false);
	}

	/** Looks what has changed since the first answer. */
	async refresh() {
		if (!this.#refused && (this.rows || this.problem)) {
			await this.#load(this.rows?.length ?? PAGE, true);
		}
	}

	/** Goes on behind the last one. */
	async more() {
		if (!this.hasMore || this.loading) {
			return;
		}
		this.loading = true;
		await this.#ask({ limit: PAGE, cursor: this.#cursor }, (page) => {
			const known = new Set(this.rows.map((row) => row.traceId));
			this.rows = [...this.rows, ...page.traces.filter((row) => !known.has(row.traceId))];
			this.#cursor = page.nextCursor;
		});
		this.loading = false;
		this.#host.requestUpdate();
	}

	/** Changes what is known of one trace. */
	replace(traceId, change) {
		this.rows = this.rows?.map((row) => row.traceId === traceId ? { ...row, ...change } : row);
		this.#host.requestUpdate();
	}

	/** Takes away what is not there any more. */
	drop(traceId) {
		this.rows = this.rows?.filter((row) => row.traceId !== traceId);
		this.#host.requestUpdate();
	}

	async #load(count, merging) {
		await this.#ask({ limit: Math.min(MOST, Math.max(PAGE, count)) }, (page) => {
			const complete = page.nextCursor === undefined;
			const { rows, waiting, whole } = merge(merging && this.#answered ? this.rows ?? [] : [], page.traces, { complete, hold: this.hold() });
			this.rows = keepSame(this.rows ?? [], rows);
			this.waiting = waiting;
			this.#answered = true;
			this.hiddenBy = page.contentHiddenBy;
			this.#cursor = whole ? page.nextCursor : this.#cursor;
		});
		this.#host.requestUpdate();
	}

	// An answer to a former question is no answer.
	async #ask(parameters, use) {
		const turn = this.#turn;
		try {
			const page = await get('llmtraces', { ...this.#query(), ...parameters });
			if (turn === this.#turn) {
				use(page);
				this.problem = undefined;
			}
		}
		catch (ex) {
			if (turn === this.#turn) {
				this.#fail(ex);
			}
		}
	}

	// What is refused once is refused again: no use to ask. All else may come back, as after a restart or a login.
	#fail(problem) {
		this.problem = problem;
		this.#refused = [400, 403].includes(problem.status);
		if (this.#refused) {
			this.rows = undefined;
		}
	}

}
