package dev.clew.autoconfigure;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.clew.pricing.Charge;
import dev.clew.pricing.ModelPrices;
import dev.clew.trace.ModelCall;
import dev.clew.trace.Usage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.PropertiesPropertySourceLoader;
import org.springframework.boot.env.PropertySourceLoader;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How prices are read from YAML, properties and environment variables.
 */
class ConfiguredPricesTests {

	@ParameterizedTest
	@ValueSource(strings = { "input_cached_tokens", "input-cached-tokens", "inputCachedTokens",
			"'[input_cached_tokens]'", "'[inputCachedTokens]'", "INPUT_CACHED_TOKENS" })
	void bucketsAreReadFromYamlInAnySpelling(String key) throws Exception {
		assertThat(costOfCached(yaml("""
				clew.pricing.models:
				- name: hut
				  prices:
				    input: 4
				    %s: 0.5
				""".formatted(key)))).isEqualTo("0.5");
	}

	@ParameterizedTest
	@ValueSource(strings = { ".input_cached_tokens", ".input-cached-tokens", ".inputCachedTokens",
			"[input_cached_tokens]", "[inputCachedTokens]", ".INPUT_CACHED_TOKENS" })
	void bucketsAreReadFromPropertiesInAnySpelling(String key) throws Exception {
		assertThat(costOfCached(properties("""
				clew.pricing.models[0].name=hut
				clew.pricing.models[0].prices.input=4
				clew.pricing.models[0].prices%s=0.5
				""".formatted(key)))).isEqualTo("0.5");
	}

	@ParameterizedTest
	@ValueSource(strings = { "INPUT_CACHED_TOKENS", "INPUTCACHEDTOKENS" })
	void bucketsAreReadFromTheEnvironment(String key) {
		assertThat(costOfCached(environment(Map.of("CLEW_PRICING_MODELS_0_NAME", "hut",
				"CLEW_PRICING_MODELS_0_PRICES_INPUT", "4", "CLEW_PRICING_MODELS_0_PRICES_" + key, "0.5"))))
			.isEqualTo("0.5");
	}

	@Test
	void everyBucketCanHaveAPrice() throws Exception {
		StringBuilder yaml = new StringBuilder("clew.pricing.models:\n- name: hut\n  prices:\n");
		Map<String, Long> usage = new LinkedHashMap<>();
		int price = 1;
		for (String bucket : Usage.BUCKETS) {
			yaml.append("    ").append(bucket).append(": ").append(price).append('\n');
			usage.put(bucket, 1_000_000L);
			price *= 2;
		}
		Charge charge = charge(yaml(yaml.toString()), "hut", null, usage);
		assertThat(Objects.requireNonNull(charge.cost()).buckets().values()).extracting(BigDecimal::intValue)
			.containsExactly(1, 2, 4, 8, 16, 32, 64, 128, 256);
		assertThat(charge.notes()).isEmpty();
	}

	@Test
	void tiersAreReadWithTheirConditions() throws Exception {
		ClewProperties.Pricing pricing = yaml("""
				clew:
				  pricing:
				    models:
				    - name: hut
				      match-pattern: "(huts/)?hut-\\\\d+"
				      prices: {input: 1}
				      tiers:
				      - {name: Large, above: 100, prices: {input: 2}}
				      - {name: Fast, service-tiers: [fast, priority], prices: {input: 3}}
				      - {name: "Fast, large", above: 100, service-tiers: fast, prices: {input: 4}}
				""");
		Map<String, Long> small = Map.of("input", 100L);
		Map<String, Long> large = Map.of("input", 101L);
		assertThat(charge(pricing, "huts/hut-7", null, small).tier()).isEqualTo("Standard");
		assertThat(charge(pricing, "HUT-7", null, large).tier()).isEqualTo("Large");
		assertThat(charge(pricing, "hut-7", "priority", large).tier()).isEqualTo("Fast");
		assertThat(charge(pricing, "hut-7", "Fast", large).tier()).isEqualTo("Fast, large");
	}

	@Test
	void nameIsTakenAsItIsWhereThereIsNoPattern() throws Exception {
		ModelPrices prices = prices(yaml("""
				clew.pricing.models:
				- name: hut.1(beta)
				  prices.input: 1
				"""));
		assertThat(prices.charge(call("HUT.1(beta)", null, Map.of("input", 1L)))).isNotNull();
		assertThat(prices.charge(call("hut-1beta", null, Map.of("input", 1L)))).isNull();
	}

	private static BigDecimal costOfCached(ClewProperties.Pricing pricing) {
		Charge charge = charge(pricing, "hut", null, Map.of("input_cached_tokens", 1_000_000L));
		assertThat(charge.notes()).isEmpty();
		return Objects.requireNonNull(charge.cost()).total();
	}

	private static Charge charge(ClewProperties.Pricing pricing, String model, @Nullable String serviceTier,
			Map<String, Long> usage) {
		return Objects.requireNonNull(prices(pricing).charge(call(model, serviceTier, usage)));
	}

	private static ModelPrices prices(ClewProperties.Pricing pricing) {
		return new ModelPrices(ConfiguredPrices.of(pricing));
	}

	private static ModelCall call(String model, @Nullable String serviceTier, Map<String, Long> usage) {
		Map<String, Object> parameters = (serviceTier != null) ? Map.of("service_tier", serviceTier) : Map.of();
		return new ModelCall(model, model, null, parameters, new Usage(usage), null, null, null, null, null, null,
				null);
	}

	private static ClewProperties.Pricing yaml(String content) throws Exception {
		return load(new YamlPropertySourceLoader(), content);
	}

	private static ClewProperties.Pricing properties(String content) throws Exception {
		return load(new PropertiesPropertySourceLoader(), content);
	}

	private static ClewProperties.Pricing load(PropertySourceLoader loader, String content) throws Exception {
		List<PropertySource<?>> sources = loader.load("test",
				new ByteArrayResource(content.getBytes(StandardCharsets.UTF_8)));
		return bind(sources.get(0));
	}

	private static ClewProperties.Pricing environment(Map<String, Object> variables) {
		return bind(new SystemEnvironmentPropertySource(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
				variables));
	}

	private static ClewProperties.Pricing bind(PropertySource<?> source) {
		ConfigurableEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().forEach((other) -> environment.getPropertySources().remove(other.getName()));
		environment.getPropertySources().addFirst(source);
		return Binder.get(environment).bindOrCreate("clew", ClewProperties.class).pricing();
	}

}
