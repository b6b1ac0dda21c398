package dev.clew.pricing;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * How a file of prices is read, and what is said of a wrong one.
 */
class PriceFileTests {

	private static final String START = "<prices as-of='2026-08-20' source='by hand' unit='USD per 1000000 tokens'>\n";

	@Test
	void vendorsPrefixAndSuffixStandAroundEachName() {
		List<ModelPrice> models = read(START + """
				<vendor name='Huts' prefix='(huts/)?' suffix='(@\\d+)?'>
					<model name='h.1'><price input='1'/></model>
					<model name='h2' match='h2|h3'><price input='1'/></model>
				</vendor>
				</prices>""");
		assertThat(models).extracting(ModelPrice::name).containsExactly("h.1", "h2");
		assertThat(List.of("h.1", "huts/H.1@7", "hx1", "h.1@")).map(models.get(0)::matches)
			.containsExactly(true, true, false, false);
		assertThat(List.of("h2", "huts/h2", "h3@7", "h2h3")).map(models.get(1)::matches)
			.containsExactly(true, true, true, false);
	}

	@Test
	void tiersAreReadWithTheirConditions() {
		ModelPrice model = read(START + """
				<vendor name='Huts'><model name='h1'>
					<price input='1'/>
					<price tier='Big' above='100' input='2'/>
					<price tier='Quick and big' service-tier='Fast quick' above='100' input='3'/>
				</model></vendor>
				</prices>""").get(0);
		assertThat(model.tiers()).extracting(PriceTier::name).containsExactly("Quick and big", "Big", "Standard");
		assertThat(model.tiers()).extracting(PriceTier::above).containsExactly(100L, 100L, null);
		assertThat(model.tiers()).extracting(PriceTier::serviceTiers)
			.containsExactly(Set.of("fast", "quick"), Set.of(), Set.of());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', value = {
	// @formatter:off
			"<model name='a' mach='b'><price input='1'/></model> | model has no attribute 'mach'",
			"<model match='b'><price input='1'/></model> | model needs the attribute 'name'",
			"<model name='a' match='(b'><price input='1'/></model> | It must be a regular expression",
			"<model name='a'></model> | Model 'a' must have exactly one price that holds without a condition",
			"<model name='a'><price input='1'/><price tier='B' input='1'/></model> | exactly one price that holds",
			"<model name='a'><price above='5' input='1'/></model> | exactly one price that holds",
			"<model name='a'><price/></model> | There must be a price for at least one of input, input_cached_tokens,",
			"<model name='a'><price inputs='1'/></model> | The usage bucket must be one of input, input_cached_tokens,",
			"<model name='a'><price input='-1'/></model> | The price for input must be at least 0 and at most 1000000, with at most 20 decimals",
			"<model name='a'><price input='one'/></model> | price of 'input' is no number: one",
			"<model name='a'><price above='much' input='1'/></model> | price of 'above' is no number: much",
			"<model name='a'><price input='1'>2</price></model> | line 2",
			"<price input='1'/> | line 2",
			"<model name='&e;'><price input='1'/></model> | line 2"
	// @formatter:on
	})
	void whatIsWrongIsSaidWithItsLine(String content, String message) {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> read(START + "<vendor name='Huts'>" + content + "</vendor></prices>"))
			.withMessageContaining("huts.xml, line 2: ")
			.withMessageContaining(message);
	}

	@ParameterizedTest
	@CsvSource({ "as-of", "source", "unit" })
	void dateSourceAndUnitAreNeeded(String attribute) {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> read(START.replace(" " + attribute + "=", " title=") + "</prices>"));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> read(START.replaceAll(" " + attribute + "='[^']*'", "") + "</prices>"))
			.withMessage("huts.xml, line 1: prices needs the attribute '" + attribute + "'");
	}

	@Test
	void pricesInAnotherUnitAreRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> read(START.replace("USD", "EUR") + "</prices>"))
			.withMessage("huts.xml, line 1: unit must be 'USD per 1000000 tokens'");
	}

	@ParameterizedTest
	@ValueSource(strings = { "'by hand'", "SYSTEM 'file:///etc/passwd'" })
	void entitiesAreNotRead(String entity) {
		assertThatIllegalArgumentException().isThrownBy(() -> read(
				"<!DOCTYPE prices [<!ENTITY e " + entity + ">]>\n" + START.replace("by hand", "&e;") + "</prices>"));
	}

	private static List<ModelPrice> read(String content) {
		return PriceFile.read("huts.xml", new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
	}

}
