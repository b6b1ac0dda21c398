/** Types of observations in the order in which they are told apart at a glance: word, and path of a 16 x 16 icon. */
export const TYPES = {
	AGENT: ['Agent', 'M4 6h8v6H4zM8 3v3M6 9h.01M10 9h.01M2 8v2M14 8v2'],
	GENERATION: ['Generation', 'M8 2l1.5 4.5L14 8l-4.5 1.5L8 14l-1.5-4.5L2 8l4.5-1.5z'],
	TOOL: ['Tool', 'M13 4a3.5 3.5 0 0 1-4.6 4.4L4 13l-1.5-1.5L7 7a3.5 3.5 0 0 1 4.4-4.6L9.500 4.500l2 2z'],
	RETRIEVER: ['Retriever', 'M7 2.500a4.500 4.500 0 1 0 0 9 4.500 4.500 0 0 0 0-9zM10.200 10.200L14 14'],
	EMBEDDING: ['Embedding', 'M8 2l6 3-6 3-6-3zM2 8l6 3 6-3M2 11l6 3 6-3'],
	CHAIN: ['Chain', 'M6.500 9.500l3-3M7 5l2-2a2.800 2.800 0 0 1 4 4l-2 2M9 11l-2 2a2.800 2.800 0 0 1-4-4l2-2'],
	GUARDRAIL: ['Guardrail', 'M8 2l5 2v4c0 3-2 5-5 6-3-1-5-3-5-6V4z'],
	EVALUATOR: ['Evaluator', 'M3 13l7-7M9 3l.5 1.500L11 5l-1.500.5L9 7M13 8v2M12 9h2'],
	EVENT: ['Event', 'M8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6z'],
	SPAN: ['Span', 'M2 8h12M5 5L2 8l3 3M11 5l3 3-3 3']
};

/** Levels, the least serious first, in words. */
export const LEVELS = { DEBUG: 'Debug', DEFAULT: 'Default', WARNING: 'Warning', ERROR: 'Error' };
