package dev.clew.store.jdbc;

import java.math.BigDecimal;

import dev.clew.store.find.Position;
import dev.clew.trace.Cost;
import dev.clew.trace.Usage;
import org.jspecify.annotations.Nullable;

/**
 * What columns hold to find and sort rows by. What is true of a row stands in its JSON:
 * texts are cut here, so that they fit into an index.
 */
final class Column {

	static final int MAX_TEXT = 255;

	private Column() {
	}

	static @Nullable String text(@Nullable String text) {
		if (text == null) {
			return null;
		}
		String kept = (text.length() > MAX_TEXT) ? text.substring(0, MAX_TEXT) : text;
		return kept.replace('\0', '\uFFFD');
	}

	static @Nullable Long tokens(Usage usage) {
		return usage.buckets().isEmpty() ? null : usage.total();
	}

	static @Nullable Long cost(@Nullable Cost cost) {
		return (cost != null) ? cost(cost.total()) : null;
	}

	// As costs are sorted by.
	static long cost(BigDecimal cost) {
		return Position.of(cost, "").major();
	}

}
