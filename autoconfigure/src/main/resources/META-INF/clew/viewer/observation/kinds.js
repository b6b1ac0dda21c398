import { html, nothing } from 'lit';
import '../content/block.js';
import { compare } from '../content/conversation.js';
import '../content/documents.js';
import '../content/fields.js';
import '../content/messages.js';
import '../content/text-view.js';
import '../content/value.js';
import { missing } from '../model/calls.js';
import { documentsOf, messagesOf, rankedOf, reached } from '../model/shapes.js';
import { estimate } from './window-estimate.js';
import './context-window.js';
import './tools-offered.js';
import './usage.js';
import './verdict.js';

/** How an observation is shown by its type: templates of what went in, what came out, and what else there is. */

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

const isEmpty = (fields) => !isObject(fields) || Object.keys(fields).length === 0;

/** What an observation tells, whatever its type; in brief, what went in and came out, and what else is to be said after that. */
export function view(observation, related, inBrief, further = nothing) {
	const kind = KINDS[observation.type] ?? generic;
	return html`${kind(observation, related, inBrief)}${further}${inBrief ? nothing : html`${usage(observation)}${more(observation)}`}`;
}

const KINDS = { GENERATION: generation, AGENT: agent, TOOL: tool, RETRIEVER: retriever, EMBEDDING: embedding, GUARDRAIL: guardrail,
	EVALUATOR: evaluator, CHAIN: chain };

function generation(observation, related, inBrief) {
	const { input, output } = observation;
	const messages = messagesOf(input);
	if (!messages) {
		return html`${block('Input', input)}${answer(output, related)}`;
	}
	const { messages: said, tools, ...others } = isObject(input) ? input : {};
	return html`
		<clew-block heading="Input" .value=${input}>${conversation(messages, related)}</clew-block>
		${answer(output, related)}
		${inBrief ? nothing : html`${isEmpty(others) ? nothing : block('Further input', others)}
			${contextWindow(observation, related)}${offered(tools, output)}`}`;
}

// A call of the same run sent all of its messages again; one of the run before left its answer in the memory too.
function conversation(messages, { before, runBefore, steps, augmented }) {
	const known = before ? messagesOf(before.input) : runBefore && [...messagesOf(runBefore.input) ?? [], ...runBefore.output ? [runBefore.output] : []];
	const { unchanged, gone } = compare(messages, known);
	const isNew = unchanged === messages.length ? 0 : unchanged;
	const place = before ? { observation: before.observationId } : { trace: runBefore?.traceId, observation: runBefore?.observationId, list: undefined };
	return html`<clew-messages short .messages=${messages} .steps=${steps} .documents=${Array.isArray(augmented) ? augmented : undefined} unchanged=${isNew}
		gone=${before && isNew > 0 ? gone : 0} .before=${isNew > 0 ? place : undefined}></clew-messages>`;
}

function answer(output, related) {
	return isObject(output) && typeof output.role === 'string'
		? html`<clew-block heading="Output" .value=${output}><clew-messages .messages=${[output]} .steps=${related.steps}></clew-messages></clew-block>`
		: block('Output', output);
}

function contextWindow(observation, related) {
	const parts = estimate(observation.input, Array.isArray(related.augmented) ? related.augmented : []);
	const tokens = Object.entries(observation.usage ?? {}).reduce((sum, [key, count]) => key.startsWith('input') ? sum + count : sum, 0);
	return parts && parts.total > 0 ? html`<clew-block heading="Context window">
		<clew-context-window .estimate=${parts} tokens=${tokens || nothing}></clew-context-window></clew-block>` : nothing;
}

function offered(tools, output) {
	const called = new Set((Array.isArray(output?.toolCalls) ? output.toolCalls : []).map((call) => call?.name));
	return Array.isArray(tools) && tools.length > 0 ? html`<clew-block heading="Tools offered" .value=${tools}>
		<clew-tools-offered .tools=${tools} .called=${called}></clew-tools-offered></clew-block>` : nothing;
}

// What the user said, and what was answered, are told like a conversation; the arguments where they say more.
function agent({ input, output }, _, inBrief) {
	const said = isObject(input) ? input.userMessage : undefined;
	const given = isObject(input) && isObject(input.arguments) ? input.arguments : {};
	const further = Object.entries(given).filter(([, value]) => value !== said);
	return html`${said === undefined ? block('Input', input) : message('Input', 'user', said)}
		${output === undefined ? nothing : message('Output', 'assistant', output)}
		${said === undefined || further.length === 0 || inBrief ? nothing
			: html`<clew-block heading="Arguments" .value=${given}><clew-fields .fields=${Object.fromEntries(further)}></clew-fields></clew-block>`}`;
}

function message(heading, role, content) {
	return html`<clew-block heading=${heading} .value=${content}><clew-message ?short=${heading === 'Input'} .message=${{ role, content }}></clew-message></clew-block>`;
}

function tool({ input, output }) {
	return html`${isObject(input) && isEmpty(input) ? html`<clew-block heading="Arguments"><span class="quiet">None</span></clew-block>`
		: given(input)}${block('Result', output)}`;
}

// Arguments that are a string are not what the tool expects, even if JSON is in it: they are shown as the model wrote them.
function given(input) {
	return typeof input === 'string' ? html`<clew-block heading="Arguments" .value=${input}><clew-text plain .text=${input} name="arguments"></clew-text></clew-block>`
		: block('Arguments', input);
}

function retriever({ input, output }, related) {
	const documents = documentsOf(output);
	return html`${block('Query', input)}${documents ? ranked('Documents', output, reached(documents, related.augmented))
		: Array.isArray(output) && output.length === 0 ? html`<clew-block heading="Documents"><span class="quiet">Nothing was found.</span></clew-block>`
		: block('Output', output)}`;
}

function ranked(heading, value, documents) {
	return html`<clew-block heading=${heading} .value=${value}><clew-documents .documents=${documents}></clew-documents></clew-block>`;
}

function chain({ input, output }) {
	const documents = documentsOf(output);
	if (documents && isObject(output)) {
		return html`${block('Input', input)}${ranked('Documents', output.contents, documents)}${block('Augmented prompt', output.message)}`;
	}
	return generic({ input, output });
}

function embedding({ input, output }) {
	return html`${block('Texts', input)}${isObject(output) ? html`<clew-block heading="Output" .value=${output}>
		<clew-fields .fields=${{ ...(output.count === undefined ? {} : { Vectors: output.count }),
			...(output.dimension === undefined ? {} : { Dimensions: output.dimension }), ...rest(output, ['count', 'dimension']) }}></clew-fields></clew-block>`
		: block('Output', output)}`;
}

function guardrail({ input, output, metadata }) {
	const verdict = isObject(output) && ('verdict' in output || 'flagged' in output);
	return html`${verdict ? html`<clew-block heading="Verdict" .value=${output}>
		<clew-verdict .output=${output} phase=${metadata?.phase ?? ''}></clew-verdict></clew-block>` : block('Output', output)}
		${block('Checked content', input)}`;
}

function evaluator({ input, output }) {
	const documents = rankedOf(input, output);
	return documents ? html`${block('Query', input.query)}${ranked('Ranking', output, documents)}` : generic({ input, output });
}

function generic({ input, output }) {
	return html`${block('Input', input)}${block('Output', output)}`;
}

function block(heading, value) {
	return value === undefined ? nothing : html`<clew-block heading=${heading} .value=${value}>
		<clew-value ?short=${heading === 'Input'} .value=${value} name=${heading.toLowerCase()}></clew-value></clew-block>`;
}

function usage(of) {
	return of.usage || of.cost ? html`<clew-block heading="Usage and cost">
		<clew-usage .usage=${of.usage} .cost=${of.cost} tier=${of.priceTier ?? ''} missing=${missing(of) ?? ''}></clew-usage></clew-block>` : nothing;
}

function more({ modelParameters, prompt, metadata }) {
	return html`${fields('Model parameters', modelParameters)}
		${prompt ? html`<clew-block heading="Prompt" .value=${prompt}>
			<clew-fields .fields=${{ Name: prompt.name, Version: prompt.version }}></clew-fields></clew-block>
			${prompt.contentHidden ? html`<p class="quiet">Its variables are hidden.</p>` : fields('Prompt variables', prompt.variables)}` : nothing}
		${fields('Metadata', metadata)}`;
}

function fields(heading, of) {
	return isEmpty(of) ? nothing : html`<clew-block heading=${heading} .value=${of}><clew-fields .fields=${of}></clew-fields></clew-block>`;
}

function rest(of, without) {
	return Object.fromEntries(Object.entries(of).filter(([name]) => !without.includes(name)));
}
