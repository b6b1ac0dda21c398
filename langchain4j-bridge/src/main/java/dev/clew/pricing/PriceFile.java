package dev.clew.pricing;

import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.jspecify.annotations.Nullable;

/**
 * Reads a file of prices. What is wrong with one is said with its line.
 */
final class PriceFile {

	private static final String UNIT = "USD per 1000000 tokens";

	private final XMLStreamReader xml;

	private PriceFile(XMLStreamReader xml) {
		this.xml = xml;
	}

	static List<ModelPrice> read(String name, InputStream content) {
		try {
			XMLStreamReader xml = factory().createXMLStreamReader(content, "UTF-8");
			try {
				return new PriceFile(xml).prices();
			}
			catch (XMLStreamException | IllegalArgumentException ex) {
				int line = xml.getLocation().getLineNumber();
				throw new IllegalArgumentException(name + ", line " + line + ": " + ex.getMessage(), ex);
			}
			finally {
				xml.close();
			}
		}
		catch (XMLStreamException ex) {
			throw new IllegalArgumentException(name + ": " + ex.getMessage(), ex);
		}
	}

	// The JDK's own, whatever the application brings, and without entities or DTDs.
	private static XMLInputFactory factory() {
		XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
		factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
		factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
		return factory;
	}

	private List<ModelPrice> prices() throws XMLStreamException {
		this.xml.nextTag();
		Map<String, String> attributes = element("prices", Set.of("as-of", "unit", "source"));
		required(attributes, "as-of");
		required(attributes, "source");
		if (!required(attributes, "unit").equals(UNIT)) {
			throw new IllegalArgumentException("unit must be '" + UNIT + "'");
		}
		List<ModelPrice> models = new ArrayList<>();
		while (isChild()) {
			vendor(models);
		}
		return models;
	}

	private void vendor(List<ModelPrice> models) throws XMLStreamException {
		Map<String, String> attributes = element("vendor", Set.of("name", "prefix", "suffix"));
		required(attributes, "name");
		String prefix = attributes.getOrDefault("prefix", "");
		String suffix = attributes.getOrDefault("suffix", "");
		while (isChild()) {
			models.add(model(prefix, suffix));
		}
	}

	private ModelPrice model(String prefix, String suffix) throws XMLStreamException {
		Map<String, String> attributes = element("model", Set.of("name", "match"));
		String name = required(attributes, "name");
		String match = attributes.getOrDefault("match", name.replace(".", "\\."));
		List<PriceTier> tiers = new ArrayList<>();
		while (isChild()) {
			tiers.add(tier());
		}
		return new ModelPrice(name, NamePattern.of(prefix + "(?:" + match + ")" + suffix), tiers);
	}

	private PriceTier tier() throws XMLStreamException {
		Map<String, String> attributes = element("price", null);
		String name = attributes.remove("tier");
		String above = attributes.remove("above");
		String service = attributes.remove("service-tier");
		Map<String, BigDecimal> prices = new LinkedHashMap<>();
		attributes.forEach((bucket, price) -> prices.put(bucket, number(bucket, price)));
		if (isChild()) {
			throw new IllegalArgumentException("price must be empty");
		}
		return new PriceTier((name != null) ? name : PriceTier.STANDARD,
				(above != null) ? number("above", above).longValueExact() : null,
				(service != null) ? Set.of(service.split(" ")) : Set.of(), UsagePrices.of(prices));
	}

	private static BigDecimal number(String attribute, String value) {
		try {
			return new BigDecimal(value);
		}
		catch (NumberFormatException ex) {
			throw new IllegalArgumentException("price of '" + attribute + "' is no number: " + value, ex);
		}
	}

	private boolean isChild() throws XMLStreamException {
		return this.xml.nextTag() == XMLStreamConstants.START_ELEMENT;
	}

	private Map<String, String> element(String name, @Nullable Set<String> allowed) throws XMLStreamException {
		this.xml.require(XMLStreamConstants.START_ELEMENT, null, name);
		Map<String, String> attributes = new LinkedHashMap<>();
		for (int i = 0; i < this.xml.getAttributeCount(); i++) {
			String attribute = this.xml.getAttributeLocalName(i);
			if (allowed != null && !allowed.contains(attribute)) {
				throw new IllegalArgumentException(name + " has no attribute '" + attribute + "'");
			}
			attributes.put(attribute, this.xml.getAttributeValue(i));
		}
		return attributes;
	}

	private String required(Map<String, String> attributes, String name) {
		String value = attributes.get(name);
		if (value == null || value.isBlank()) {
			throw new IllegalArgumentException(this.xml.getLocalName() + " needs the attribute '" + name + "'");
		}
		return value;
	}

}
