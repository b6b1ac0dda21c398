package dev.clew.content;

/**
 * How many bytes an element is to have at least.
 */
@FunctionalInterface
interface Floor {

	/** So many that it still says what one needs. */
	Floor ENOUGH = Items::enough;

	/** As few as it can be cut to. */
	Floor LEAST = Items::least;

	long of(Items items, int index);

}
