package dev.clew.capture;

import dev.clew.budget.BudgetExceededException;
import dev.clew.trace.Level;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import dev.langchain4j.model.chat.ChatModel;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Budgets of money over HTTP, by the price list.
 */
class BudgetsOfCostTests {

	private static final String[] TWO_CALLS = { "clew.budget.turn.scope=trace", "clew.budget.turn.max-cost=0.000009",
			"clew.budget.turn.action=refuse", "clew.budget.soft.scope=trace",
			"clew.budget.soft.max-cost=0.000008999999" };

	@Test
	void callIsRefusedOnceThePricesOfThoseBeforeReachTheLimit() throws Exception {
		try (Application application = Application.start(OneModel.class, TWO_CALLS)) {
			assertThatExceptionOfType(BudgetExceededException.class).isThrownBy(() -> chat(application, 3))
				.withMessage("The model was not called, budget 'turn' per trace: 0.000009 of 0.000009 USD used, "
						+ "for the rest of the trace");
			assertThat(Trees.all(application.trace(), ObservationType.GENERATION)).extracting(ObservationRecord::level)
				.containsExactly(Level.DEFAULT, Level.WARNING, Level.ERROR);
			assertThat(application.trace().summary().cost().unpriced()).isZero();
		}
	}

	@Test
	void callWithoutAPriceIsNotCountedAndSaysSo() throws Exception {
		String pattern = "clew.pricing.models[0].match-pattern=gpt-4o-mini.*";
		try (Application application = Application.start(OneModel.class, TWO_CALLS[0], TWO_CALLS[1], TWO_CALLS[2],
				"clew.pricing.models[0].name=mini", pattern, "clew.pricing.models[0].prices.output_audio_tokens=1")) {
			chat(application, 3);
			assertThat(application.trace().summary().cost().unpriced()).isEqualTo(3);
			assertThat(Trees.first(application.trace(), ObservationType.GENERATION).notes())
				.contains("budget 'turn' does not count the cost of this call: it is not known");
		}
	}

	private static void chat(Application application, int times) throws Exception {
		Reply hello = Reply.text("Hello");
		application.openAi().answers(hello, hello, hello);
		application.inRequest(() -> {
			for (int i = 0; i < times; i++) {
				application.bean(ChatModel.class).chat("Hello?");
			}
			return "";
		});
	}

}
