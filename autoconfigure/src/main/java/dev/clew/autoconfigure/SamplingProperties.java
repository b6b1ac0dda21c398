package dev.clew.autoconfigure;

import java.math.BigDecimal;
import java.time.Duration;

import dev.clew.sampling.SamplingRules;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Which traces are kept in the store.
 *
 * @param probability Share of traces that is kept.
 * @param keepErrors Whether traces with an error are kept whatever the probability.
 * @param keepSlowerThan Duration of traces above which they are kept whatever the
 * probability.
 * @param keepCostlierThan US dollars above which traces are kept whatever the
 * probability.
 * @param keepScored Whether traces that are scored before they end are kept whatever the
 * probability.
 * @param maxHeldSize Memory that traces may use until it is known whether they are kept.
 */
record SamplingProperties(@DefaultValue("1.0") double probability, @DefaultValue("true") boolean keepErrors,
		@Nullable Duration keepSlowerThan, @Nullable BigDecimal keepCostlierThan,
		@DefaultValue("true") boolean keepScored, @DefaultValue("16MB") DataSize maxHeldSize) {

	SamplingRules rules() {
		return new SamplingRules(this.probability, this.keepErrors, this.keepSlowerThan, this.keepCostlierThan,
				this.keepScored, this.maxHeldSize.toBytes());
	}

}
