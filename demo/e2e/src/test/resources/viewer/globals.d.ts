/** What the types of TypeScript do not have (yet), or have in a way that is of no use here. */

interface JSON {
	rawJSON?(text: string): unknown;
}

interface PromiseFulfilledResult<T> {
	reason?: undefined;
}

interface PromiseRejectedResult {
	value?: undefined;
}

interface Window {
	trustedTypes: any;
}
