package dev.clew.actuate;

import java.util.List;
import java.util.Map;

import dev.clew.actuate.json.UsageCsv;
import dev.clew.actuate.json.UsageDescriptor;
import dev.clew.actuate.parameter.JmxArguments;
import dev.clew.actuate.parameter.ParameterReader;
import dev.clew.actuate.parameter.UsageFormat;
import dev.clew.actuate.parameter.UsageParameters;
import dev.clew.store.TraceStore;
import dev.clew.store.usage.TooManyGroupsException;
import dev.clew.store.usage.UsageQuery;
import dev.clew.store.usage.UsageReport;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/**
 * Adds up what was used and what it cost, by model, user, session and whatever else, over
 * what the store holds. Nothing of it is content.
 *
 * @see LlmUsageEndpointWebExtension
 */
@Endpoint(id = "llmusage", defaultAccess = Access.READ_ONLY)
public class LlmUsageEndpoint {

	private final TraceStore store;

	private final double samplingProbability;

	/**
	 * Creates the endpoint.
	 * @param store where the traces are
	 */
	public LlmUsageEndpoint(TraceStore store) {
		this(store, 1);
	}

	/**
	 * Creates the endpoint over a store that not all traces are kept in.
	 * @param store where the traces are
	 * @param samplingProbability share of the traces that is kept
	 */
	public LlmUsageEndpoint(TraceStore store, double samplingProbability) {
		this.store = store;
		this.samplingProbability = samplingProbability;
	}

	/**
	 * Adds up. It produces the same media types as the extension, which therefore takes
	 * its place over HTTP.
	 * @param groupBy what to group by, with commas between several
	 * @param interval {@code minute}, {@code hour} or {@code day}
	 * @param zone zone of the intervals, UTC by default; only with them
	 * @param from ISO-8601 time of the earliest start
	 * @param to ISO-8601 time that the start is before
	 * @return the groups, and what they rest on
	 */
	@ReadOperation(producesFrom = UsageFormat.class)
	public UsageDescriptor usage(@Nullable String groupBy, @Nullable String interval, @Nullable String zone,
			@Nullable String from, @Nullable String to) {
		Map<String, List<String>> parameters = new JmxArguments().with("groupBy", groupBy)
			.with("interval", interval)
			.with("zone", zone)
			.with("from", from)
			.with("to", to)
			.toParameters();
		return UsageDescriptor.of(find(query(parameters)), this.samplingProbability);
	}

	/**
	 * Adds up in a certain format.
	 * @param parameters what was asked for
	 * @param format what to answer with
	 * @return the body of the response
	 */
	Object find(Map<String, List<String>> parameters, UsageFormat format) {
		UsageQuery query = query(parameters);
		UsageReport report = find(query);
		return (format == UsageFormat.CSV) ? new UsageCsv(query, report, this.samplingProbability).text()
				: UsageDescriptor.of(report, this.samplingProbability);
	}

	private static UsageQuery query(Map<String, List<String>> parameters) {
		return new UsageParameters(new ParameterReader(parameters)).query();
	}

	private UsageReport find(UsageQuery query) {
		try {
			return this.store.findUsage(query);
		}
		catch (TooManyGroupsException ex) {
			throw UsageParameters.tooManyGroups(query);
		}
	}

}
