package dev.clew.content;

/**
 * What is said of data in its place.
 *
 * @param size number of bytes
 * @param sha256 their hash, in hex digits
 */
record Digest(long size, String sha256) {

}
