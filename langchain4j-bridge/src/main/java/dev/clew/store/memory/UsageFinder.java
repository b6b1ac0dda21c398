package dev.clew.store.memory;

import dev.clew.store.rollup.HeldSince;
import dev.clew.store.rollup.RollupQuery;
import dev.clew.store.usage.UsageCounter;
import dev.clew.store.usage.UsageQuery;
import dev.clew.store.usage.UsageReport;
import org.jspecify.annotations.Nullable;

/**
 * Adds up usage by going through all traces, and by the sums of those that are gone.
 */
final class UsageFinder {

	private static final int MAX_TRIES = 5;

	private final StoredTraces shelf;

	private final UsageQuery query;

	UsageFinder(StoredTraces shelf, UsageQuery query) {
		this.shelf = shelf;
		this.query = query;
	}

	UsageReport find() {
		RollupQuery hours = RollupQuery.of(this.query, this.shelf.held().now());
		if (hours != null && !this.shelf.held().since().hasAllTraces(this.query)) {
			UsageReport report = findInHours(hours);
			if (report != null) {
				return report;
			}
		}
		UsageCounter counter = new UsageCounter(this.query);
		addTraces(counter);
		return report(counter, null);
	}

	// What goes meanwhile may be in neither: then it is tried again.
	private @Nullable UsageReport findInHours(RollupQuery hours) {
		for (int i = 0; i < MAX_TRIES; i++) {
			long moment = this.shelf.goneTraces().moment();
			UsageCounter counter = new UsageCounter(this.query);
			this.shelf.goneTraces().count(hours, counter);
			addTraces(counter);
			UsageReport report = report(counter, hours);
			if (this.shelf.goneTraces().isStill(moment)) {
				return report;
			}
		}
		return null;
	}

	private void addTraces(UsageCounter counter) {
		boolean all = this.query.needsAll();
		this.shelf.all().forEach((entry) -> counter.add(entry.counted(all)));
	}

	// The coverage is asked last: what goes meanwhile, counted or not, is said to be
	// missing.
	private UsageReport report(UsageCounter counter, @Nullable RollupQuery hours) {
		HeldSince since = this.shelf.held().since();
		return new UsageReport(this.query.counted(), counter.groups(), (hours != null)
				? since.ofHours(hours, this.shelf.held().now()) : since.ofTraces(this.query, this.shelf.held().now()));
	}

}
