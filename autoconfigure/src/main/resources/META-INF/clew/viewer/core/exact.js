/** JSON whose numbers keep all of their digits, as far as the browser tells what was written. */

/** Where a number may stand that has more digits than JavaScript keeps. */
const LONG = /[:,[]\s*-?\d[\d.]{15}/;

const MOST_DIGITS = 15;

/** A number as it was written. It counts as the nearest that JavaScript has. */
class ExactNumber {

	#source;

	constructor(source) {
		this.#source = source;
	}

	valueOf() {
		return Number(this.#source);
	}

	toString() {
		return this.#source;
	}

	toJSON() {
		return JSON.rawJSON?.(this.#source) ?? Number(this.#source);
	}

}

/** Whether a value is a number with too many digits for JavaScript. */
export function isExact(value) {
	return value instanceof ExactNumber;
}

/**
 * Whether a value is a number, of however many digits. It may be reckoned with.
 * @returns {value is number}
 */
export function isNumber(value) {
	return typeof value === 'number' || isExact(value);
}

/** Reads JSON. Few texts have such numbers, so that most are read at once. */
export function parse(text) {
	return LONG.test(text) ? JSON.parse(text, exact) : JSON.parse(text);
}

/** @type {(key: string, value: any, context?: {source?: string}) => any} */
function exact(_, value, { source } = {}) {
	return typeof value === 'number' && source?.length > MOST_DIGITS && digits(source) !== digits(String(value)) ? new ExactNumber(source) : value;
}

// Numbers are written in several ways: what counts is which digits they have.
function digits(number) {
	return number.replace(/^-|e.*$|\./gi, '').replace(/^0+|0+$/g, '');
}
