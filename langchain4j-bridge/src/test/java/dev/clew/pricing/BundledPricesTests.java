package dev.clew.pricing;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import dev.clew.trace.Cost;
import dev.clew.trace.Usage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The prices that come with Clew: which names they are found by, and samples of the
 * figures, copied by hand from the price lists.
 */
class BundledPricesTests {

	private static final ModelPrices PRICES = ModelPrices.bundled();

	private static final Map<Set<String>, String> SERVICES = Map.of(Set.of("fast", "priority"), "Priority",
			Set.of("flex"), "Flex", Set.of("fast"), "Fast mode");

	@ParameterizedTest
	@CsvFileSource(resources = "model-names.csv", useHeadersInDisplayName = true)
	void nameMeansOneModel(String name, String model) {
		assertThat(modelsCalled(name)).containsExactly(model);
	}

	@Test
	void everyModelHasANameThatIsTested() throws IOException {
		Set<String> tested = new HashSet<>();
		try (InputStream file = getClass().getResourceAsStream("model-names.csv")) {
			new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8).lines()
				.skip(1)
				.forEach((line) -> tested.add(line.split(",", -1)[1]));
		}
		assertThat(PRICES.models()).extracting(ModelPrice::name).doesNotHaveDuplicates().hasSameElementsAs(tested);
	}

	@ParameterizedTest
	@ValueSource(strings = { "gpt-4x1", "gpt-3x5-turbo", "gpt-4o-2", "my-gpt-4o", "gpt-4o ", "", "o1o", "openai/",
			"anthropic/gpt-4o", "openai/claude-opus-5", "de.anthropic.claude-opus-5", "usanthropic.claude-opus-5",
			"claude-opus-4-5-20990101", "claude-3x5-sonnet", "claude-sonnet-4-5@20250930", "gemini-2x5-pro",
			"gemini-2.5-pro@", "ft:gpt-4o:org::id", "ft:gpt-3.5-turbo-1106", "gpt-4o-realtime-preview", "llama3",
			"gpt-4o\ngpt-4o" })
	void otherNamesMeanNone(String name) {
		assertThat(modelsCalled(name)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
	// @formatter:off
			"gpt-4o | | input 1000000, input_cached_tokens 1000000, output 1000000 | Standard | 13.75",
			"gpt-4o | priority | input 1000000, output 1000000 | Priority | 21.25",
			"gpt-4o-2024-05-13 | | input 1000000, output 1000000 | Standard | 20",
			"gpt-4o-mini-2024-07-18 | default | input 271, input_cached_tokens 512, output 24 | Standard | 0.00009345",
			"gpt-4o-audio-preview | | input 10, input_audio_tokens 10, output 10, output_audio_tokens 10 | Standard | 0.003125",
			"gpt-3.5-turbo | | input 1000, output 1000 | Standard | 0.002",
			"gpt-35-turbo-16k | | input 1000, output 1000 | Standard | 0.007",
			"gpt-3.5-turbo-16k | | input 1000, output 1000 | Standard | 0.002",
			"o4-mini | flex | input 1000, input_cached_tokens 1000, output_reasoning_tokens 1000 | Flex | 0.002888",
			"gpt-5.4 | | input 272000, output 1 | Standard | 0.680015",
			"gpt-5.4 | | input 272001, output 1 | Large context | 1.3600275",
			"gpt-5.4 | Flex | input 272001, output 1 | Flex, large context | 0.68001375",
			"gpt-5.4 | flex | input 1000000 | Flex, large context | 2.5",
			"gpt-5.4 | flex | input 1000 | Flex | 0.00125",
			"gpt-5.4 | fast | input 1000000 | Priority | 5",
			"gpt-5.6-sol | fast | input 72001, input_cached_tokens 200000 | Priority, large context | 1.84002",
			"gpt-5.6-luna | | input_cache_creation 1000, output 1 | Standard | 0.0002512",
			"text-embedding-3-small | | input 7 | Standard | 0.00000014",
			"text-davinci-003 | | input 10, output 10 | Standard | 0.0004",
			"claude-sonnet-4-5 | | input 3, input_cached_tokens 1000, input_cache_creation 2000, output 5 | Standard | 0.007884",
			"claude-sonnet-4-5 | | input_cache_creation_5m 1000, input_cache_creation_1h 1000 | Standard | 0.00975",
			"claude-opus-5 | fast | input 1000, output 1000 | Fast mode | 0.06",
			"claude-3-haiku-20240307 | | input 1000000, output 1000000 | Standard | 1.5",
			"gemini-2.5-pro | | input 100000, input_cached_tokens 100000, output 10 | Standard | 0.1376",
			"gemini-2.5-pro | | input 100001, input_cached_tokens 100000, output 10 | Large context | 0.2751525",
			"gemini-2.5-flash | | input_audio_tokens 1000, output_reasoning_tokens 1000 | Standard | 0.0035",
			"textembedding-gecko@003 | | input 1000 | Standard | 0.0001"
	// @formatter:on
	})
	void chargesByThePriceList(String model, @Nullable String serviceTier, String tokens, String tier,
			BigDecimal total) {
		Usage usage = Calls.tokens(tokens);
		Charge charge = Calls.charge(PRICES,
				(serviceTier != null) ? Calls.served(model, serviceTier, usage) : Calls.of(model, usage));
		assertThat(charge.tier()).isEqualTo(tier);
		assertThat(Objects.requireNonNull(charge.cost()).total()).isEqualTo(total);
		assertThat(charge.notes()).isEmpty();
	}

	@Test
	void everyTierPricesInputAndIsNamedByItsConditions() {
		for (ModelPrice model : PRICES.models()) {
			assertThat(model.tiers()).as(model.name()).extracting(PriceTier::name).doesNotHaveDuplicates();
			assertThat(model.tiers()).as(model.name()).allSatisfy((tier) -> {
				assertThat(tier.prices().charge(Calls.tokens("input 1"), tier.name(), List.of()).cost()).isNotNull();
				assertThat(tier.name()).isEqualTo(nameOf(tier));
			});
		}
	}

	private static String nameOf(PriceTier tier) {
		String service = SERVICES.get(tier.serviceTiers());
		if (tier.above() == null) {
			return (service != null) ? service : "Standard";
		}
		return (service != null) ? service + ", large context" : "Large context";
	}

	@Test
	void costOfEachBucketIsExact() {
		Charge charge = Calls.charge(PRICES,
				Calls.of("gpt-4o-mini", Calls.tokens("input 271, output 24, output_audio_tokens 0")));
		assertThat(charge.cost())
			.isEqualTo(Cost.of(Map.of("input", new BigDecimal("0.00004065"), "output", new BigDecimal("0.0000144"))));
	}

	private static List<String> modelsCalled(String name) {
		return PRICES.models().stream().filter((model) -> model.matches(name)).map(ModelPrice::name).toList();
	}

}
