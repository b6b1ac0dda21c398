package dev.clew.autoconfigure;

import java.util.Arrays;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * What is printed when a property is wrong: Boot's own report, which names the property,
 * its value and what is allowed.
 */
@ExtendWith(OutputCaptureExtension.class)
class PropertiesFailureTests {

	@ParameterizedTest
	@ValueSource(strings = { "clew.store.memry.max-traces", "clew.enabeld", "clew.store.memory.maxtracs",
			"clew.sesion.sources", "clew.budget.day.max-costs", "clew.store.jdbc.table-prefiks",
			"clew.sampling.keep-slower" })
	void unknownPropertyIsNamed(String name, CapturedOutput output) {
		fail(name + "=5");
		assertThat(output).contains("APPLICATION FAILED TO START", "Property: " + name, "Value: \"5\"");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "clew.store.memory.max-traces | 0 | It must be at least 1",
			"clew.store.memory.maxTraces | -3 | It must be at least 1",
			"clew.store.memory.max-size | 0 | It must be at least 1B",
			"clew.content.max-size | -1 | It must be at least 1B and at most 2147483647B",
			"clew.content.max-size | 3GB | It must be at least 1B and at most 2147483647B",
			"clew.record.max-duration | 0s | It must be at least 1ms",
			"clew.record.max-duration | -5m | It must be at least 1ms",
			"clew.record.max-duration | long | is not a valid duration",
			"clew.export.spans.semantic-conventions | 1.44.0 | It must be one of 1.41.1",
			"clew.content.max-size | big | does not match data size pattern",
			"clew.store.memory.max-traces | many | to int:",
			"clew.session.sources | cookie | HEADER HTTP_SESSION MEMORY_ID",
			"clew.session.sources | header,cookie | HEADER HTTP_SESSION MEMORY_ID",
			"clew.endpoints.show-content | sometimes | ALWAYS NEVER WHEN_AUTHORIZED",
			"clew.content.mask.builtin | secrets | CARDS CREDENTIALS EMAILS IBANS PHONE_NUMBERS PRIVATE_KEYS",
			"clew.content.mask.fields | input | DOCUMENTS ERRORS INPUTS METADATA NAMES OUTPUTS PROMPTS SCORES TOOL_ARGUMENTS TOOL_RESULTS",
			"clew.content.mask.patterns.hut | (HUT | It must be a regular expression: Unclosed group near index 4",
			"clew.content.mask.patterns.hut | (a?)*(b?)*(c?)*(d?)*(e?)*(f?)*(g?)*(h?)*(i?)*(j?)*$ | It must not be able to match nothing in more than 1000 ways",
			"clew.content.mask.patterns.hut | '' | It must be a regular expression that is not blank",
			"clew.user.source | cookie | NONE PRINCIPAL", "clew.store.type | redis | JDBC MEMORY NONE",
			"clew.export.langfuse.timeout | 0s | It must be at least 1ms",
			"clew.export.langfuse.max-queue-size | 1KB | It must be at least 64KB",
			"clew.export.langfuse.down-after | -1s | It must be at least 1ms",
			"clew.sampling.probability | 1.5 | It must be at least 0 and at most 1",
			"clew.sampling.probability | -0.1 | It must be at least 0 and at most 1",
			"clew.sampling.probability | NaN | It must be at least 0 and at most 1",
			"clew.sampling.probability | half | to double",
			"clew.sampling.keep-slower-than | -1s | It must be at least 0s",
			"clew.sampling.keep-costlier-than | -1 | It must be at least 0 US dollars",
			"clew.sampling.max-held-size | 1KB | It must be at least 64KB",
			"clew.store.jdbc.table-prefix | a.b_ | It must be a letter and at most 29 letters, digits and underscores",
			"clew.store.jdbc.queue-capacity | 0 | It must be at least 1",
			"clew.store.jdbc.max-queue-size | 0 | It must be at least 1B",
			"clew.store.jdbc.batch-size | 0 | It must be at least 1",
			"clew.store.jdbc.flush-interval | 0s | It must be at least 1ms",
			"clew.store.jdbc.max-traces | 0 | It must be at least 1",
			"clew.store.jdbc.max-size | 0 | It must be at least 1B",
			"clew.store.retention | -1d | It must be at least 1ms",
			"clew.store.scored-retention | 0s | It must be at least 1ms",
			"clew.store.rollup-retention | 59m | It must be at least 1h",
			"clew.import | nowhere.ndjson | It must be a file that can be read",
			"clew.store.jdbc.initialize-schema | sometimes | ALWAYS EMBEDDED NEVER" })
	void badValueIsNamedWithWhatIsAllowed(String name, String value, String allowed, CapturedOutput output) {
		fail(name + "=" + value);
		assertThat(output).contains("APPLICATION FAILED TO START", name, value);
		assertThat(output.toString().replaceAll("\\s+", " ")).contains(allowed);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					langfuse.hut.org                    | It must be an address such as https://cloud.langfuse.com
					ftp://langfuse.hut.org              | It must be an address such as https://cloud.langfuse.com
					https://langfuse.hut.org/api/public/otel | It must be the address of the server, to which the path of the API is added
					http://langfuse.hut.org             | It must be https, or clew.export.langfuse.allow-http must be true
					http://localhost.hut.org            | It must be https, or clew.export.langfuse.allow-http must be true
					""")
	void badAddressOfLangfuseIsNamedWithWhatIsAllowed(String address, String allowed, CapturedOutput output) {
		fail("clew.export.langfuse.endpoint=" + address, "clew.export.langfuse.public-key=pk-lf-1",
				"clew.export.langfuse.secret-key=sk-lf-secret");
		assertThat(output).contains("APPLICATION FAILED TO START", "clew.export.langfuse.endpoint", address)
			.doesNotContain("sk-lf-secret");
		assertThat(output.toString().replaceAll("\\s+", " ")).contains(allowed);
	}

	@Test
	void missingKeyOfLangfuseIsNamed(CapturedOutput output) {
		fail("clew.export.langfuse.secret-key=sk-lf-secret", "clew.export.langfuse.endpoint=https://langfuse.hut.org");
		assertThat(output).contains("APPLICATION FAILED TO START", "clew.export.langfuse.public-key")
			.doesNotContain("sk-lf-secret");
	}

	@Test
	void patternWithoutProperNameIsNamed(CapturedOutput output) {
		fail("clew.content.mask.patterns.[a\"b]=HUT");
		assertThat(output).contains("APPLICATION FAILED TO START", "clew.content.mask.patterns.a\"b", "HUT",
				"A pattern must have a name of 1 to 50 letters, digits, blanks, dots, dashes and underscores");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
	// @formatter:off
			"match-pattern=(hut | clew.pricing.models[0].match-pattern | (hut | regular expression: unclosed group near index 4",
			"matchPattern= | clew.pricing.models[0].match-pattern | | at least one and at most 200 characters",
			"prices.input=-1 | clew.pricing.models[0].prices.input | -1 | at least 0 and at most 1000000, with at most 20 decimals",
			"prices.input=1e7 | clew.pricing.models[0].prices.input | 1e7 | at least 0 and at most 1000000",
			"prices.input=1e-1000000 | clew.pricing.models[0].prices.input | 1e-1000000 | with at most 20 decimals",
			"prices.input=cheap | clew.pricing.models[0].prices.input | cheap | java.lang.Number",
			"prices.inputs=1 | clew.pricing.models[0].prices.inputs | 1 | one of input, input_cached_tokens, input_cache_creation,",
			"prices.total=1 | clew.pricing.models[0].prices.total | 1 | one of input, input_cached_tokens",
			"price.input=1 | clew.pricing.models[0].price.input | 1 | The elements",
			"prices.[input]=2 | clew.pricing.models[0].prices.input | 2 | is there twice",
			"tiers[0].above=5 | clew.pricing.models[0].tiers[0].name | | at least one and at most 200 characters",
			"tiers[0].name=Big | clew.pricing.models[0].tiers[0] | Big | It must have a condition: above, service-tiers or both"
	// @formatter:on
	})
	void badPriceIsNamedWithWhatIsAllowed(String bad, String name, @Nullable String value, String allowed,
			CapturedOutput output) {
		String model = "clew.pricing.models[0].";
		String usual = bad.startsWith("prices.[") ? "prices.IN-PUT=1" : "prices.output=1";
		fail(model + "name=hut", model + usual, model + bad);
		assertThat(output).contains("APPLICATION FAILED TO START", name);
		assertThat(output.toString().replaceAll("\\s+", " ")).contains((value != null) ? value : "''", allowed);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
	// @formatter:off
			"tiers[0].name=Big; tiers[0].above=-1; tiers[0].prices.input=1 | clew.pricing.models[0].tiers[0].above | -1 | It must be at least 0",
			"tiers[0].name=Big; tiers[0].above=many; tiers[0].prices.input=1 | clew.pricing.models[0].tiers[0].above | many | Long",
			"tiers[0].name=Big; tiers[0].above=5 | clew.pricing.models[0].tiers[0].prices | '' | There must be a price for at least one of input,",
			"tiers[0].name=Big; tiers[0].service-tiers=fast; tiers[0].prices.x=1 | clew.pricing.models[0].tiers[0].prices.x | 1 | one of input,"
	// @formatter:on
	})
	void badTierIsNamedWithWhatIsAllowed(String bad, String name, String value, String allowed, CapturedOutput output) {
		String model = "clew.pricing.models[0].";
		fail(Stream.concat(Stream.of("name=hut", "prices.output=1"), Arrays.stream(bad.split("; ")))
			.map((property) -> model + property)
			.toArray(String[]::new));
		assertThat(output).contains("APPLICATION FAILED TO START", name);
		assertThat(output.toString().replaceAll("\\s+", " ")).contains(value, allowed);
	}

	@ParameterizedTest
	@ValueSource(strings = { "prices.input=1", "match-pattern=hut" })
	void modelWithoutANameIsNamed(String property, CapturedOutput output) {
		fail("clew.pricing.models[0]." + property);
		assertThat(output).contains("APPLICATION FAILED TO START", "clew.pricing.models[0].name",
				"It must have at least one and at most 200 characters");
	}

	@Test
	void modelWithoutAnyPriceIsNamed(CapturedOutput output) {
		fail("clew.pricing.models[0].name=hut");
		assertThat(output).contains("APPLICATION FAILED TO START", "clew.pricing.models[0].prices",
				"There must be a price for at least one of input, input_cached_tokens");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"max-cost=1 | clew.budget.day.scope | It must be trace, session, user or global",
			"scope=team;max-cost=1 | clew.budget.day.scope | global session trace user",
			"scope=trace | clew.budget.day.max-cost | It or max-tokens must be set",
			"scope=trace;max-cost=0 | clew.budget.day.max-cost | It must be more than 0 US dollars",
			"scope=trace;max-cost=-1 | clew.budget.day.max-cost | It must be more than 0 US dollars",
			"scope=trace;max-cost=1USD | clew.budget.day.max-cost | BigDecimal",
			"scope=trace;max-tokens=0 | clew.budget.day.max-tokens | It must be at least 1",
			"scope=trace;max-tokens=1.5 | clew.budget.day.max-tokens | Long",
			"scope=user;max-tokens=5 | clew.budget.day.window | It must be set where the scope is user or global, such as to 1d",
			"scope=global;max-tokens=5 | clew.budget.day.window | It must be set where the scope is user or global, such as to 1d",
			"scope=user;max-tokens=5;window=999ms | clew.budget.day.window | It must be at least 1s and at most 3650d",
			"scope=user;max-tokens=5;window=-1d | clew.budget.day.window | It must be at least 1s and at most 3650d",
			"scope=user;max-tokens=5;window=9999d | clew.budget.day.window | It must be at least 1s and at most 3650d",
			"scope=user;max-tokens=5;window=1d;action=stop | clew.budget.day.action | mark refuse" })
	void budgetThatCannotBeIsNamedWithWhatIsAllowed(String values, String name, String allowed, CapturedOutput output) {
		String[] properties = values.split(";", -1);
		assertThatException().isThrownBy(
				() -> run(Arrays.stream(properties).map((value) -> "clew.budget.day." + value).toArray(String[]::new))
					.close());
		assertThat(output.toString().replaceAll("\\s+", " ")).contains("APPLICATION FAILED TO START", name, allowed);
	}

	@Test
	void budgetNeedsAName(CapturedOutput output) {
		fail("clew.budget[ ].scope=trace");
		assertThat(output).contains("A budget must have a name that is not blank");
	}

	@Test
	void nothingIsCheckedWhenSwitchedOff() {
		try (ConfigurableApplicationContext context = run("clew.enabled=false", "clew.store.memry.max-traces=5",
				"clew.store.type=jdbc")) {
			assertThat(ClewAutoConfigurationTests.beansOfClew(context)).isEmpty();
		}
	}

	private static void fail(String... properties) {
		assertThatException().isThrownBy(() -> run(properties).close());
	}

	private static ConfigurableApplicationContext run(String... properties) {
		return new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
			.run(Stream
				.concat(Stream.of("spring.main.banner-mode=off", "logging.level.root=error"), Arrays.stream(properties))
				.map((property) -> "--" + property)
				.toArray(String[]::new));
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ ObservationAutoConfiguration.class, ClewAutoConfiguration.class,
			ClewStoreAutoConfiguration.class })
	static class Application {

	}

}
