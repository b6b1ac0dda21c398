package dev.clew.pricing;

import java.util.List;

import dev.clew.trace.Cost;
import org.jspecify.annotations.Nullable;

/**
 * What a call of a model costs, and why.
 *
 * @param cost the cost; absent where it is not known, and the notes say why
 * @param tier name of the price that applied, such as {@code Standard}, if it has one
 * @param notes what was assumed, in words
 */
public record Charge(@Nullable Cost cost, @Nullable String tier, List<String> notes) {

	public Charge {
		notes = List.copyOf(notes);
	}

	/**
	 * A cost that is not known.
	 * @param why the reason, in words
	 * @return a charge that says so
	 */
	public static Charge unknown(String why) {
		return new Charge(null, null, List.of(why));
	}

}
