/**
 * What has the focus, also within components.
 * @returns {HTMLElement|undefined}
 */
export function focused() {
	/** @type {any} */
	let element = document.activeElement;
	while (element?.shadowRoot?.activeElement) {
		element = element.shadowRoot.activeElement;
	}
	return element;
}

/** Whether nothing has it that anybody chose: what had it is gone. */
export function isLost() {
	return focused()?.matches('body, main') ?? true;
}
