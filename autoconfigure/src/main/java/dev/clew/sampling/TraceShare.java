package dev.clew.sampling;

/**
 * Where an id stands between 0 and 1. Ids spread evenly, also those that begin with a
 * time or end alike.
 */
final class TraceShare {

	private static final long FNV_OFFSET = 0xcbf29ce484222325L;

	private static final long FNV_PRIME = 0x100000001b3L;

	private static final int FRACTION_BITS = 53;

	private TraceShare() {
	}

	static double of(String traceId) {
		long hash = FNV_OFFSET;
		for (int i = 0; i < traceId.length(); i++) {
			hash = (hash ^ traceId.charAt(i)) * FNV_PRIME;
		}
		return (mixed(hash) >>> (Long.SIZE - FRACTION_BITS)) * 0x1.0p-53;
	}

	// The last step of MurmurHash3, so that each bit counts for all others.
	private static long mixed(long hash) {
		long mixed = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
		mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
		return mixed ^ (mixed >>> 33);
	}

}
