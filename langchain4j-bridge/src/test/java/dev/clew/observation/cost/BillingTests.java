package dev.clew.observation.cost;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.clew.observation.EmbeddingContext;
import dev.clew.observation.GenerationContext;
import dev.clew.observation.fault.Faults;
import dev.clew.pricing.Charge;
import dev.clew.trace.Cost;
import dev.clew.trace.Usage;
import org.jspecify.annotations.Nullable;
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
		this.context.getCallUsage().setUsage(new Usage(Map.of("input", 10L)));
		this.billing.ended(this.context);
		assertThat(this.context.getCost()).isEqualTo(CHARGE.cost());
		assertThat(this.context.getCallUsage().getPriceTier()).isEqualTo("Standard");
		assertThat(this.context.getNotes()).containsExactly("assumed");
	}

	@Test
	void costThatTheProviderReportsCountsMore() {
		this.context.getCallUsage().setUsage(new Usage(Map.of("input", 10L)));
		this.context.getCallUsage().setReportedCost(new BigDecimal("0.00014"));
		this.billing.ended(this.context);
		assertThat(this.context.getCost()).isEqualTo(Cost.ofTotal(new BigDecimal("0.00014")));
		assertThat(this.context.getCallUsage().getPriceTier()).isNull();
		assertThat(this.context.getNotes()).containsExactly("cost as reported by the provider");
	}

	private static List<String> notesOf(@Nullable String priceTier, @Nullable String asked, @Nullable String served) {
		Charge charge = new Charge(CHARGE.cost(), priceTier, CHARGE.notes());
		GenerationContext context = new GenerationContext();
		context.setParameters((asked != null) ? Map.of("service_tier", asked) : Map.of());
		context.getCallUsage().setServiceTier(served);
		context.getCallUsage().setUsage(new Usage(Map.of("input", 10L, "output", 1L)));
		new Billing((call) -> charge, new Faults((component) -> {
		})).ended(context);
		return context.getNotes();
	}

	@Test
	void whatRunsInThisProcessCostsNothing() {
		this.context.getCallUsage().setUsage(new Usage(Map.of("input", 10L)));
		this.context.setInProcess(true);
		this.billing.ended(this.context);
		assertThat(this.context.getCost()).isEqualTo(Cost.ofTotal(BigDecimal.ZERO));
		assertThat(this.context.getCallUsage().getPriceTier()).isEqualTo("in-process");
		assertThat(this.context.getNotes()).isEmpty();
	}

	@Test
	void tierThatTheResponseDoesNotConfirmIsNoted() {
		assertThat(notesOf("Flex", "flex", null)).containsExactly("assumed",
				"service tier as asked for: the response names none");
		assertThat(notesOf("Flex", "flex", "flex")).containsExactly("assumed");
		assertThat(notesOf("Flex", null, null)).containsExactly("assumed");
	}

	@Test
	void tierThatMakesNoDifferenceIsNotNoted() {
		assertThat(notesOf("Standard", "auto", null)).containsExactly("assumed");
		assertThat(notesOf(null, "flex", null)).containsExactly("assumed");
	}

	@Test
	void callOfWhichOneSideIsNotKnownHasNoCost() {
		GenerationContext generation = new GenerationContext();
		for (String side : List.of("input", "output")) {
			generation.getCallUsage().setUsage(new Usage(Map.of(side, 10L)));
			this.billing.ended(generation);
			assertThat(generation.getCost()).isNull();
		}
		generation.getCallUsage().setUsage(new Usage(Map.of("input_cached_tokens", 10L, "output", 0L)));
		this.billing.ended(generation);
		assertThat(generation.getCost()).isEqualTo(CHARGE.cost());
	}

	@Test
	void callWithoutUsageHasNoCost() {
		this.billing.ended(this.context);
		assertThat(this.context.getCost()).isNull();
		assertThat(this.faults).isEmpty();
	}

}
