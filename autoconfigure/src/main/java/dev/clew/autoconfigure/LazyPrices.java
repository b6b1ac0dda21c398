package dev.clew.autoconfigure;

import dev.clew.pricing.Charge;
import dev.clew.pricing.PriceCatalogue;
import dev.clew.trace.ModelCall;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.util.function.SingletonSupplier;

/**
 * Looks for the catalogue when it is first used, since that may need something that is
 * traced.
 */
final class LazyPrices implements PriceCatalogue {

	private final SingletonSupplier<PriceCatalogue> catalogue;

	LazyPrices(ObjectProvider<PriceCatalogue> catalogue) {
		this.catalogue = SingletonSupplier.of(catalogue::getObject);
	}

	@Override
	public @Nullable Charge charge(ModelCall call) {
		return this.catalogue.obtain().charge(call);
	}

}
