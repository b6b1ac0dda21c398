package dev.clew.pricing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.SAXParseException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * How the file of prices is read, and that its schema finds what is wrong with it.
 */
class PriceFileTests {

	private static final String START = "<prices as-of='2026-08-20' source='by hand' unit='USD per 1000000 tokens'>\n";

	@Test
	void vendorsPrefixAndSuffixStandAroundEachName() throws IOException {
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
	void tiersAreReadWithTheirConditions() throws IOException {
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

	@Test
	void bundledFileIsValid() throws IOException {
		try (InputStream file = ModelPrices.class.getResourceAsStream("/META-INF/clew/model-prices.xml")) {
			assertThatNoException().isThrownBy(() -> validate(new StreamSource(file)));
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', value = {
	// @formatter:off
			"<model name='a' mach='b'><price input='1'/></model> | Attribute 'mach' is not allowed to appear in element 'model'",
			"<model match='b'><price input='1'/></model> | Attribute 'name' must appear on element 'model'",
			"<model name=' '><price input='1'/></model> | Value '' with length = '0' is not facet-valid with respect to minLength '1'",
			"<model name='a'></model> | The content of element 'model' is not complete. One of '{price}' is expected",
			"<model name='a'><price inputs='1'/></model> | Attribute 'inputs' is not allowed to appear in element 'price'",
			"<model name='a'><price input='-1'/></model> | '-1' is not facet-valid with respect to minInclusive '0.0' for type 'amount'",
			"<model name='a'><price input='one'/></model> | 'one' is not a valid value for 'decimal'",
			"<model name='a'><price above='much' input='1'/></model> | 'much' is not a valid value for 'integer'",
			"<model name='a'><price input='1'>2</price></model> | Element 'price' must have no character",
			"<price input='1'/> | Invalid content was found starting with element 'price'",
			"<model name='&e;'><price input='1'/></model> | entity \"e\" was referenced, but not declared"
	// @formatter:on
	})
	void whatIsWrongIsSaidWithItsLine(String content, String message) {
		assertThatExceptionOfType(SAXParseException.class)
			.isThrownBy(() -> validate(START + "<vendor name='Huts'>" + content + "</vendor></prices>"))
			.withMessageContaining(message)
			.extracting(SAXParseException::getLineNumber)
			.isEqualTo(2);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', value = {
	// @formatter:off
			"<model name='a' match='(b'><price input='1'/></model> | It must be a regular expression",
			"<model name='a'></model> | Model 'a' must have exactly one price that holds without a condition",
			"<model name='a'><price input='1'/><price tier='B' input='1'/></model> | exactly one price that holds",
			"<model name='a'><price above='5' input='1'/></model> | exactly one price that holds",
			"<model name='a'><price/></model> | There must be a price for at least one of input, input_cached_tokens,",
			"<model name='a'><price input='-1'/></model> | The price for input must be at least 0 and at most 1000000, with at most 20 decimals"
	// @formatter:on
	})
	void pricesThatCannotBeAreRefused(String content, String message) {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> read(START + "<vendor name='Huts'>" + content + "</vendor></prices>"))
			.withMessageContaining(message);
	}

	@ParameterizedTest
	@CsvSource({ "as-of", "source", "unit" })
	void dateSourceAndUnitAreNeeded(String attribute) {
		assertThatExceptionOfType(SAXParseException.class)
			.isThrownBy(() -> validate(START.replaceAll(" " + attribute + "='[^']*'", "") + "</prices>"))
			.withMessageContaining("Attribute '" + attribute + "' must appear on element 'prices'");
	}

	@Test
	void pricesInAnotherUnitAreRefused() {
		assertThatExceptionOfType(SAXParseException.class)
			.isThrownBy(() -> validate(START.replace("USD", "EUR") + "</prices>"))
			.withMessageContaining("unit")
			.withMessageContaining("'USD per 1000000 tokens'");
	}

	@ParameterizedTest
	@ValueSource(strings = { "'by hand'", "SYSTEM 'file:///etc/passwd'" })
	void entitiesAreNotRead(String entity) {
		assertThatIOException().isThrownBy(() -> read(
				"<!DOCTYPE prices [<!ENTITY e " + entity + ">]>\n" + START.replace("by hand", "&e;") + "</prices>"));
	}

	private static List<ModelPrice> read(String content) throws IOException {
		return PriceFile.read(new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
	}

	private static void validate(String content) throws Exception {
		validate(new StreamSource(new StringReader(content)));
	}

	private static void validate(Source content) throws Exception {
		SchemaFactory.newDefaultInstance()
			.newSchema(PriceFileTests.class.getResource("model-prices.xsd"))
			.newValidator()
			.validate(content);
	}

}
