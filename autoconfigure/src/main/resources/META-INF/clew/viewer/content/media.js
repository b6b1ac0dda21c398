import { LitElement, css, html, nothing } from 'lit';
import { shared } from '../core/css.js';
import { brief, bytes } from './text.js';
import './fields.js';

/** A reference to something that is no text: only what it was is recorded, and nothing of it is loaded. */
class Media extends LitElement {

	static styles = [shared, css`
		:host { padding: .5rem .7rem; border: 1px dashed var(--line); border-radius: 6px; }
		header { display: flex; flex-wrap: wrap; gap: .2rem .6rem; align-items: center; margin-bottom: .3rem; font-weight: 600; }
		svg { color: var(--quiet); }
		.quiet { font-weight: 400; }
	`];

	static properties = { media: { attribute: false } };

	render() {
		const { type, mediaType, size, sha256, ...others } = this.media;
		const fields = { ...(sha256 === undefined ? {} : { 'SHA-256': sha256 }), ...others };
		const word = brief(type ?? 'file', 40);
		return html`<header>
				<svg width="16" height="16" viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="1.4" aria-hidden="true">
					<path d="M2.500 3h11v10h-11zM2.500 11l3.500-3.500 3 3 2-2 2.500 2.500M10.500 6h.01"></path></svg>
				<bdi>${word.charAt(0).toUpperCase()}${word.slice(1)}</bdi>
				${mediaType === undefined ? nothing : html`<bdi class="quiet">${brief(mediaType, 100)}</bdi>`}
				${typeof size === 'number' ? html`<span class="quiet number">${bytes(size)}</span>` : nothing}
				<span class="quiet">not kept</span></header>
			<clew-fields .fields=${fields}></clew-fields>`;
	}

}

customElements.define('clew-media', Media);
