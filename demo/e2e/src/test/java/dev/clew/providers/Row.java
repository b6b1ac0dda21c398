package dev.clew.providers;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * One call of a model: how it is made, what the provider answers, and what is to be
 * recorded of it.
 *
 * @param provider client that makes it
 * @param how {@code call}, {@code stream} or {@code embed}
 * @param name what is special about it
 * @param askedModel model that is asked for
 * @param model model that the provider says that it was; a dash where the client tells
 * neither that nor which was asked for
 * @param askedTier tier of service that is asked for
 * @param tier tier that the provider says that it was
 * @param buckets expected usage
 * @param cost expected cost, worked out by hand
 * @param priceTier expected name of the price
 * @param note how an expected note begins; empty where none is expected
 * @param usage what the provider says of the usage; of a stream that says it twice, first
 * @param lastUsage what it says last
 */
record Row(String provider, String how, String name, String askedModel, String model, @Nullable String askedTier,
		@Nullable String tier, Map<String, Long> buckets, @Nullable String cost, @Nullable String priceTier,
		String note, String usage, String lastUsage) {

	static final int COLUMNS = 10;

	static Row parse(String line) {
		List<String> cells = Arrays.stream(line.split("\\|", COLUMNS)).map(String::strip).toList();
		if (cells.size() != COLUMNS) {
			throw new IllegalArgumentException("not " + COLUMNS + " cells: " + line);
		}
		List<String> models = sides(cells.get(3), ">");
		List<String> tiers = sides(cells.get(4), ">");
		List<String> usages = sides(cells.get(9), " then ");
		return new Row(cells.get(0), cells.get(1), cells.get(2), models.get(0), models.get(1), ifSaid(tiers.get(0)),
				ifSaid(tiers.get(1)), buckets(cells.get(5)), ifSaid(cells.get(6)), ifSaid(cells.get(7)), cells.get(8),
				usages.get(0), usages.get(1));
	}

	// The one side is also the other where there is but one.
	private static List<String> sides(String cell, String between) {
		List<String> sides = Arrays.stream(cell.split(between, 2)).map(String::strip).toList();
		return List.of(sides.get(0), sides.get(sides.size() - 1));
	}

	private static @Nullable String ifSaid(String cell) {
		return (cell.isEmpty() || cell.equals("-")) ? null : cell;
	}

	private static Map<String, Long> buckets(String cell) {
		if (cell.isEmpty()) {
			return Map.of();
		}
		return Arrays.stream(cell.split(" ", -1))
			.map((bucket) -> bucket.split("=", 2))
			.collect(Collectors.toMap((bucket) -> bucket[0], (bucket) -> Long.valueOf(bucket[1]), (one, other) -> other,
					LinkedHashMap::new));
	}

	@Nullable String recordedModel() {
		return ifSaid(this.model);
	}

	// What stands behind the equals sign.
	@Nullable BigDecimal amount() {
		return (this.cost != null) ? plain(this.cost.substring(this.cost.indexOf('=') + 1)) : null;
	}

	// Tokens times dollars for a million, for each bucket in turn, where the row has
	// them.
	Map<String, BigDecimal> amounts() {
		Map<String, BigDecimal> amounts = new LinkedHashMap<>();
		if (this.cost != null && this.cost.contains("=")) {
			Iterator<String> buckets = this.buckets.keySet().iterator();
			for (String product : this.cost.substring(0, this.cost.indexOf('=')).split("\\+", -1)) {
				String[] factors = product.split("x", 2);
				amounts.put(buckets.next(), plain(factors[0]).multiply(plain(factors[1])).movePointLeft(6));
			}
		}
		return amounts;
	}

	private static BigDecimal plain(String number) {
		return new BigDecimal(number.strip()).stripTrailingZeros();
	}

	@Override
	public String toString() {
		return this.provider + " " + this.how + ": " + this.name;
	}

}
