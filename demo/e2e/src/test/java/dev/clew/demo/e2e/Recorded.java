package dev.clew.demo.e2e;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/**
 * What the steps of traces add up to.
 *
 * @param steps as the endpoint shows them, except for what others than Clew observe
 */
record Recorded(List<JsonNode> steps) {

	private static final BigDecimal MILLIS = new BigDecimal("0.001");

	static Recorded of(Stream<JsonNode> traces) {
		return new Recorded(
				traces.flatMap((trace) -> trace.path("observations").valueStream()).filter(Recorded::isOurs).toList());
	}

	private static boolean isOurs(JsonNode step) {
		return !"SPAN".equals(text(step, "type")) || text(step, "name").contains("EmbeddingStore");
	}

	Map<String, BigDecimal> observations() {
		return sums(this.steps.stream(), (step) -> text(step, "type") + " " + text(step, "level"), one());
	}

	// By type of error.
	Map<String, BigDecimal> durations(String type) {
		return sums(ofType(type), Recorded::errorType,
				(step) -> step.path("latencyMs").decimalValue().multiply(MILLIS));
	}

	// By type of error.
	Map<String, BigDecimal> counts(String type) {
		return sums(ofType(type), Recorded::errorType, one());
	}

	Map<String, BigDecimal> timesToFirstToken() {
		return sums(ofType("GENERATION"), Recorded::provider,
				(step) -> step.path("timeToFirstTokenMs").decimalValue(BigDecimal.ZERO).multiply(MILLIS));
	}

	Map<String, BigDecimal> streams() {
		return sums(ofType("GENERATION").filter((step) -> step.has("timeToFirstTokenMs")), Recorded::provider, one());
	}

	Map<String, BigDecimal> tokens() {
		return sums(buckets(), (bucket) -> bucket.provider() + " " + bucket.name(), Bucket::tokens);
	}

	// By side, cached and reasoning ones included.
	Map<String, BigDecimal> tokensBySide() {
		return sums(buckets(), Bucket::side, Bucket::tokens);
	}

	Map<String, BigDecimal> reportsBySide() {
		return sums(buckets().filter((bucket) -> bucket.name().equals(bucket.side())), Bucket::side, one());
	}

	Map<String, BigDecimal> costs() {
		return sums(calls(), Recorded::provider,
				(call) -> new BigDecimal(call.path("cost").path("total").asString("0")));
	}

	Map<String, BigDecimal> unpriced() {
		return sums(calls().filter((call) -> !call.has("cost") && isUsageWhole(call)), Recorded::provider, one());
	}

	Map<String, BigDecimal> withoutUsage() {
		return sums(calls().filter((call) -> !call.has("cost") && !isUsageWhole(call) && !call.has("error")),
				Recorded::provider, one());
	}

	private static boolean isUsageWhole(JsonNode call) {
		return call.path("usage").has("input")
				&& (call.path("usage").has("output") || "EMBEDDING".equals(text(call, "type")));
	}

	private static String errorType(JsonNode step) {
		return step.path("error").path("type").asString("none");
	}

	private static String provider(JsonNode call) {
		return call.path("modelProvider").asString("none");
	}

	private Stream<JsonNode> ofType(String type) {
		return this.steps.stream().filter((step) -> type.equals(text(step, "type")));
	}

	private Stream<JsonNode> calls() {
		return Stream.concat(ofType("GENERATION"), ofType("EMBEDDING"));
	}

	private Stream<Bucket> buckets() {
		return calls().filter((call) -> !"in-process".equals(text(call, "priceTier")))
			.flatMap((call) -> call.path("usage")
				.propertyStream()
				.filter((bucket) -> !"total".equals(bucket.getKey()))
				.map((bucket) -> new Bucket(provider(call), bucket.getKey(), bucket.getValue().decimalValue())));
	}

	private static String text(JsonNode step, String field) {
		return step.path(field).asString();
	}

	private static <T> Function<T, BigDecimal> one() {
		return (any) -> BigDecimal.ONE;
	}

	/**
	 * Adds up exactly.
	 * @param all what to add up
	 * @param key what is added up together
	 * @param value what is added up
	 * @param <T> type of what is added up
	 * @return sums by key, without zeros
	 */
	static <T> Map<String, BigDecimal> sums(Stream<T> all, Function<T, String> key, Function<T, BigDecimal> value) {
		Map<String, BigDecimal> sums = new TreeMap<>();
		all.forEach((one) -> sums.merge(key.apply(one), value.apply(one), BigDecimal::add));
		sums.values().removeIf((sum) -> sum.signum() == 0);
		sums.replaceAll((name, sum) -> sum.stripTrailingZeros());
		return sums;
	}

	/**
	 * Part of the usage of a call.
	 *
	 * @param provider of the model
	 * @param name of the bucket
	 * @param tokens in it
	 */
	private record Bucket(String provider, String name, BigDecimal tokens) {

		String side() {
			return this.name.startsWith("input") ? "input" : "output";
		}

	}

}
