package dev.clew.trace;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

/**
 * An immutable map of few entries in the order in which they were put, which takes no
 * more heap than an array of them.
 *
 * @param <V> type of the values
 */
@InternalApi
public final class SmallMap<V> extends AbstractMap<String, V> {

	private static final SmallMap<Object> EMPTY = new SmallMap<>(new Object[0]);

	// Keys and values by turns.
	private final Object[] entries;

	private SmallMap(Object[] entries) {
		this.entries = entries;
	}

	/**
	 * A copy of a map.
	 * @param map the map, without {@code null}
	 * @param <V> type of the values
	 * @return its entries in its order; the map itself where it is a small one
	 */
	public static <V> Map<String, V> copyOf(Map<String, ? extends V> map) {
		if (map instanceof SmallMap) {
			return cast(map);
		}
		Builder<V> builder = new Builder<>(map.size());
		map.forEach(builder::put);
		return builder.build();
	}

	/**
	 * A map to be filled.
	 * @param expected number of entries that is expected
	 * @param <V> type of the values
	 * @return its builder
	 */
	public static <V> Builder<V> builder(int expected) {
		return new Builder<>(expected);
	}

	@Override
	public int size() {
		return this.entries.length / 2;
	}

	@Override
	public boolean containsKey(@Nullable Object key) {
		return indexOf(this.entries, this.entries.length, key) >= 0;
	}

	@Override
	@SuppressWarnings("NullAway")
	public @Nullable V get(@Nullable Object key) {
		int index = indexOf(this.entries, this.entries.length, key);
		return (index >= 0) ? value(index) : null;
	}

	@Override
	public void forEach(BiConsumer<? super String, ? super V> action) {
		for (int i = 0; i < this.entries.length; i += 2) {
			action.accept((String) this.entries[i], value(i));
		}
	}

	@Override
	public Set<Entry<String, V>> entrySet() {
		return new Entries();
	}

	private V value(int index) {
		return cast(this.entries[index + 1]);
	}

	private static int indexOf(@Nullable Object[] entries, int length, @Nullable Object key) {
		for (int i = 0; i < length; i += 2) {
			Object other = entries[i];
			if (other != null && other.equals(key)) {
				return i;
			}
		}
		return -1;
	}

	@SuppressWarnings("unchecked")
	private static <T> T cast(Object object) {
		return (T) object;
	}

	/**
	 * Fills a map. Not thread-safe.
	 *
	 * @param <V> type of the values
	 */
	public static final class Builder<V> {

		private @Nullable Object[] entries;

		private int length;

		private boolean built;

		private Builder(int expected) {
			this.entries = new Object[expected * 2];
		}

		/**
		 * Puts an entry, at its end where the key is new.
		 * @param key the key
		 * @param value the value; {@code null} puts nothing
		 * @return this builder
		 */
		public Builder<V> put(String key, @Nullable V value) {
			if (value == null) {
				return this;
			}
			int index = indexOf(this.entries, this.length, key);
			if (index < 0) {
				index = this.length;
				this.length += 2;
			}
			if (this.built || this.length > this.entries.length) {
				this.entries = Arrays.copyOf(this.entries, this.length * 2);
				this.built = false;
			}
			this.entries[index] = key;
			this.entries[index + 1] = value;
			return this;
		}

		/**
		 * Builds the map.
		 * @return the map; what is put afterwards is not in it
		 */
		@SuppressWarnings("NullAway")
		public Map<String, V> build() {
			if (this.length == 0) {
				return cast(EMPTY);
			}
			this.built = this.length == this.entries.length;
			return new SmallMap<>(this.built ? this.entries : Arrays.copyOf(this.entries, this.length));
		}

	}

	/**
	 * The entries as a set.
	 */
	private final class Entries extends AbstractSet<Entry<String, V>> {

		@Override
		public int size() {
			return SmallMap.this.size();
		}

		@Override
		public Iterator<Entry<String, V>> iterator() {
			return new EntryIterator();
		}

	}

	/**
	 * Goes through the entries.
	 */
	private final class EntryIterator implements Iterator<Entry<String, V>> {

		private int next;

		@Override
		public boolean hasNext() {
			return this.next < SmallMap.this.entries.length;
		}

		@Override
		public Entry<String, V> next() {
			if (!hasNext()) {
				throw new NoSuchElementException();
			}
			int index = this.next;
			this.next += 2;
			return new SimpleImmutableEntry<>((String) SmallMap.this.entries[index], value(index));
		}

	}

}
