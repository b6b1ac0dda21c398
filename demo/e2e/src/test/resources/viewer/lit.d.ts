import { LitElement as Itself } from 'lit-itself';

export { css, html, nothing, svg } from 'lit-itself';

/** With the properties that Lit makes of "static properties", which no types tell of. */
export class LitElement extends Itself {
	renderRoot: any;
	[property: string]: any;
}
