/** Does something again and again while the page is looked at, never twice at a time. A Lit controller. */
export class Poll {

	#timer;

	#running = false;

	constructor(host, work, ms = 2000) {
		this.work = work;
		this.ms = ms;
		host.addController(this);
	}

	hostConnected() {
		this.now();
	}

	hostDisconnected() {
		clearTimeout(this.#timer);
		this.#timer = undefined;
	}

	/** Does it now, and from then on again. */
	async now() {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => this.now(), this.ms);
		if (this.#running || document.hidden) {
			return;
		}
		this.#running = true;
		try {
			await this.work();
		}
		finally {
			this.#running = false;
		}
	}

}
