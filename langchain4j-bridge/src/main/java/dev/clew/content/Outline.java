package dev.clew.content;

/**
 * What is kept of a content that is too large.
 *
 * @param value what is kept
 * @param whole size of the whole content
 * @param isCut whether anything is left out
 */
record Outline(Node value, WholeSize whole, boolean isCut) {

	// Where not even a part of the value fits in, that it was left out.
	byte[] bytes(int maxSize) {
		JsonBytes out = new JsonBytes();
		this.value.write(out);
		if (out.size() > maxSize) {
			out.reset();
			LeftOut.write(out, false, 1, false);
		}
		return out.copy();
	}

}
