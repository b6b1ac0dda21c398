package dev.clew.content.mask;

/**
 * Tells cheaply that there is nothing to be found in most texts: runs of characters are
 * short in them, and digits few.
 */
record FirstLook(boolean always) {

	boolean suspects(String text) {
		return true;
	}

}
