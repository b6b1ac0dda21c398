package dev.clew.content;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Lists and objects that are being read. Those that turn out to be small are used again.
 */
final class Branches {

	private final Deque<Branch> spare = new ArrayDeque<>(2);

	Branch take(boolean object) {
		Branch branch = this.spare.poll();
		if (branch == null) {
			return new Branch(object);
		}
		branch.clear(object);
		return branch;
	}

	void give(Branch branch) {
		this.spare.push(branch);
	}

}
