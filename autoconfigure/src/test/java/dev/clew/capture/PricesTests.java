package dev.clew.capture;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

import dev.clew.CurrentTrace;
import dev.clew.pricing.Charge;
import dev.clew.pricing.PriceCatalogue;
import dev.clew.trace.Cost;
import dev.clew.trace.CostSum;
import dev.clew.trace.ModelCall;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import dev.langchain4j.model.chat.ChatModel;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which prices apply in an application.
 */
class PricesTests {

	@Test
	void listPricesApply() throws Exception {
		try (Application application = Application.start(OneModel.class)) {
			ObservationRecord generation = ask(application, 783, 512, 24);
			ModelCall call = Objects.requireNonNull(generation.modelCall());
			assertThat(call.cost()).isEqualTo(Cost.of(Map.of("input", new BigDecimal("0.00004065"),
					"input_cached_tokens", new BigDecimal("0.0000384"), "output", new BigDecimal("0.0000144"))));
			assertThat(call.priceTier()).isEqualTo("Standard");
			assertThat(generation.notes()).isEmpty();
			assertThat(application.trace().summary().cost()).isEqualTo(new CostSum(call.cost(), 0, 0));
		}
	}

	@Test
	void pricesOfThePropertiesCountBeforeListPrices() throws Exception {
		try (Application application = Application.start(OneModel.class, "clew.pricing.models[0].name=mini",
				"clew.pricing.models[0].match-pattern=gpt-4o-mini.*", "clew.pricing.models[0].prices.input=1",
				"clew.pricing.models[0].prices.output=3", "clew.pricing.models[0].tiers[0].name=Batch of huts",
				"clew.pricing.models[0].tiers[0].above=1000", "clew.pricing.models[0].tiers[0].prices.input=2",
				"clew.pricing.models[0].tiers[0].prices.output=6")) {
			ObservationRecord small = ask(application, 1000, 400, 10);
			assertThat(costOf(small).total()).isEqualTo("0.00103");
			assertThat(small.notes()).containsExactly("input_cached_tokens priced as input");
			ObservationRecord large = ask(application, 1001, 0, 10);
			assertThat(costOf(large).total()).isEqualTo("0.002062");
			assertThat(Objects.requireNonNull(large.modelCall()).priceTier()).isEqualTo("Batch of huts");
		}
	}

	@Test
	void ownCatalogueReplacesOursAndOldTracesKeepTheirPrice() throws Exception {
		try (Application application = Application.start(RisingPrices.class)) {
			ObservationRecord first = ask(application, 10, 0, 5);
			ObservationRecord second = ask(application, 10, 0, 5);
			assertThat(costOf(first).total()).isEqualTo("1");
			assertThat(costOf(second).total()).isEqualTo("2");
			assertThat(application.traces()).extracting((trace) -> trace.summary().cost())
				.containsExactly(new CostSum(Cost.ofTotal(BigDecimal.valueOf(2)), 0, 0),
						new CostSum(Cost.ofTotal(BigDecimal.ONE), 0, 0));
			assertThat(second.notes()).containsExactly("raised");
		}
	}

	@Test
	void ownCatalogueMayNeedWhatIsTraced() throws Exception {
		try (Application application = Application.start(CircularPrices.class)) {
			assertThat(costOf(ask(application, 10, 0, 5)).total()).isEqualTo("7");
		}
	}

	@Test
	void catalogueThatThrowsCostsAPriceOnly() throws Exception {
		try (Application application = Application.start(BrokenPrices.class)) {
			ObservationRecord generation = ask(application, 10, 0, 5);
			assertThat(Objects.requireNonNull(generation.modelCall()).cost()).isNull();
			assertThat(generation.isUnpriced()).isTrue();
			assertThat(application.trace().summary().cost()).isEqualTo(new CostSum(null, 1, 0));
			assertThat(application.bean(MeterRegistry.class).get("clew.errors").tag("component", "pricing").counter())
				.extracting((counter) -> counter.count())
				.isEqualTo(1.0);
		}
	}

	private static ObservationRecord ask(Application application, int input, int cached, int output) throws Exception {
		application.openAi().answers(Reply.text("yes").usage(input, cached, output, 0));
		assertThat(application.inRequest(() -> application.bean(ChatModel.class).chat("Hello?"))).isEqualTo("yes");
		return Trees.first(application.trace(), ObservationType.GENERATION);
	}

	private static Cost costOf(ObservationRecord generation) {
		return Objects.requireNonNull(Objects.requireNonNull(generation.modelCall()).cost());
	}

	@Configuration(proxyBeanMethods = false)
	@Import(OneModel.class)
	static class RisingPrices {

		@Bean
		PriceCatalogue prices() {
			AtomicInteger price = new AtomicInteger();
			return (call) -> new Charge(Cost.ofTotal(BigDecimal.valueOf(price.incrementAndGet())), "Own",
					List.of("raised"));
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(OneModel.class)
	static class CircularPrices {

		@Bean
		PriceCatalogue prices(ChatModel model, CurrentTrace trace) {
			return (call) -> new Charge(Cost.ofTotal(BigDecimal.valueOf(7)), null, List.of());
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(OneModel.class)
	static class BrokenPrices {

		@Bean
		PriceCatalogue prices() {
			return (call) -> {
				throw new IllegalStateException("no prices today");
			};
		}

	}

}
