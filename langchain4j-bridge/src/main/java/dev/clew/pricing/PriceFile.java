package dev.clew.pricing;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import dev.clew.trace.Usage;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * The file of prices that comes with Clew. It is read as it is: the tests of Clew check
 * it against its schema.
 */
final class PriceFile {

	private PriceFile() {
	}

	static List<ModelPrice> read(InputStream content) throws IOException {
		return children(parse(content)).flatMap((vendor) -> children(vendor).map((model) -> model(vendor, model)))
			.toList();
	}

	// The JDK's own parser, whatever the application brings, and without a DTD.
	private static Element parse(InputStream content) throws IOException {
		try {
			DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
			factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
			return factory.newDocumentBuilder().parse(content).getDocumentElement();
		}
		catch (ParserConfigurationException | SAXException ex) {
			throw new IOException(ex);
		}
	}

	private static Stream<Element> children(Element parent) {
		NodeList nodes = parent.getChildNodes();
		return IntStream.range(0, nodes.getLength())
			.mapToObj(nodes::item)
			.filter(Element.class::isInstance)
			.map(Element.class::cast);
	}

	private static ModelPrice model(Element vendor, Element model) {
		String name = model.getAttribute("name");
		String match = model.hasAttribute("match") ? model.getAttribute("match") : name.replace(".", "\\.");
		return new ModelPrice(name,
				NamePattern.of(vendor.getAttribute("prefix") + "(?:" + match + ")" + vendor.getAttribute("suffix")),
				children(model).map(PriceFile::tier).toList());
	}

	private static PriceTier tier(Element price) {
		Map<String, BigDecimal> prices = new LinkedHashMap<>();
		Usage.BUCKETS.stream()
			.filter(price::hasAttribute)
			.forEach((bucket) -> prices.put(bucket, new BigDecimal(price.getAttribute(bucket))));
		String name = price.hasAttribute("tier") ? price.getAttribute("tier") : PriceTier.STANDARD;
		Long above = price.hasAttribute("above") ? Long.valueOf(price.getAttribute("above")) : null;
		String services = price.getAttribute("service-tier");
		return new PriceTier(name, above, services.isEmpty() ? Set.of() : Set.of(services.split(" ")),
				UsagePrices.of(prices));
	}

}
