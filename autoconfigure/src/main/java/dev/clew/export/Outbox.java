package dev.clew.export;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What is ready to be sent, in parcels that servers take. Used by one thread.
 */
final class Outbox {

	private static final int MAX_SPANS = 512;

	private static final long MAX_BYTES = 3L * 1024 * 1024;

	private final Deque<Parcel> parcels = new ArrayDeque<>();

	void add(List<Leaving> spans) {
		List<Leaving> next = new ArrayList<>();
		long bytes = 0;
		for (Leaving span : spans) {
			if (!next.isEmpty() && (next.size() == MAX_SPANS || bytes + span.bytes() > MAX_BYTES)) {
				this.parcels.add(Parcel.of(next));
				next = new ArrayList<>();
				bytes = 0;
			}
			next.add(span);
			bytes += span.bytes();
		}
		if (!next.isEmpty()) {
			this.parcels.add(Parcel.of(next));
		}
	}

	void add(Parcel parcel) {
		this.parcels.add(parcel);
	}

	@Nullable Parcel first() {
		return this.parcels.peekFirst();
	}

	void removeFirst() {
		this.parcels.removeFirst();
	}

	void splitFirst() {
		List<Parcel> halves = this.parcels.removeFirst().halves();
		this.parcels.addFirst(halves.get(1));
		this.parcels.addFirst(halves.get(0));
	}

}
