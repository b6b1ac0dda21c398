package dev.clew.store.usage;

import java.util.List;

/**
 * What was used and what it cost, by groups.
 *
 * @param counted what the counts are of
 * @param groups the groups in order; those in which nothing was counted are absent
 * @param coverage what the figures rest on
 */
public record UsageReport(UsageQuery.Counted counted, List<UsageGroup> groups, Coverage coverage) {

	public UsageReport {
		groups = List.copyOf(groups);
	}

}
