/**
 * Calls what modules of the viewer export, one line for each call. What a page has and they need when they are loaded is
 * as good as empty.
 */

import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const root = pathToFileURL(`${process.argv[2]}/`);

const AsyncFunction = (async () => undefined).constructor;

globalThis.window = globalThis;
globalThis.addEventListener = () => undefined;
globalThis.location = { pathname: '/actuator/llmviewer', search: '' };
globalThis.document = { querySelectorAll: () => [] };
Object.defineProperty(globalThis, 'navigator', { value: { languages: ['en-US'] } });

const use = (module) => import(new URL(module, root));

async function answer({ body, given }) {
	try {
		return { value: await new AsyncFunction('use', 'given', body)(use, given) };
	}
	catch (ex) {
		return { failure: ex.stack };
	}
}

for await (const line of createInterface({ input: process.stdin })) {
	console.log(JSON.stringify(await answer(JSON.parse(line))));
}
