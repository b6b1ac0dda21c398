package dev.clew.demo.e2e;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.clew.score.TraceScores;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Scores of other names than that of the thumbs.
 */
@OwnHelpDesk("--management.endpoint.llmtraces.access=unrestricted")
@ViewerTest
class ViewerNamedScoresTests {

	private final HelpDesk desk;

	private final ViewerPage viewer;

	private final Page page;

	ViewerNamedScoresTests(HelpDesk desk, ViewerPage viewer) {
		this.desk = desk;
		this.viewer = viewer;
		this.page = viewer.page();
	}

	@Test
	void traceAndWhatItIsAboutHaveOnePairOfThumbs() {
		this.viewer.open("?trace=" + ask("scores-thumbs"));
		PlaywrightAssertions.assertThat(this.viewer.button("Thumbs up")).hasCount(1);
		this.viewer.steps().first().click();
		PlaywrightAssertions.assertThat(this.viewer.heading("POST /api/chat")).hasCount(2);
		PlaywrightAssertions.assertThat(this.viewer.button("Thumbs up")).hasCount(1);
		this.viewer.steps().filter(new Locator.FilterOptions().setHasText("cancelBooking")).click();
		PlaywrightAssertions.assertThat(this.viewer.button("Thumbs up")).hasCount(2);
	}

	@Test
	void scoreOfAKnownNameHasItsTypeAndStays() {
		new TraceScores(this.desk.store()).add(ask("scores-known"), "tone", 0.5, null);
		String id = ask("scores-named");
		this.viewer.open("?trace=" + id);
		Locator head = this.page.locator("clew-trace-head");
		ViewerPage.button(head, "Add score").click();
		PlaywrightAssertions.assertThat(head.getByLabel("Score", exact())).isFocused();
		PlaywrightAssertions.assertThat(head.locator("#names option[value=tone]")).hasCount(1);
		head.getByLabel("Score", exact()).fill("tone");
		PlaywrightAssertions.assertThat(head.getByLabel("Type")).hasValue("NUMERIC");
		head.getByLabel("Value").fill("0.875");
		head.getByLabel("Comment").fill("Warm");
		assertThat(this.viewer.violationsInAllColours("scores-form")).isEmpty();
		ViewerPage.button(head, "Save").click();
		PlaywrightAssertions.assertThat(head.getByRole(AriaRole.LISTITEM)).containsText("tone 0.875 annotation Warm");
		PlaywrightAssertions.assertThat(ViewerPage.button(head, "Add score")).isFocused();
		JsonNode score = this.desk.read("llmtraces/" + id).path("scores").path(0);
		assertThat(score.path("dataType").asString()).isEqualTo("NUMERIC");
		assertThat(score.path("value").decimalValue()).isEqualTo("0.875");
	}

	@Test
	void scoreOfANewNameIsGivenToAStepAndTextStaysText() {
		String id = ask("scores-new");
		this.viewer.open("?trace=" + id);
		this.viewer.steps().filter(new Locator.FilterOptions().setHasText("cancelBooking")).click();
		PlaywrightAssertions.assertThat(this.viewer.heading("cancelBooking")).isVisible();
		Locator panel = this.page.locator("clew-observation");
		ViewerPage.button(panel, "Add score").click();
		panel.getByLabel("Score", exact()).fill("kind of fault");
		panel.getByLabel("Type").selectOption("Text");
		panel.getByLabel("Value").fill("12");
		ViewerPage.button(panel, "Save").click();
		assertThat(panel.getByLabel("Value").evaluate("(field) => field.validationMessage").toString())
			.isEqualTo("This is no text: choose another type");
		panel.getByLabel("Value").fill("wrong hut");
		ViewerPage.button(panel, "Save").click();
		PlaywrightAssertions
			.assertThat(
					panel.getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText("kind of fault")))
			.containsText("kind of fault wrong hut annotation");
		JsonNode scores = this.desk.read("llmtraces/" + id).path("observations");
		assertThat(scores.valueStream().flatMap((step) -> step.path("scores").valueStream()).toList()).singleElement()
			.satisfies((score) -> assertThat(score.path("dataType").asString()).isEqualTo("CATEGORICAL"));
	}

	private static Locator.GetByLabelOptions exact() {
		return new Locator.GetByLabelOptions().setExact(true);
	}

	private String ask(String session) {
		return this.desk.askedTrace(session, "Please cancel my booking HUT-204");
	}

}
