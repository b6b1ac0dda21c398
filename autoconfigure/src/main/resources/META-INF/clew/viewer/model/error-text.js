/** Errors as people read them. Pure functions. */

/** The message within what a provider answered instead: {"error":{"message":"…. */
const MESSAGE = /^\s*\{.*?"(?:message|detail|error)"\s*:\s*"((?:[^"\\]|\\.)+)/s;

/** What an error says, without the JSON around it. */
export function messageOf(error) {
	const found = MESSAGE.exec(error)?.[1];
	try {
		return found === undefined ? error : JSON.parse(`"${found.replace(/\\.?$/, '')}"`);
	}
	catch {
		return error;
	}
}
