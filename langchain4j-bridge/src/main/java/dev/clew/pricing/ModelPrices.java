package dev.clew.pricing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.clew.trace.ModelCall;
import dev.clew.trace.Usage;
import org.jspecify.annotations.Nullable;

/**
 * Prices of models by their names: of the model that answered, as the provider calls it.
 * Where no price is known for that, but it is a dated version of the model that was asked
 * for, the price of the latter applies, and a note says so; otherwise the call has no
 * price, since something else may have answered. Thread-safe; the names that it remembers
 * are bounded.
 */
public final class ModelPrices implements PriceCatalogue {

	private static final String FILE = "/META-INF/clew/model-prices.xml";

	private static final Pattern VERSION = Pattern.compile("[-@](\\d{4}-?\\d{2}-?\\d{2}|\\d{3,4})");

	private final List<ModelPrice> models;

	private final SeenNames names;

	/**
	 * Certain prices.
	 * @param models the models; of several that go by the same name the first one counts
	 */
	public ModelPrices(List<ModelPrice> models) {
		this.models = List.copyOf(models);
		this.names = new SeenNames(this.models);
	}

	/**
	 * The public list prices that come with Clew.
	 * @return the prices
	 */
	public static ModelPrices bundled() {
		try (InputStream file = ModelPrices.class.getResourceAsStream(FILE)) {
			if (file == null) {
				throw new IllegalStateException(FILE + " is missing from the class path");
			}
			return new ModelPrices(PriceFile.read(file));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot read " + FILE, ex);
		}
	}

	/**
	 * These prices and others that count before them.
	 * @param overriding the others
	 * @return both
	 */
	public ModelPrices overriddenBy(List<ModelPrice> overriding) {
		return new ModelPrices(Stream.concat(overriding.stream(), this.models.stream()).toList());
	}

	/**
	 * The models whose prices are known.
	 * @return the models, the one that counts most first
	 */
	public List<ModelPrice> models() {
		return this.models;
	}

	/**
	 * Which model goes by a name.
	 * @param name name of a model that answered
	 * @return the model, if its prices are known
	 */
	public @Nullable ModelPrice find(String name) {
		return this.names.find(name);
	}

	@Override
	public @Nullable Charge charge(ModelCall call) {
		Usage usage = call.usage();
		String answered = call.model();
		if (usage == null || answered == null) {
			return null;
		}
		ModelPrice model = find(answered);
		if (model != null) {
			return model.charge(call, usage, List.of());
		}
		String asked = call.requestModel();
		return (asked != null) ? chargeAsAsked(call, usage, answered, asked) : null;
	}

	private @Nullable Charge chargeAsAsked(ModelCall call, Usage usage, String answered, String asked) {
		if (answered.length() > NamePattern.MAX_LENGTH || !isDated(answered, asked)) {
			return null;
		}
		ModelPrice model = find(asked);
		return (model != null)
				? model.charge(call, usage, List.of("no price is known for " + answered + ": priced as " + asked))
				: null;
	}

	// With the date or number of a version behind the name.
	// Gateways put the vendor before the one or the other.
	private static boolean isDated(String dated, String name) {
		String version = withoutVendor(dated);
		String plain = withoutVendor(name);
		return version.length() > plain.length() && version.regionMatches(true, 0, plain, 0, plain.length())
				&& VERSION.matcher(version.substring(plain.length())).matches();
	}

	private static String withoutVendor(String name) {
		return name.substring(name.lastIndexOf('/') + 1);
	}

}
