package dev.clew.content.mask;

/**
 * A line that begins or ends a key.
 *
 * @param start index of its first character
 * @param end index after its last character
 * @param begins whether it begins the key
 */
record PemMark(int start, int end, boolean begins) {

}
