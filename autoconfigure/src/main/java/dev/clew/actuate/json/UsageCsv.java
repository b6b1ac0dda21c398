package dev.clew.actuate.json;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import dev.clew.store.usage.Percentiles;
import dev.clew.store.usage.UsageGroup;
import dev.clew.store.usage.UsageQuery;
import dev.clew.store.usage.UsageQuery.Dimension;
import dev.clew.store.usage.UsageReport;
import dev.clew.trace.Cost;
import dev.clew.trace.Usage;

/**
 * Writes usage as comma-separated values: a header, and a line for each group. What the
 * figures rest on stands in each line, so that it stays with them.
 */
public final class UsageCsv {

	private final UsageQuery query;

	private final UsageReport report;

	private final double samplingProbability;

	private final Set<String> buckets;

	public UsageCsv(UsageQuery query, UsageReport report, double samplingProbability) {
		this.query = query;
		this.report = report;
		this.samplingProbability = samplingProbability;
		this.buckets = buckets(report);
	}

	// All known buckets first, so that the columns stay the same, then those of some
	// providers only.
	private static Set<String> buckets(UsageReport report) {
		Set<String> all = new TreeSet<>();
		report.groups().forEach((group) -> all.addAll(group.usage().buckets().keySet()));
		Set<String> buckets = new LinkedHashSet<>(Usage.BUCKETS);
		buckets.addAll(all);
		return buckets;
	}

	public String text() {
		StringBuilder text = new StringBuilder().append(header());
		this.report.groups().forEach((group) -> text.append(line(group)));
		return text.toString();
	}

	private CsvLine header() {
		CsvLine line = new CsvLine();
		this.query.groupBy().forEach((dimension) -> line.add(dimension.field()));
		if (this.query.interval() != null) {
			line.add("start");
		}
		List.of("counted", "count", "errors", "latencyMs.p50", "latencyMs.p95", "latencyMs.p99").forEach(line::add);
		this.buckets.forEach((bucket) -> line.addText("usage." + bucket));
		List.of("usage.total", "cost", "currency", "unpriced", "withoutUsage", "unpricedModels", "coverage.from",
				"coverage.to", "coverage.complete", "coverage.samplingProbability", "coverage.basis",
				"coverage.tracesFrom", "coverage.latencyError")
			.forEach(line::add);
		return line;
	}

	private CsvLine line(UsageGroup group) {
		CsvLine line = new CsvLine();
		for (Dimension dimension : this.query.groupBy()) {
			line.addText(group.key().get(dimension));
		}
		if (this.query.interval() != null) {
			line.add(JsonFigures.time(group.start()));
		}
		line.add(UsageDescriptor.counted(this.report)).add(group.count()).add(group.errors());
		addLatency(line, group);
		addUsage(line, group.usage());
		addCost(line, group);
		addCoverage(line);
		return line;
	}

	private static void addLatency(CsvLine line, UsageGroup group) {
		Percentiles latency = group.latency();
		line.add((latency != null) ? JsonFigures.millis(latency.p50()) : null)
			.add((latency != null) ? JsonFigures.millis(latency.p95()) : null)
			.add((latency != null) ? JsonFigures.millis(latency.p99()) : null);
	}

	private void addUsage(CsvLine line, Usage usage) {
		this.buckets.forEach((bucket) -> line.add(usage.buckets().get(bucket)));
		line.add(usage.buckets().isEmpty() ? null : usage.total());
	}

	private static void addCost(CsvLine line, UsageGroup group) {
		Cost cost = group.cost().cost();
		line.add((cost != null) ? cost.total().toPlainString() : null)
			.add((cost != null) ? Cost.CURRENCY : null)
			.add(group.cost().unpriced())
			.add(group.cost().withoutUsage())
			.addText(group.unpricedModels().isEmpty() ? null : String.join("; ", group.unpricedModels()));
	}

	private void addCoverage(CsvLine line) {
		CoverageDescriptor coverage = CoverageDescriptor.of(this.report.coverage(), this.samplingProbability);
		line.add(coverage.from())
			.add(coverage.to())
			.add(coverage.complete())
			.add(coverage.samplingProbability())
			.add(coverage.basis())
			.add(coverage.tracesFrom())
			.add(coverage.latencyError());
	}

}
