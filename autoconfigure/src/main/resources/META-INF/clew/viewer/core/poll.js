/** Does something again and again while the page is looked at, never twice at a time. A Lit controller. */
export class Poll {

	#timer;

	#running = false;

	#again = false;

	#shown = () => document.hidden || this.now();

	constructor(host, work, ms = 2000) {
		this.work = work;
		this.ms = ms;
		host.addController(this);
	}

	hostConnected() {
		document.addEventListener('visibilitychange', this.#shown);
		this.now();
	}

	hostDisconnected() {
		document.removeEventListener('visibilitychange', this.#shown);
		clearTimeout(this.#timer);
		this.#timer = undefined;
	}

	/** Does it now, or as soon as what runs has ended, and from then on again. */
	async now() {
		this.#wait();
		this.#again = this.#running;
		if (this.#running) {
			return;
		}
		this.#running = true;
		const { ms } = this;
		try {
			await this.work();
		}
		finally {
			this.#running = false;
		}
		if (this.#again && this.#timer !== undefined) {
			await this.now();
		}
		else if (this.ms !== ms && this.#timer !== undefined) {
			this.#wait();
		}
	}

	#wait() {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => this.#tick(), this.ms);
	}

	#tick() {
		if (document.hidden || this.#running) {
			this.#timer = setTimeout(() => this.#tick(), this.ms);
			return;
		}
		this.now();
	}

}
