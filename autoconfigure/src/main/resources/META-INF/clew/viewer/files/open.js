import { parse } from '../core/exact.js';
import { add } from '../core/opened.js';
import { problemOf } from './check.js';

const MAX_BYTES = 256 * 1024 * 1024;

/**
 * Reads a trace from a file.
 * @param {File} file
 * @returns {Promise<string>} its id on this page
 * @throws {Error} with what is wrong with the file
 */
export async function openFile(file) {
	if (file.size > MAX_BYTES) {
		throw new Error('It is larger than 256 MB');
	}
	const trace = read(await file.text().catch(() => {
		throw new Error('It cannot be read');
	}));
	const problem = problemOf(trace);
	if (problem) {
		throw new Error(problem);
	}
	return add(trace, file.name);
}

function read(text) {
	try {
		return parse(text);
	}
	catch {
		throw new Error('It is not JSON');
	}
}
