package dev.clew.pricing;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

import dev.clew.trace.Cost;
import dev.clew.trace.ModelCall;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * By which name, which tier and which bucket's price a call is charged.
 */
class ModelPricesTests {

	private static final ModelPrices PRICES = new ModelPrices(List.of(model("dear", tier("Standard", "input", "8")),
			model("cheap(-2024-01-01)?", tier("Standard", "input", "2"))));

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
	// @formatter:off
			"cheap | dear | 2 | ",
			"dear | cheap | 8 | ",
			"DEAR |  | 8 | ",
			"dear-2026-01-31 | dear | 8 | no price is known for dear-2026-01-31: priced as dear",
			"dear-20260131 | vendor/dear | | ",
			"dear-20260131 | Dear | 8 | no price is known for dear-20260131: priced as Dear",
			"dear@20260131 | dear | 8 | no price is known for dear@20260131: priced as dear",
			"vendor/dear-001 | dear | 8 | no price is known for vendor/dear-001: priced as dear",
			"dear-0613 | dear | 8 | no price is known for dear-0613: priced as dear",
			"dear-2026-01-31 | cheap | | ",
			"dear-2026-01-31 | | | ",
			"dear-2026-01-31-preview | dear | | ",
			"dear-mini | dear | | ",
			"dear2026-01-31 | dear | | ",
			"dear-20 | dear | | ",
			"other | dear | | ",
			"other | other | | ",
			" | | | "
	// @formatter:on
	})
	void modelThatAnsweredDecidesUnlessItIsADatedVersionOfTheOneAskedFor(@Nullable String answered,
			@Nullable String asked, @Nullable BigDecimal cost, @Nullable String note) {
		Charge charge = PRICES.charge(Calls.answered(answered, asked));
		if (cost == null || charge == null) {
			assertThat(cost).isNull();
			assertThat(charge).isNull();
		}
		else {
			assertThat(Objects.requireNonNull(charge.cost()).total()).isEqualTo(cost);
			assertThat(charge.notes()).isEqualTo((note != null) ? List.of(note) : List.of());
		}
	}

	@Test
	void modelWithoutUsageIsNotCharged() {
		assertThat(PRICES
			.charge(new ModelCall("dear", "dear", null, Map.of(), null, null, null, null, null, null, null, null)))
			.isNull();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
	// @formatter:off
			"100 | | Standard | ",
			"101 | | Large | ",
			"1001 | | Very large | ",
			"100 | fast | Fast | ",
			"101 | fast | Fast, large | ",
			"1001 | FAST | Fast, large | ",
			"100 | quick | Fast | ",
			"101 | slow | Slow | ",
			"5 | default | Standard | ",
			"5 | auto | Standard | ",
			"5 | Batch | Standard | service tier 'batch' has no price of its own: priced as Standard",
			"101 | batch | Large | service tier 'batch' has no price of its own: priced as Large"
	// @formatter:on
	})
	void mostSpecificTierWhoseConditionsAllHoldApplies(int input, @Nullable String service, String tier,
			@Nullable String note) {
		ModelPrices prices = new ModelPrices(List
			.of(model("m", tier("Standard", "input", "1"), tier("Large", 100L, ""), tier("Very large", 1000L, ""),
					tier("Fast", null, "fast quick"), tier("Slow", null, "slow"), tier("Fast, large", 100L, "fast"))));
		Charge charge = Calls.charge(prices,
				(service != null) ? Calls.served("m", service, Calls.tokens("input " + input))
						: Calls.of("m", Calls.tokens("input " + input)));
		assertThat(charge.tier()).isEqualTo(tier);
		assertThat(charge.notes()).isEqualTo((note != null) ? List.of(note) : List.of());
	}

	@Test
	void sizeIsThatOfAllInputTogetherAndOfNoOutput() {
		ModelPrices prices = new ModelPrices(
				List.of(model("m", tier("Standard", "input", "1", "output", "1"), tier("Large", 100L, ""))));
		assertThat(Calls.charge(prices, Calls.of("m", Calls.tokens("input 50, input_cached_tokens 50, output 1000")))
			.tier()).isEqualTo("Standard");
		assertThat(Calls
			.charge(prices, Calls.of("m", Calls.tokens("input 50, input_cached_tokens 50, input_cache_creation_1h 1")))
			.tier()).isEqualTo("Large");
	}

	@Test
	void unboundedServiceTierIsCutInTheNote() {
		Charge charge = Calls.charge(PRICES, Calls.served("dear", "x".repeat(5000), Calls.tokens("input 1")));
		assertThat(charge.notes())
			.containsExactly("service tier '" + "x".repeat(50) + "' has no price of its own: priced as Standard");
	}

	@ParameterizedTest
	@CsvSource({ "input_cached_tokens, input, 1", "input_cache_creation, input, 1", "input_cache_creation_5m, input, 1",
			"input_cache_creation_1h, input, 1", "input_audio_tokens, input, 1", "output_reasoning_tokens, output, 3",
			"output_audio_tokens, output, 3" })
	void bucketWithoutAPriceTakesThatOfItsFamilyAndSaysSo(String bucket, String family, BigDecimal price) {
		ModelPrices prices = new ModelPrices(List.of(model("m", tier("Standard", "input", "1", "output", "3"))));
		Charge charge = Calls.charge(prices, Calls.of("m", Calls.tokens(bucket + " 1000000")));
		assertThat(charge.cost()).isEqualTo(Cost.of(Map.of(bucket, price)));
		assertThat(charge.notes()).containsExactly(bucket + " priced as " + family);
	}

	@Test
	void timedCacheTakesThePriceOfTheUntimedOne() {
		ModelPrices prices = new ModelPrices(
				List.of(model("m", tier("Standard", "input", "1", "input_cache_creation", "2"))));
		Charge charge = Calls.charge(prices,
				Calls.of("m", Calls.tokens("input_cache_creation_5m 1000000, input_cache_creation_1h 1000000")));
		assertThat(Objects.requireNonNull(charge.cost()).total()).isEqualTo("4");
		assertThat(charge.notes()).containsExactly("input_cache_creation_5m priced as input_cache_creation",
				"input_cache_creation_1h priced as input_cache_creation");
	}

	@Test
	void bucketThatNoPriceFitsLeavesTheCallWithoutACostAndSaysSo() {
		Charge charge = Calls.charge(PRICES, Calls.of("dear", Calls.tokens("input 5, output 3")));
		assertThat(charge.cost()).isNull();
		assertThat(charge.tier()).isNull();
		assertThat(charge.notes()).containsExactly("no cost: the model has no price for output");
	}

	@Test
	void bucketWithoutTokensNeedsNoPriceAndIsNotInTheCost() {
		Charge charge = Calls.charge(PRICES,
				Calls.of("dear", Calls.tokens("input 1, input_cached_tokens 0, output 0")));
		assertThat(charge.cost()).isEqualTo(Cost.of(Map.of("input", new BigDecimal("0.000008"))));
		assertThat(charge.notes()).isEmpty();
	}

	@Test
	void callWithoutTokensCostsNothing() {
		assertThat(Calls.cost(PRICES, Calls.of("dear", Calls.tokens("input 0"))))
			.isEqualTo(Cost.ofTotal(BigDecimal.ZERO));
	}

	@Test
	void noDigitIsRounded() {
		ModelPrices prices = new ModelPrices(List.of(model("m", tier("Standard", "input", "0.123456789123456789"))));
		assertThat(Calls.cost(prices, Calls.of("m", Calls.tokens("input " + Long.MAX_VALUE))).total())
			.isEqualTo("1138687896561.168175869584003447103723");
	}

	@Test
	void firstOfSeveralModelsCounts() {
		ModelPrices prices = PRICES.overriddenBy(
				List.of(model("de.*", tier("Own", "input", "5")), model("dear", tier("Standard", "input", "6"))));
		assertThat(Calls.charge(prices, Calls.answered("dear", null)).tier()).isEqualTo("Own");
		assertThat(Calls.cost(prices, Calls.answered("cheap", null)).total()).isEqualTo("2");
	}

	@Test
	void namesOfMoreThan200CharactersAreNotMatched() {
		ModelPrices prices = new ModelPrices(List.of(model("x+", tier("Standard", "input", "1"))));
		assertThat(prices.charge(Calls.answered("x".repeat(200), null))).isNotNull();
		assertThat(prices.charge(Calls.answered("x".repeat(201), null))).isNull();
		assertThat(NamePattern.of("x+").matches("x".repeat(201))).isFalse();
		assertThat(PRICES.charge(Calls.answered("dear-2026-01-01".repeat(20), "dear"))).isNull();
		assertThat(PRICES.charge(Calls.answered("dear-001", "dear".repeat(100)))).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "made-up-%d", "known-%d" })
	void madeUpNamesTakeBoundedMemory(String names) {
		ModelPrice dear = model("dear", tier("Standard", "input", "8"));
		SeenNames seen = new SeenNames(List.of(dear, model("known-\\d+", tier("Standard", "input", "1"))));
		for (int i = 0; i < 100_000; i++) {
			seen.find(names.formatted(i));
			assertThat(seen.size()).isLessThanOrEqualTo(2 * SeenNames.MAX_NAMES);
		}
		assertThat(seen.find("dear")).isSameAs(dear);
	}

	@Test
	void madeUpNamesDoNotMakeKnownOnesBeSearchedForAgain() {
		ModelPrice model = model("dear", tier("Standard", "input", "8"));
		SeenNames names = new SeenNames(List.of(model));
		assertThat(names.find("dear")).isSameAs(model);
		IntStream.range(0, 100_000).forEach((i) -> names.find("made-up-" + i));
		assertThat(names.isKnown("dear")).isTrue();
	}

	@Test
	void manyThreadsGetTheSameAnswers() {
		ConcurrentLinkedQueue<Object> wrong = new ConcurrentLinkedQueue<>();
		IntStream.range(0, 50_000).parallel().forEach((i) -> {
			Cost dear = Calls.cost(PRICES, Calls.answered("dear", null));
			Charge unknown = PRICES.charge(Calls.answered("made-up-" + i % 3000, null));
			if (!new BigDecimal("8").equals(dear.total()) || unknown != null) {
				wrong.add(i);
			}
		});
		assertThat(wrong).isEmpty();
	}

	@Test
	void patternThatBacktracksWithoutEndIsGivenUpOnceForEachName() {
		ModelPrices prices = new ModelPrices(List.of(model("(x+x+)+y", tier("Standard", "input", "1"))));
		String name = "x".repeat(100);
		assertThatIllegalStateException().isThrownBy(() -> prices.charge(Calls.answered(name, null)))
			.withMessage(
					"Match pattern '(x+x+)+y' of model '(x+x+)+y' takes too long to match a name of 100 characters");
		assertThat(prices.charge(Calls.answered(name, null))).isNull();
	}

	private static ModelPrice model(String pattern, PriceTier... tiers) {
		return new ModelPrice(pattern, NamePattern.of(pattern), Arrays.asList(tiers));
	}

	private static PriceTier tier(String name, String... prices) {
		Map<String, BigDecimal> byBucket = (prices.length > 2)
				? Map.of(prices[0], new BigDecimal(prices[1]), prices[2], new BigDecimal(prices[3]))
				: Map.of(prices[0], new BigDecimal(prices[1]));
		return new PriceTier(name, null, Set.of(), UsagePrices.of(byBucket));
	}

	private static PriceTier tier(String name, @Nullable Long above, String services) {
		return new PriceTier(name, above, services.isEmpty() ? Set.of() : Set.of(services.split(" ")),
				UsagePrices.of(Map.of("input", BigDecimal.ONE)));
	}

}
