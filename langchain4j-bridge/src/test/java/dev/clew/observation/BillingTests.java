package dev.clew.observation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.clew.pricing.Charge;
import dev.clew.trace.Cost;
import dev.clew.trace.Usage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BillingTests {

	private static final Charge CHARGE = new Charge(Cost.ofTotal(new BigDecimal("0.5")), "Standard",
			List.of("assumed"));

	private final List<String> faults = new ArrayList<>();

	private final Billing billing = new Billing((call) -> CHARGE, new Faults(this.faults::add));

	private final EmbeddingContext context = new EmbeddingContext("SmallModel");

	@Test
	void callIsChargedByTheCatalogue() {
		this.context.setUsage(new Usage(Map.of("input", 10L)));
		this.billing.ended(this.context);
		assertThat(this.context.getCost()).isEqualTo(CHARGE.cost());
		assertThat(this.context.getPriceTier()).isEqualTo("Standard");
		assertThat(this.context.getNotes()).containsExactly("assumed");
	}

	@Test
	void costThatTheProviderReportsCountsMore() {
		this.context.setUsage(new Usage(Map.of("input", 10L)));
		this.context.setReportedCost(new BigDecimal("0.00014"));
		this.billing.ended(this.context);
		assertThat(this.context.getCost()).isEqualTo(Cost.ofTotal(new BigDecimal("0.00014")));
		assertThat(this.context.getPriceTier()).isNull();
		assertThat(this.context.getNotes()).containsExactly("cost as reported by the provider");
	}

	@Test
	void whatRunsInThisProcessCostsNothing() {
		this.context.setUsage(new Usage(Map.of("input", 10L)));
		this.context.setInProcess();
		this.billing.ended(this.context);
		assertThat(this.context.getCost()).isEqualTo(Cost.ofTotal(BigDecimal.ZERO));
		assertThat(this.context.getPriceTier()).isEqualTo("in-process");
		assertThat(this.context.getNotes()).isEmpty();
	}

	@Test
	void callWithoutUsageHasNoCost() {
		this.billing.ended(this.context);
		assertThat(this.context.getCost()).isNull();
		assertThat(this.faults).isEmpty();
	}

}
