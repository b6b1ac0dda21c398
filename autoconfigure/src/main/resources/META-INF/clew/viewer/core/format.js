/**
 * Numbers, money and times as the reader's locale writes them. What is absent is the empty text, never a zero. What is written
 * from right to left stands in isolation, so that it turns nothing around it.
 */

const locale = navigator.languages?.[0];

const RIGHT_TO_LEFT = /[\u0590-\u08ff\u200f]/;

const isolated = (text) => RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text;

const whole = new Intl.NumberFormat(locale);
const three = new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 });
const fraction = new Intl.NumberFormat(locale, { maximumSignificantDigits: 6 });
const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
const tenths = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', second: '2-digit', fractionalSecondDigits: 3 });
const dayAndClock = new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeStyle: 'medium' });
const dayAlone = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
const clockAlone = new Intl.DateTimeFormat(locale, { timeStyle: 'medium' });

const ticks = {
	clock: new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' }),
	day: new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' }),
	month: new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric' }),
	year: new Intl.DateTimeFormat(locale, { year: 'numeric' })
};

const absent = (value) => value === undefined || value === null;

export function count(value) {
	return absent(value) ? '' : isolated(whole.format(value));
}

/** A number that need not be whole. */
export function decimal(value) {
	return absent(value) ? '' : isolated(fraction.format(value));
}

const LEAST = 0.001;

/** A part of a whole, 1 being all of it, rounded to what can be told apart at a glance. */
export function share(part) {
	if (absent(part)) {
		return '';
	}
	return isolated(part > 0 && part < LEAST ? `<${tenths.format(LEAST)}` : (part < 0.1 ? tenths : percent).format(part));
}

/** Milliseconds, in the unit that reads best. */
export function duration(ms) {
	if (absent(ms)) {
		return '';
	}
	if (ms < 1000) {
		return `${isolated(three.format(ms))} ms`;
	}
	if (ms < 60_000) {
		return `${isolated(three.format(ms / 1000))} s`;
	}
	const seconds = Math.round(ms / 1000);
	/** @type {[number, string][]} */
	const parts = seconds < 3600 ? [[Math.floor(seconds / 60), 'min'], [seconds % 60, 's']]
			: [[Math.floor(seconds / 3600), 'h'], [Math.floor(seconds % 3600 / 60), 'min']];
	return parts.map(([value, unit]) => `${isolated(whole.format(value))} ${unit}`).join(' ');
}

/** A decimal string of an amount; as many digits as tell it from zero. */
export function money(amount, currency = 'USD') {
	const value = absent(amount) ? NaN : Number(amount);
	if (!Number.isFinite(value)) {
		return '';
	}
	const digits = value === 0 || value >= 1 ? 2 : Math.max(2, Math.min(12, 3 - Math.floor(Math.log10(Math.abs(value)))));
	return isolated(new Intl.NumberFormat(locale, { style: 'currency', currency, minimumFractionDigits: 2, maximumFractionDigits: digits })
		.format(value));
}

/** The total of a cost, and whether calls are missing in it. */
export function cost(of) {
	if (!of) {
		return '';
	}
	const total = money(of.total, of.currency);
	if (lacks(of).length === 0) {
		return total;
	}
	return total ? `≥ ${total}` : of.unpriced ? 'unpriced' : 'no usage';
}

/** A number of calls. */
export function calls(number) {
	return number === 1 ? '1 call' : `${count(number)} calls`;
}

/** What is missing in a cost, in words: calls of models without a price, and calls whose usage nobody told. */
export function lacks(of) {
	return [[of?.unpriced, 'unpriced'], [of?.withoutUsage, 'without usage']].filter(([number]) => number).map(([number, what]) => `${calls(number)} ${what}`);
}

/** What stands in a cost beside its buckets. */
export const NO_BUCKETS = ['total', 'currency', 'unpriced', 'withoutUsage'];

export function time(iso) {
	return absent(iso) ? '' : isolated(dayAndClock.format(new Date(iso)));
}

/** The day alone. */
export function day(iso) {
	return absent(iso) ? '' : isolated(dayAlone.format(new Date(iso)));
}

/** The time of the day alone. */
export function clockTime(iso) {
	return absent(iso) ? '' : isolated(clockAlone.format(new Date(iso)));
}

/** The day, where it is not today's. */
export function otherDay(iso) {
	return absent(iso) || isToday(iso) ? '' : isolated(ticks.day.format(new Date(iso)));
}

function isToday(iso) {
	return new Date(iso).toDateString() === new Date().toDateString();
}

/** The time alone where it is today's. */
export function shortTime(iso) {
	return !absent(iso) && isToday(iso) ? clockTime(iso) : time(iso);
}

export function preciseTime(iso) {
	return absent(iso) ? '' : isolated(clock.format(new Date(iso)));
}

/** Words for the ticks of a time axis, a step apart (both in seconds); hours tell their day where a new one begins. */
export function timeTicks(times, step) {
	const unit = step < 86_400 ? 'clock' : step < 30 * 86_400 ? 'day' : step < 365 * 86_400 ? 'month' : 'year';
	let before;
	return times.map((seconds) => {
		const time = new Date(seconds * 1000);
		const day = ticks.day.format(time);
		const word = unit === 'clock' && day !== before ? `${ticks.clock.format(time)}\n${day}` : ticks[unit].format(time);
		before = day;
		return word;
	});
}

/** Input and output tokens, whatever their buckets; a dash where nobody reported any. */
export function tokens(usage) {
	if (!usage) {
		return '';
	}
	const sum = (side) => {
		const buckets = Object.keys(usage).filter((key) => key.startsWith(side));
		return buckets.length ? count(buckets.reduce((total, key) => total + usage[key], 0)) : '–';
	};
	return `${sum('input')} → ${sum('output')}`;
}

/** The beginning of a text that may be of any length, never half a character. */
export function cut(text, length = 200) {
	return absent(text) ? '' : text.length <= length ? text : `${text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
