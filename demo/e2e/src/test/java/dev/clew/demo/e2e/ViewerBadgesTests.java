package dev.clew.demo.e2e;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.clew.trace.Level;
import dev.clew.trace.ModelCall;
import dev.clew.trace.ObservationRecordBuilder;
import dev.clew.trace.ObservationType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is seen of a step at a glance, in the tree and above its panel.
 */
@ViewerTest
class ViewerBadgesTests {

	private static final UnaryOperator<ObservationRecordBuilder> ASKED = (step) -> step
		.input(RecordedTrace.json(Map.of("messages", List.of(Map.of("role", "user", "content", "Why?")))));

	private final HelpDesk desk;

	private final ViewerPage viewer;

	private final Page page;

	ViewerBadgesTests(HelpDesk desk, ViewerPage viewer) {
		this.desk = desk;
		this.viewer = viewer;
		this.page = viewer.page();
	}

	@ParameterizedTest
	@CsvSource({ "length, truncated", "content_filter, refused", ", unfinished" })
	void answerThatDidNotEndWellHasABadge(@Nullable String finishReason, String badge) {
		RecordedTrace trace = new RecordedTrace(this.desk, "badges-" + badge);
		trace.step(null, ObservationType.GENERATION, "model",
				(step) -> answered(ASKED.apply(step).modelCall(ended(finishReason)), finishReason));
		this.viewer.open("?trace=" + trace.id());
		PlaywrightAssertions.assertThat(this.page.locator("clew-observation .chip").first()).hasText(badge);
		PlaywrightAssertions.assertThat(this.viewer.steps().first().locator(".chip")).hasText(badge);
		assertThat(this.viewer.violationsInAllColours("badges-" + badge)).isEmpty();
	}

	@Test
	void answerThatEndedWellHasNone() {
		RecordedTrace trace = new RecordedTrace(this.desk, "badges-stop");
		trace.step(null, ObservationType.GENERATION, "model",
				(step) -> answered(ASKED.apply(step).modelCall(ended("stop")), "stop"));
		this.viewer.open("?trace=" + trace.id());
		PlaywrightAssertions.assertThat(this.page.locator("clew-observation").getByText("Therefore")).isVisible();
		PlaywrightAssertions.assertThat(this.page.locator("clew-observation .chip")).hasCount(0);
	}

	private static ObservationRecordBuilder answered(ObservationRecordBuilder step, @Nullable String finishReason) {
		return (finishReason != null)
				? step.output(RecordedTrace.json(Map.of("role", "assistant", "content", "Therefore"))) : step;
	}

	private static ModelCall ended(@Nullable String finishReason) {
		return new ModelCall("gpt", "gpt", "openai", Map.of(), null, null, null, null, finishReason, null, null, null);
	}

	@Test
	void redMeansErrorAndNothingElse() {
		this.viewer
			.open(new TimedTrace(this.desk, "Colours", "badges-red").step(1, 0, ObservationType.AGENT, "desk", 0, 100)
				.step(2, 1, ObservationType.GENERATION, "model", 1, 90, TimedTrace.call(10, 20, "0.5"))
				.step(3, 1, ObservationType.GUARDRAIL, "guard", 92, 1)
				.step(4, 1, ObservationType.TOOL, "broken", 95, 1, (step) -> step.level(Level.ERROR, "Broken"))
				.query());
		PlaywrightAssertions.assertThat(this.viewer.steps()).hasCount(4);
		PlaywrightAssertions.assertThat(this.viewer.steps().nth(1).locator(".duration"))
			.hasClass("number duration figure hot");
		String red = colour(this.viewer.steps().nth(3).locator(".level-ERROR"), "color");
		for (String coloured : List.of(".hot", ".type-GUARDRAIL", ".type-GENERATION")) {
			assertThat(colour(this.page.locator("clew-tree " + coloured).first(), "color")).as(coloured)
				.isNotEqualTo(red);
		}
	}

	@Test
	void percentagesAreRounded() {
		this.viewer.open(new TimedTrace(this.desk, "Shares", "badges-shares")
			.step(1, 0, ObservationType.AGENT, "desk", 0, 100_000)
			.step(2, 1, ObservationType.TOOL, "blink", 1, 1)
			.step(3, 1, ObservationType.TOOL, "short", 5, 1234)
			.step(4, 1, ObservationType.TOOL, "most", 2000, 60_000)
			.query());
		PlaywrightAssertions.assertThat(this.page.locator("clew-tree .part"))
			.hasText(new String[] { "<0.1%", "1.2%", "60%" });
	}

	@Test
	void stagesOfRetrievalAreFoldedAwayUntilAllStepsAreWished() {
		String id = this.desk.ask("badges-stages", "Please cancel my booking HUT-204").text("traceId");
		this.desk.completedTrace(id);
		this.viewer.open("?trace=" + id);
		PlaywrightAssertions.assertThat(this.viewer.steps()).hasCount(12);
		this.page.getByLabel("Steps shown").selectOption("All steps");
		PlaywrightAssertions.assertThat(this.viewer.steps()).hasCount(16);
		PlaywrightAssertions.assertThat(step("DefaultQueryRouter")).isVisible();
		this.page.reload();
		PlaywrightAssertions.assertThat(this.viewer.steps()).hasCount(16);
		this.page.getByLabel("Steps shown").selectOption("Main steps");
		PlaywrightAssertions.assertThat(step("DefaultQueryRouter")).hasCount(0);
		this.page.getByLabel("Search in this trace").fill("QueryRouter");
		PlaywrightAssertions.assertThat(step("DefaultQueryRouter")).isVisible();
		this.page.getByLabel("Search in this trace").press("Enter");
		this.page.getByLabel("Search in this trace").press("Escape");
		PlaywrightAssertions.assertThat(step("DefaultQueryRouter")).hasAttribute("aria-selected", "true");
	}

	private Locator step(String name) {
		return this.page.getByRole(AriaRole.TREEITEM).filter(new Locator.FilterOptions().setHasText(name));
	}

	private static String colour(Locator locator, String of) {
		return String.valueOf(locator.evaluate("(element, of) => getComputedStyle(element)[of]", of));
	}

}
