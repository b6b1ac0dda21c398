package dev.clew.pricing;

import java.util.List;

import dev.clew.trace.Cost;
import org.jspecify.annotations.Nullable;

/**
 * What a call of a model costs, and why.
 *
 * @param cost the cost
 * @param tier name of the price that applied, such as {@code Standard}, if it has one
 * @param notes what was assumed, in words
 */
public record Charge(Cost cost, @Nullable String tier, List<String> notes) {

	public Charge {
		notes = List.copyOf(notes);
	}

}
