package dev.clew.content;

/**
 * A number, a truth value or null: there whole, or left out.
 */
final class Word extends Node {

	private final String word;

	Word(String word) {
		this.word = word;
		measure(0);
	}

	@Override
	void measure(int enoughText) {
		this.size = this.word.length();
		this.enough = this.size;
		this.least = this.size;
	}

	@Override
	void shrink(long room) {
		// Half a number is another number.
	}

	@Override
	boolean isSmall() {
		return this.word.length() <= Items.SMALL;
	}

	@Override
	void write(JsonBytes out) {
		out.ascii(this.word);
	}

}
