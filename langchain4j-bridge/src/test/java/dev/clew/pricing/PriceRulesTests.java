package dev.clew.pricing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

import dev.clew.trace.Cost;
import dev.clew.trace.CostSum;
import dev.clew.trace.ModelCall;
import dev.clew.trace.Usage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds of every price, model and usage: tried with made-up ones, which the number
 * in the name of a failed test makes again.
 */
class PriceRulesTests {

	private static final ModelPrices PRICES = ModelPrices.bundled();

	private static final List<String> SERVICES = List.of("", "default", "flex", "fast", "priority", "batch");

	static IntStream seeds() {
		return IntStream.range(0, 500);
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void bucketsAreNotNegativeAndTheirSumIsTheTotal(int seed) {
		Random random = new Random(seed);
		Usage usage = usage(random, Usage.BUCKETS);
		Cost cost = cost(model(random), service(random), usage);
		if (cost != null) {
			assertThat(cost.buckets().values()).allSatisfy((amount) -> assertThat(amount).isNotNegative());
			assertThat(cost.buckets().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
				.isEqualByComparingTo(cost.total());
			assertThat(usage.buckets().keySet()).containsAll(cost.buckets().keySet());
		}
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void moreTokensNeverCostLess(int seed) {
		Random random = new Random(seed);
		ModelPrice model = model(random);
		String service = service(random);
		Usage less = usage(random, pricedBuckets(model));
		Usage more = less.plus(usage(random, pricedBuckets(model)));
		assertThat(total(model, service, more)).isGreaterThanOrEqualTo(total(model, service, less));
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void twoCallsOfOneTierCostWhatTheyWouldAsOne(int seed) {
		Random random = new Random(seed);
		UsagePrices prices = prices(random);
		Usage one = usage(random, Usage.BUCKETS);
		Usage other = usage(random, Usage.BUCKETS);
		Cost together = cost(prices, one.plus(other));
		Cost apart = cost(prices, one).plus(cost(prices, other));
		assertThat(apart).isEqualTo(together);
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void tierBeginsAboveItsBoundary(int seed) {
		Random random = new Random(seed);
		long above = random.nextInt(1_000_000);
		ModelPrices prices = new ModelPrices(List.of(new ModelPrice("m", NamePattern.literal("m"),
				List.of(new PriceTier("Standard", null, Set.of(), prices(random)),
						new PriceTier("Large", above, Set.of(), prices(random))))));
		List<String> input = Usage.BUCKETS.stream().filter((bucket) -> bucket.startsWith("input")).toList();
		Usage boundary = new Usage(split(random, above, input)).plus(usage(random, List.of("output")));
		String extra = input.get(random.nextInt(input.size()));
		assertThat(Calls.charge(prices, Calls.of("m", boundary)).tier()).isEqualTo("Standard");
		assertThat(Calls.charge(prices, Calls.of("m", boundary.plus(new Usage(Map.of(extra, 1L))))).tier())
			.isEqualTo("Large");
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void orderOfCallsDoesNotMatterForTheirSum(int seed) {
		Random random = new Random(seed);
		List<CostSum> calls = new ArrayList<>();
		for (int i = random.nextInt(20); i >= 0; i--) {
			Cost cost = cost(model(random), service(random), usage(random, Usage.BUCKETS));
			calls.add(new CostSum(cost, (cost != null) ? 0 : 1, 0));
		}
		CostSum sum = sum(calls);
		Collections.shuffle(calls, random);
		int half = calls.size() / 2;
		assertThat(sum(calls)).isEqualTo(sum);
		assertThat(sum(calls.subList(half, calls.size())).plus(sum(calls.subList(0, half)))).isEqualTo(sum);
	}

	private static CostSum sum(List<CostSum> calls) {
		return calls.stream().reduce(CostSum.NONE, CostSum::plus);
	}

	private static @Nullable Cost cost(ModelPrice model, String service, Usage usage) {
		ModelCall call = service.isEmpty() ? Calls.of(model.name(), usage) : Calls.served(model.name(), service, usage);
		return model.charge(call, usage, List.of()).cost();
	}

	private static BigDecimal total(ModelPrice model, String service, Usage usage) {
		return Objects.requireNonNull(cost(model, service, usage)).total();
	}

	private static Cost cost(UsagePrices prices, Usage usage) {
		return Objects.requireNonNull(prices.charge(usage, PriceTier.STANDARD, List.of()).cost());
	}

	private static ModelPrice model(Random random) {
		return PRICES.models().get(random.nextInt(PRICES.models().size()));
	}

	private static String service(Random random) {
		return SERVICES.get(random.nextInt(SERVICES.size()));
	}

	// Some models only read.
	private static List<String> pricedBuckets(ModelPrice model) {
		return Usage.BUCKETS.stream()
			.filter((bucket) -> cost(model, "", new Usage(Map.of(bucket, 1L))) != null)
			.toList();
	}

	private static UsagePrices prices(Random random) {
		Map<String, BigDecimal> prices = new LinkedHashMap<>();
		for (String bucket : Usage.BUCKETS) {
			if (bucket.equals("input") || bucket.equals("output") || random.nextBoolean()) {
				prices.put(bucket, BigDecimal.valueOf(random.nextInt(1_000_000), random.nextInt(8)));
			}
		}
		return UsagePrices.of(prices);
	}

	private static Usage usage(Random random, List<String> buckets) {
		return new Usage(split(random, random.nextInt(600_000), buckets));
	}

	private static Map<String, Long> split(Random random, long tokens, List<String> buckets) {
		Map<String, Long> split = new LinkedHashMap<>();
		long left = tokens;
		for (String bucket : buckets) {
			long part = (left > 0) ? random.nextInt((int) left + 1) : 0;
			split.put(bucket, part);
			left -= part;
		}
		split.merge(buckets.get(0), left, Long::sum);
		return split;
	}

}
