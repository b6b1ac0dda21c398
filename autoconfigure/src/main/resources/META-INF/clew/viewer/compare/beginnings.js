import { parse } from '../core/exact.js';

/** Whether two steps say the same, as far as the beginnings go that are known of both. Pure functions. */

/** What is as long as this, or one less, may go on. */
const CUT = 499;

const TOKEN = /"(?:[^"\\]|\\.)*\\?"?|[{}[\],:]|[^\s"{}[\],:]+/gs;

/** Whether beginnings are of the same text, whatever the tool calls of a model are numbered by and however JSON is written. */
export function sameBeginning(a, b) {
	if (a === b || !isJson(a) || !isJson(b)) {
		return a === b;
	}
	const [one, other] = [a, b].map((json) => ({ said: withoutIds(json), isCut: json.length >= CUT }));
	const [shorter, longer] = one.said.length < other.said.length ? [one, other] : [other, one];
	return longer.said.startsWith(shorter.said) && (shorter.isCut || longer.said.length === shorter.said.length);
}

function isJson(beginning) {
	return beginning !== undefined && /^(\{|\[\s*[[{"\d-])/.test(beginning);
}

// JSON that may end anywhere cannot be parsed: it is read token by token.
function withoutIds(json) {
	const within = [];
	const said = [];
	let key;
	for (const [token] of json.matchAll(TOKEN)) {
		const isId = token.startsWith('"') && (key === 'toolCallId' || key === 'id' && within.at(-2) === 'toolCalls');
		if (token === ':') {
			key = said.at(-1).slice(1, -1);
		}
		else if (token === '{' || token === '[') {
			within.push(key);
			key = undefined;
		}
		else if ('}],'.includes(token)) {
			key = undefined;
			within.length -= token !== ',' && within.length > 0 ? 1 : 0;
		}
		said.push(isId ? '"' : plain(token));
	}
	return said.join('');
}

// A file has other spaces, escapes and zeros than what was recorded. Where it is cut, an escape or a number may be, too.
function plain(token) {
	if (!/^["\d-]/.test(token)) {
		return token;
	}
	const [whole, end] = token.startsWith('"') ? [token.replace(/\\(u[\da-f]{0,3})?$/i, ''), '"'] : [token.replace(/[.e+-]+$/i, ''), ''];
	return written(token, '') ?? written(token, end) ?? written(whole, end) ?? token;
}

function written(token, end) {
	try {
		return JSON.stringify(parse(`[${token}${end}]`)).slice(1, -1 - end.length);
	}
	catch {
		return undefined;
	}
}
