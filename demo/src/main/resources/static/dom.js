// Everything that comes from outside becomes text here, never markup.

export function element(tag, attributes = {}, ...children) {
	return filled(document.createElement(tag), attributes, children);
}

export function icon(path) {
	const svg = filled(svgElement("svg"), { viewBox: "0 0 24 24", "aria-hidden": "true" }, []);
	svg.append(filled(svgElement("path"), { d: path }, []));
	return svg;
}

function svgElement(tag) {
	return document.createElementNS("http://www.w3.org/2000/svg", tag);
}

function filled(node, attributes, children) {
	for (const [name, value] of Object.entries(attributes)) {
		if (typeof value === "function") {
			node.addEventListener(name, value);
		}
		else {
			node.setAttribute(name, value);
		}
	}
	node.append(...children.filter((child) => child !== null));
	return node;
}
