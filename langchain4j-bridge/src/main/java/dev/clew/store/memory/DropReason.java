package dev.clew.store.memory;

/**
 * Why an observation was dropped, as listeners are told.
 */
final class DropReason {

	/** It came after its trace had gone to make room. */
	static final String EVICTED_TRACE = "evicted-trace";

	/** It came after its trace had been deleted. */
	static final String DELETED_TRACE = "deleted-trace";

	/** It is kept, but without its content: its trace alone fills the store. */
	static final String CONTENT = "content-left-out";

	/** Its trace alone fills the store. */
	static final String STORE_FULL = "store-full";

	private DropReason() {
	}

}
