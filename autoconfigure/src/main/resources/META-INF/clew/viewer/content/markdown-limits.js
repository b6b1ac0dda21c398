/**
 * Which texts are parsed as Markdown. Some take a parser minutes, and somebody could send one on purpose: nesting
 * and unbalanced signs cost the square of their number and more, so beyond some of each a text stays plain.
 */

const LENGTH = 20_000;

const SIGNS = 300;

// Within fences nothing but the fence counts; what looks like one may be none, so there is a limit too.
const SIGNS_IN_FENCE = 1500;

const NESTED = /^[ \t]*(?:[-*+][ \t]+|>[ \t]?|\d{1,9}[.)][ \t]+){8}/;

const DEEP = /^[ \t]{24,}(?:[-*+]|\d{1,9}[.)])[ \t]/;

const SPACES = /[ \t]{500}/;

/** Whether a text can be parsed in no time. */
export function isSimple(text) {
	if (text.length > LENGTH || SPACES.test(text)) {
		return false;
	}
	let signs = 0;
	let fence = false;
	for (const line of text.split('\n')) {
		if (/^ {0,3}```[^`]*$/.test(line)) {
			fence = !fence;
			signs = 0;
		}
		signs = line.trim() === '' && !fence ? 0 : signs + (line.match(/[*_~`[<!]/g)?.length ?? 0);
		if (signs > (fence ? SIGNS_IN_FENCE : SIGNS) || NESTED.test(line) || (!fence && DEEP.test(line))) {
			return false;
		}
	}
	return true;
}
