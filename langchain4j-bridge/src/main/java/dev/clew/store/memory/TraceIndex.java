package dev.clew.store.memory;

import java.util.Comparator;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListMap;

import dev.clew.store.find.Position;
import org.jspecify.annotations.Nullable;

/**
 * The traces of each user, or of another group, by their start. Thread-safe; of one trace
 * changed by one thread at a time.
 */
final class TraceIndex {

	private final NavigableMap<Key, TraceEntry> traces = new ConcurrentSkipListMap<>(Key.ORDER);

	void move(@Nullable Key old, @Nullable Key now, TraceEntry entry) {
		if (!Objects.equals(old, now)) {
			if (now != null) {
				this.traces.put(now, entry);
			}
			if (old != null) {
				this.traces.remove(old);
			}
		}
	}

	// Those of a group, between two positions.
	NavigableMap<Key, TraceEntry> range(String group, Position low, Position high) {
		return this.traces.subMap(new Key(group, low), false, new Key(group, high), false);
	}

	NavigableMap<Key, TraceEntry> all(String group) {
		return range(group, Position.FIRST, Position.LAST);
	}

	@Nullable String firstGroup() {
		return group(this.traces.ceilingKey(new Key("", Position.FIRST)));
	}

	@Nullable String groupAfter(String group) {
		return group(this.traces.higherKey(new Key(group, Position.LAST)));
	}

	private static @Nullable String group(@Nullable Key key) {
		return (key != null) ? key.group() : null;
	}

	/**
	 * Where a trace is in a group.
	 *
	 * @param group the group
	 * @param position its start and id
	 */
	record Key(String group, Position position) {

		static final Comparator<Key> ORDER = (one, other) -> {
			int groups = one.group.compareTo(other.group);
			return (groups != 0) ? groups : Position.ASCENDING.compare(one.position, other.position);
		};

	}

}
