import DOMPurify from 'dompurify';
import { LitElement, css, html } from 'lit';
import { Marked } from 'marked';
import { shared } from '../core/css.js';

const SCHEMES = /^(https?:\/\/|mailto:)/i;

const escape = (text) => String(text).replace(/[&<>"']/g, (each) => `&#${each.charCodeAt(0)};`);

// What is no Markdown of the harmless kind is shown as the text that it is: nothing disappears, and nothing is loaded.
const marked = new Marked({
	gfm: true,
	breaks: true,
	renderer: {
		html: ({ text }) => escape(text),
		image: ({ raw }) => escape(raw),
		checkbox: ({ checked }) => checked ? '☑ ' : '☐ ',
		code: ({ text }) => `<pre tabindex="0"><code>${escape(text)}</code></pre>`,
		heading({ tokens, depth }) {
			return `<p class="heading h${depth}">${this.parser.parseInline(tokens)}</p>`;
		},
		link({ href, raw, tokens }) {
			return SCHEMES.test(href)
				? `<a href="${escape(href)}" title="${escape(href)}">${this.parser.parseInline(tokens)}</a>` : escape(raw);
		}
	}
});

const purify = DOMPurify(window);

const ALLOWED = {
	ALLOWED_TAGS: ['a', 'blockquote', 'br', 'code', 'del', 'em', 'hr', 'li', 'ol', 'p', 'pre', 'strong', 'table', 'tbody', 'td', 'th', 'thead', 'tr', 'ul'],
	ALLOWED_ATTR: ['align', 'class', 'href', 'start', 'tabindex', 'title'],
	ALLOW_DATA_ATTR: false,
	ALLOW_ARIA_ATTR: false,
	ALLOWED_URI_REGEXP: SCHEMES,
	RETURN_DOM_FRAGMENT: true
};

purify.addHook('afterSanitizeAttributes', (node) => {
	if (node.tagName === 'A') {
		node.setAttribute('target', '_blank');
		node.setAttribute('rel', 'noopener noreferrer');
	}
	if (['P', 'LI', 'TD', 'TH', 'BLOCKQUOTE'].includes(node.tagName)) {
		node.setAttribute('dir', 'auto');
	}
});

/** A text with Markdown in it; HTML in it is shown as text. */
class Markdown extends LitElement {

	static styles = [shared, css`
		:host { overflow-wrap: anywhere; }
		p, ul, ol, pre, blockquote, table { margin: 0 0 .6em; }
		:host > :last-child { margin-bottom: 0; }
		ul, ol { padding-left: 1.5em; }
		li > p { margin: 0; }
		.heading { font-weight: 650; margin-top: .3em; }
		.h1 { font-size: 1.2em; } .h2 { font-size: 1.1em; }
		code { padding: .05em .3em; border-radius: 3px; background: var(--raised); white-space: pre-wrap; }
		pre { padding: .5rem .7rem; border-radius: 6px; background: var(--raised); overflow-x: auto; }
		pre code { padding: 0; background: none; white-space: pre; overflow-wrap: normal; unicode-bidi: plaintext; }
		blockquote { padding-left: .8em; border-left: 3px solid var(--line); color: var(--quiet); }
		table { display: block; overflow-x: auto; border-collapse: collapse; }
		th, td { padding: .2rem .5rem; border: 1px solid var(--line); text-align: start; overflow-wrap: normal; }
		hr { border: 0; border-top: 1px solid var(--line); }
	`];

	static properties = { text: { attribute: false } };

	willUpdate() {
		try {
			this.content = purify.sanitize(marked.parse(this.text, { async: false }), ALLOWED);
		}
		catch {
			this.content = this.text;
		}
	}

	render() {
		return html`${this.content}`;
	}

}

customElements.define('clew-markdown', Markdown);
