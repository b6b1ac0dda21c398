import { html } from 'lit';

// After a sign, and before a capital letter that follows a small one.
const PLACE = /(?<=[.\-:/_@#])|(?<=\p{Ll})(?=\p{Lu})/u;

/** A name that may be broken where its parts meet, rather than inside of a word. */
export function breakable(name) {
	return name.split(PLACE).map((part, index) => index === 0 ? part : html`<wbr>${part}`);
}
