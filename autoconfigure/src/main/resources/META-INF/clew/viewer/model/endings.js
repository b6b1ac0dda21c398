/** How an answer ended, where it did not end well: pure functions. */

const REASONS = {
	length: ['truncated', 'The model stopped at its limit of tokens: the answer is not complete'],
	content_filter: ['refused', 'The content filter of the provider stopped the answer']
};

/**
 * What is to be said of the end of a call of a model.
 * @param {any} observation as the endpoint has it, in full or as a preview
 * @returns {{word: string, title: string}|undefined} nothing where it ended well, failed or runs
 */
export function endingOf(observation) {
	const { type, status, finishReason, error, output, outputPreview, input, inputPreview } = observation;
	if (type !== 'GENERATION' || status !== 'COMPLETED') {
		return undefined;
	}
	if (Object.hasOwn(REASONS, finishReason ?? '')) {
		const [word, title] = REASONS[finishReason];
		return { word, title };
	}
	if (refusal(output)) {
		return { word: 'refused', title: 'The model declined to answer' };
	}
	const asked = input !== undefined || inputPreview !== undefined;
	return asked && !error && finishReason === undefined && output === undefined && outputPreview === undefined
		? { word: 'unfinished', title: 'The call ended without an answer' } : undefined;
}

function refusal(output) {
	return typeof output?.refusal === 'string' && output.refusal !== '';
}
