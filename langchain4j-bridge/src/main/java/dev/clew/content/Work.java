package dev.clew.content;

/**
 * The work that a content makes, in bytes that are allocated for it, about. There is an
 * end to it, and of each list to that for its beginning.
 */
final class Work {

	/** A value that is held as its JSON. */
	static final int SMALL = 24;

	/** A text that was made of a value. */
	static final int TEXT = 48;

	/** A value that is held as an object, or walked through. */
	static final int NODE = 96;

	private static final int HEAD = 4;

	private static final int TAIL = 8;

	private static final int WITHIN = 8;

	private static final int LEAST_WITHIN = 4096;

	private static final int MOST = 16;

	private static final int LEAST = 1024 * 1024;

	private final int maxSize;

	private long done;

	// Where that for what is being read ends.
	private long end;

	Work(int maxSize) {
		this.maxSize = maxSize;
		this.end = most(maxSize);
	}

	/**
	 * The most work for a content.
	 * @param maxSize at most so many bytes of it are kept
	 * @return number of bytes
	 */
	static long most(int maxSize) {
		return Math.max(LEAST, MOST * (long) maxSize);
	}

	void add(long work) throws FullException {
		this.done += work;
		if (this.done > most(this.maxSize)) {
			throw new FullException();
		}
	}

	// For the elements at the beginning: a third of what is there for the whole list.
	Window head() {
		return window(HEAD, 3);
	}

	Window tail() {
		return window(TAIL, 1);
	}

	// What is there for the list that it is within, but something in any case: the last
	// element for which there is room is whole, too, if it is of a usual size.
	private Window window(int multiple, int part) {
		long least = Math.max(LEAST_WITHIN, this.maxSize / WITHIN);
		long left = Math.max(least, (this.end - this.done) / part);
		return new Window(Math.min(multiple * (long) this.maxSize, left));
	}

	/**
	 * As many elements as could be kept, and as may be looked at.
	 */
	final class Window {

		private final long outer = Work.this.end;

		private long taken;

		private Window(long work) {
			Work.this.end = Work.this.done + work;
		}

		boolean isOpen() {
			return this.taken < Work.this.maxSize && Work.this.done < Work.this.end;
		}

		void take(long size) {
			this.taken += size;
		}

		void close() {
			Work.this.end = this.outer;
		}

	}

}
