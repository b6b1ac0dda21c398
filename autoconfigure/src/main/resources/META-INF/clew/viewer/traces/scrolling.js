const TOP = 40;

/** Remembers with the entry of the browser's history how far somebody has scrolled, and in how long a list. A Lit controller. */
export class Place {

	#scroller;

	#count;

	#timer;

	constructor(host, scroller, count) {
		this.#scroller = scroller;
		this.#count = count;
		host.addController(this);
		host.addEventListener('click', () => this.#timer && this.#save());
	}

	hostDisconnected() {
		this.left();
	}

	get isScrolled() {
		return this.#scroller()?.scrollTop > TOP;
	}

	/** What this entry of the history knows. */
	get remembered() {
		return history.state?.place ?? { count: undefined, top: 0 };
	}

	goTo(top) {
		this.#scroller().scrollTop = top;
	}

	/** Has to be told of scrolling. */
	moved() {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => this.#save(), 100);
	}

	// A click may lead away: what was just scrolled is not to be forgotten by that.
	#save() {
		this.left();
		const place = { count: this.#count(), top: this.#scroller().scrollTop };
		history.replaceState({ ...history.state, place }, '');
	}

	/** Forgets what it was just told: the address is another one now. */
	left() {
		clearTimeout(this.#timer);
		this.#timer = undefined;
	}

}

/** Asks for more when the end of a list comes into sight, and again as long as it stays there. A Lit controller. */
export class NearEnd {

	#scroller;

	#end;

	#more;

	#observer;

	constructor(host, scroller, end, more) {
		this.#scroller = scroller;
		this.#end = end;
		this.#more = more;
		host.addController(this);
	}

	hostUpdated() {
		this.#observer ??= new IntersectionObserver((entries) => entries.at(-1).isIntersecting && this.#more(),
			{ root: this.#scroller(), rootMargin: '0px 0px 600px' });
		this.#observer.disconnect();
		const end = this.#end();
		if (end) {
			this.#observer.observe(end);
		}
	}

	hostDisconnected() {
		this.#observer?.disconnect();
		this.#observer = undefined;
	}

}
