/** Calls of models, as the sums of the endpoints count them. Pure functions. */

/** What only calls of models have, each of them where it is known. */
const OF_CALLS = ['model', 'modelProvider', 'modelParameters', 'usage', 'priceTier', 'timeToFirstTokenMs', 'finishReason'];

/** Says why a call has no cost, as missing does. */
export const NOT_KNOWN = { price: 'no price known', usage: 'no usage reported' };

/** Tokens that are in sums: not those of models that run in the process of the application. */
export function countedUsage({ usage, priceTier }) {
	return priceTier === 'in-process' ? undefined : usage;
}

/** Why a call has no cost, "price" or "usage"; undefined where it has one, runs or failed: ObservationRecord.isUnpriced and isWithoutUsage. */
export function missing(observation) {
	if (observation.cost !== undefined || observation.status !== 'COMPLETED' || !OF_CALLS.some((field) => observation[field] !== undefined)) {
		return undefined;
	}
	return isWhole(observation) ? 'price' : observation.error === undefined ? 'usage' : undefined;
}

function isWhole({ type, usage }) {
	const tells = (side) => Object.keys(usage ?? {}).some((bucket) => bucket.startsWith(side));
	return tells('input') && (type === 'EMBEDDING' || tells('output'));
}
