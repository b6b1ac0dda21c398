const query = window.matchMedia('(max-width: 760px)');

/** Knows whether the window is as narrow as a telephone. A Lit controller. */
export class Narrow {

	#host;

	#changed = () => this.#host.requestUpdate();

	constructor(host) {
		this.#host = host;
		host.addController(this);
	}

	get matches() {
		return query.matches;
	}

	hostConnected() {
		query.addEventListener('change', this.#changed);
	}

	hostDisconnected() {
		query.removeEventListener('change', this.#changed);
	}

}
