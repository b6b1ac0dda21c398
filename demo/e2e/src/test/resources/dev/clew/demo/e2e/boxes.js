/* What lies wrong on a page, as somebody sees it: a list of words, empty where nothing does. */
() => {
	const NEAR = 2;
	const LONG_WORD = 24;
	const LABEL = 'th, td, dt, button, .button, .chip, summary, label, nav a';
	const WORD = /^\p{L}{1,12}[.,:]?$/u;
	const NUMBER = /^[\p{Sc}\p{L}]{0,3}[+−±≥<]?[\p{Nd}][\p{Nd}.,٫٬'’\u00a0\u202f]*(%|٪|\p{Sc})?$/u;
	const MAY_SCROLL = 'pre, table, .lines, .picture';
	const faults = new Set();

	const around = (node) => node.assignedSlot ?? node.parentElement ?? node.getRootNode().host;
	const chain = (node) => { const all = []; for (let each = node; each; each = around(each)) { all.push(each); } return all; };
	const said = (element) => `${element.localName}${typeof element.className === 'string' && element.className ? `.${element.className.trim().replaceAll(/\s+/g, '.')}` : ''}`
		+ ` "${element.textContent.trim().replaceAll(/\s+/g, ' ').slice(0, 60)}"`;

	function* elements(root) {
		for (const each of root.children) {
			yield each;
			if (each.shadowRoot) {
				yield* elements(each.shadowRoot);
			}
			yield* elements(each);
		}
	}

	// What of a box is left by what cuts it off: those around it that hide what goes beyond them, and the window.
	function shown(box, ancestors) {
		let { left, right, top, bottom } = box;
		let by;
		let fixed = false;
		for (const each of ancestors) {
			const style = getComputedStyle(each);
			if (style.overflowX !== 'visible' && !fixed) {
				const edge = each.getBoundingClientRect();
				if (left < edge.left - NEAR || right > edge.right + NEAR) {
					by ??= each;
				}
				left = Math.max(left, edge.left);
				right = Math.min(right, edge.right);
				top = Math.max(top, edge.top);
				bottom = Math.min(bottom, edge.bottom);
			}
			fixed ||= style.position === 'fixed';
		}
		if (right > innerWidth + NEAR || left < -NEAR) {
			by ??= document.documentElement;
		}
		return { left, right, top: Math.max(0, top), bottom: Math.min(innerHeight, bottom), by, isSeen: right - left > NEAR && bottom - top > NEAR && bottom > 0 && top < innerHeight };
	}

	function texts() {
		const all = [];
		for (const root of [document.body, ...[...elements(document.body)].map((each) => each.shadowRoot).filter(Boolean)]) {
			const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
			while (walker.nextNode()) {
				const node = walker.currentNode;
				const element = node.parentElement ?? root.host;
				if (node.data.trim() && element && !['STYLE', 'SCRIPT', 'NOSCRIPT', 'OPTION', 'TITLE'].includes(element.tagName.toUpperCase()) && element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) {
					all.push({ node, element, ancestors: chain(element) });
				}
			}
		}
		return all;
	}

	function boxes(node, from = 0, to = node.length) {
		const range = document.createRange();
		range.setStart(node, from);
		range.setEnd(node, to);
		return [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
	}

	function lookAtWords({ node, element, ancestors }) {
		const title = ancestors.some(({ localName }) => ['h1', 'h2', 'h3'].includes(localName));
		const label = Boolean(element.closest(LABEL));
		for (const { 0: word, index } of node.data.matchAll(/\S+/g)) {
			if (title ? word.length <= LONG_WORD : NUMBER.test(word) || label && WORD.test(word)) {
				const lines = boxes(node, index, index + word.length);
				if (lines.length > 1 && Math.max(...lines.map(({ top }) => top)) - Math.min(...lines.map(({ top }) => top)) > 4) {
					faults.add(`broken inside "${word}": ${said(element)}`);
				}
			}
		}
	}

	function lookAtCuts({ element, ancestors }, { by }) {
		if (!by) {
			return;
		}
		const style = getComputedStyle(by);
		const badge = element.closest('.chip, .number, button, .button, kbd');
		if ((style.textOverflow !== 'ellipsis' && !ancestors.some((each) => each.matches(MAY_SCROLL))) || (badge && (badge === by || by.contains(badge) || badge.contains(by)) && !element.closest('bdi, .name'))) {
			faults.add(`cut off by ${by.localName}.${by.className}: ${said(badge ?? element)}`);
		}
	}

	const isCover = (element) => getComputedStyle(element).position !== 'static' && /^rgb\(|^color\(.*[^/]*\)$/.test(getComputedStyle(element).backgroundColor);

	function lookAtOverlaps(all) {
		all.sort((one, other) => one.top - other.top);
		for (let i = 0; i < all.length; i++) {
			for (let j = i + 1; j < all.length && all[j].top < all[i].bottom - 4; j++) {
				const [a, b] = [all[i], all[j]];
				const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
				const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
				if (a.text.node !== b.text.node && wide > NEAR && high > 4) {
					const own = (one, other) => one.text.ancestors.filter((each) => !other.text.ancestors.includes(each));
					if (![...own(a, b), ...own(b, a)].some(isCover)) {
						faults.add(`overlap: ${said(a.text.element)} and ${said(b.text.element)}`);
					}
				}
			}
		}
	}

	for (const each of [document.scrollingElement, ...elements(document.body)]) {
		const { overflowX } = getComputedStyle(each);
		const scrolls = each === document.scrollingElement || ['auto', 'scroll'].includes(overflowX);
		if (scrolls && each.checkVisibility({ visibilityProperty: true }) && each.scrollWidth > each.clientWidth + 1 && !each.closest(MAY_SCROLL)) {
			faults.add(`scrolls sideways by ${each.scrollWidth - each.clientWidth}: ${each.localName}.${each.className}`);
		}
	}
	const seen = [];
	for (const text of texts()) {
		let any = false;
		for (const box of boxes(text.node)) {
			const part = shown(box, text.ancestors);
			if (part.isSeen) {
				any = true;
				lookAtCuts(text, part);
				seen.push({ ...part, text });
			}
		}
		if (any) {
			lookAtWords(text);
		}
	}
	lookAtOverlaps(seen);
	return [...faults].slice(0, 20);
}
