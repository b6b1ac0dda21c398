/** Listens as long as a component is on the page. A Lit controller. */
export class Listening {

	#begin;

	#stops = [];

	/**
	 * @param host the component
	 * @param {...Function} begin each begins to listen, and returns what ends that
	 */
	constructor(host, ...begin) {
		this.#begin = begin;
		host.addController(this);
	}

	hostConnected() {
		this.#stops = this.#begin.map((begin) => begin());
	}

	hostDisconnected() {
		this.#stops.splice(0).forEach((stop) => stop());
	}

}

/** Listens to events; returns what ends that. */
export function on(target, type, listener) {
	target.addEventListener(type, listener);
	return () => target.removeEventListener(type, listener);
}
