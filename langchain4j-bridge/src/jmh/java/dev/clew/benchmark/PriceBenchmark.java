package dev.clew.benchmark;

import java.util.Map;
import java.util.concurrent.TimeUnit;

import dev.clew.pricing.Charge;
import dev.clew.pricing.ModelPrice;
import dev.clew.pricing.ModelPrices;
import dev.clew.trace.ModelCall;
import dev.clew.trace.Usage;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The price of a call whose model was seen before.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class PriceBenchmark {

	/** Name of the model, one whose price is known and one that is made up. */
	@Param({ "gpt-4o-mini-2024-07-18", "mountain-hut-9b" })
	public String model = "";

	private final ModelPrices prices = ModelPrices.bundled();

	private final Usage usage = new Usage(Map.of("input", 271L, "input_cached_tokens", 512L, "output", 24L));

	/**
	 * Finds the model by its name. Each answer of a provider brings a string of its own.
	 * @return the model, if it is known
	 */
	@Benchmark
	public @Nullable ModelPrice match() {
		return this.prices.find(new String(this.model.toCharArray()));
	}

	/**
	 * Prices a call.
	 * @return what it costs, if that is known
	 */
	@Benchmark
	public @Nullable Charge charge() {
		return this.prices
			.charge(new ModelCall(this.model, this.model, null, Map.of(), this.usage, null, null, null, null, null, null, null));
	}

}
