package dev.clew.demo.e2e;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.clew.store.TraceStore;
import dev.clew.store.query.TraceQuery;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Somebody who has just added Clew: from the empty list to the answer and its cost, with
 * one click.
 */
@OwnHelpDesk
@ViewerTest
class ViewerNewcomerTests {

	private final HelpDesk desk;

	private final ViewerPage viewer;

	private final Page page;

	ViewerNewcomerTests(HelpDesk desk, ViewerPage viewer) {
		this.desk = desk;
		this.viewer = viewer;
		this.page = viewer.page();
	}

	@ParameterizedTest
	@CsvSource({ "1280, 720", "390, 844" })
	void firstQuestionAppearsByItselfAndOneClickShowsAnswerAndCost(int width, int height) {
		TraceStore store = this.desk.store();
		store.findTraces(TraceQuery.builder().build())
			.items()
			.forEach((trace) -> store.deleteTrace(trace.info().traceId()));
		this.page.setViewportSize(width, height);
		this.viewer.open("");
		PlaywrightAssertions.assertThat(this.page.getByText("No trace yet")).isVisible();
		this.viewer.screenshot("newcomer-empty-" + width);
		this.desk.ask("newcomer", "Please cancel my booking HUT-204");
		this.page.locator("clew-traces a[href*='trace=']").first().click();
		Locator answer = this.page
			.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Output").setExact(true))
			.getByText("Booking HUT-204 is cancelled.");
		PlaywrightAssertions.assertThat(answer).isVisible();
		Locator cost = this.page.locator("clew-facts").getByText("$0.000");
		PlaywrightAssertions.assertThat(cost).isVisible();
		this.viewer.screenshot("newcomer-trace-" + width);
		assertThat(answer.boundingBox().y + answer.boundingBox().height).isLessThan(height);
		assertThat(cost.boundingBox().y + cost.boundingBox().height).isLessThan(height);
	}

}
