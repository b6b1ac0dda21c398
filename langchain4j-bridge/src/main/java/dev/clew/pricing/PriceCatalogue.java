package dev.clew.pricing;

import dev.clew.trace.ModelCall;
import org.jspecify.annotations.Nullable;

/**
 * Knows what calls of models cost. Asked once for each generation and embedding, when it
 * ends: what it says is kept with the observation, so that an old trace keeps its price.
 * Asked on the threads of the application, by several at a time: implementations are
 * thread-safe and do not wait for anything. What they throw is logged and counted, and
 * the call has no price.
 */
@FunctionalInterface
public interface PriceCatalogue {

	/** Knows no price. */
	PriceCatalogue NONE = (call) -> null;

	/**
	 * Prices a call.
	 * @param call the call, with its usage
	 * @return what it costs, or {@code null} if that is not known
	 */
	@Nullable Charge charge(ModelCall call);

}
