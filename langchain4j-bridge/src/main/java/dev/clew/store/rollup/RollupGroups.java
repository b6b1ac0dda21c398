package dev.clew.store.rollup;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.clew.store.usage.UsageQuery.Dimension;
import org.jspecify.annotations.Nullable;

/**
 * The groups of one hour, in bounded memory: once there is no room for a new one, all
 * further ones are one group, {@link #OTHER}. Not thread-safe.
 */
public final class RollupGroups {

	/** Value of each dimension of the group of those that there is no room for. */
	public static final String OTHER = "(other)";

	/** Value in place of a user whose name was erased. */
	public static final String ERASED = "(erased)";

	private static final int SIZE = 120;

	private static final int TEXT = 56;

	private final Map<List<@Nullable String>, RollupTally> groups = new HashMap<>();

	private final Rollup rollup;

	private final List<@Nullable String> other;

	private final long maxSize;

	// Of keys: tallies grow.
	private long size;

	/**
	 * No groups yet.
	 * @param rollup what they are of
	 * @param maxSize bytes of heap that they take at most, about
	 */
	public RollupGroups(Rollup rollup, long maxSize) {
		this.rollup = rollup;
		this.other = Collections.nCopies(rollup.dimensions().size(), OTHER);
		this.maxSize = maxSize;
	}

	/**
	 * A group to add to.
	 * @param values its values of the dimensions
	 * @return the group, or the one of all that there is no room for
	 */
	public RollupTally group(List<@Nullable String> values) {
		RollupTally known = this.groups.get(values);
		if (known != null) {
			return known;
		}
		boolean fits = this.size + sizeOf(values) <= this.maxSize && !this.groups.containsKey(this.other);
		return (fits || values.equals(this.other)) ? add(values) : group(this.other);
	}

	private RollupTally add(List<@Nullable String> values) {
		RollupTally tally = new RollupTally();
		this.groups.put(values, tally);
		this.size += sizeOf(values);
		return tally;
	}

	/**
	 * Adds groups of the same dimensions.
	 * @param others the groups
	 */
	public void add(RollupGroups others) {
		others.groups.forEach((values, tally) -> group(values).add(tally));
		this.groups.entrySet().removeIf((group) -> {
			boolean empty = group.getValue().isEmpty();
			this.size -= empty ? sizeOf(group.getKey()) : 0;
			return empty;
		});
	}

	/**
	 * Takes the name of a user out, but not what belongs to it.
	 * @param userId the user
	 * @return whether it was there
	 */
	public boolean forgetUser(String userId) {
		int place = this.rollup.dimensions().indexOf(Dimension.USER);
		Map<List<@Nullable String>, RollupTally> found = new HashMap<>(this.groups);
		found.keySet().removeIf((values) -> place < 0 || !userId.equals(values.get(place)));
		found.forEach((values, tally) -> {
			List<@Nullable String> nameless = new ArrayList<>(values);
			nameless.set(place, ERASED);
			this.groups.remove(values);
			this.size -= sizeOf(values);
			group(nameless).add(tally);
		});
		return !found.isEmpty();
	}

	/**
	 * The groups as they are.
	 * @return sums by values of the dimensions
	 */
	public Map<List<@Nullable String>, RollupTally> groups() {
		return this.groups;
	}

	// Bytes of the heap that they take, about.
	long size() {
		return this.size + this.groups.values().stream().mapToLong(RollupTally::size).sum();
	}

	/**
	 * Whether nothing is left.
	 * @return whether all that was added has been taken off again
	 */
	public boolean isEmpty() {
		return this.groups.values().stream().allMatch(RollupTally::isEmpty);
	}

	private static long sizeOf(List<@Nullable String> values) {
		long size = SIZE;
		for (String value : values) {
			size += (value != null) ? TEXT + value.length() : 0;
		}
		return size;
	}

}
