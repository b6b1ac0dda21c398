package dev.clew.observation.tree;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * The stages that have begun with an observation, and which of them have heard of its
 * end. Thread-safe.
 */
final class Stages {

	private static final Stage[] NONE = {};

	private Stage[] all = NONE;

	private int count;

	// A bit for each stage.
	private int told;

	synchronized void add(Stage stage) {
		if (this.count == this.all.length) {
			this.all = Arrays.copyOf(this.all, this.count + 2);
		}
		this.all[this.count++] = stage;
	}

	synchronized int count() {
		return this.count;
	}

	synchronized Stage get(int index) {
		return this.all[index];
	}

	synchronized boolean isOpen(Stage stage) {
		return (bit(stage) & ~this.told) != 0;
	}

	// Whether this is the first call for a stage that has begun: it hears of one end.
	synchronized boolean take(Stage stage) {
		boolean open = isOpen(stage);
		this.told |= bit(stage);
		return open;
	}

	private int bit(Stage stage) {
		int index = Arrays.asList(this.all).indexOf(stage);
		return (index >= 0) ? 1 << index : 0;
	}

	void forEach(Consumer<Stage> action) {
		for (int i = 0; i < count(); i++) {
			action.accept(get(i));
		}
	}

}
