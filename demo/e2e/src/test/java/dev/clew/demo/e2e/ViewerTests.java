package dev.clew.demo.e2e;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@ViewerTest
class ViewerTests {

	private final HelpDesk desk;

	private final ViewerPage viewer;

	ViewerTests(HelpDesk desk, ViewerPage viewer) {
		this.desk = desk;
		this.viewer = viewer;
	}

	@Test
	void tableLeadsToTheTreeAndTheTreeToEachStep() {
		this.desk.ask("viewer-1", "Please cancel my booking HUT-204");
		this.viewer.open("");
		Locator row = this.viewer.page().locator("tbody tr").filter(new Locator.FilterOptions().setHasText("viewer-1"));
		this.viewer.screenshot("traces");
		assertThat(this.viewer.violations()).isEmpty();
		row.getByRole(AriaRole.LINK).first().click();
		PlaywrightAssertions.assertThat(this.viewer.steps()).hasCount(12);
		this.viewer.steps().filter(new Locator.FilterOptions().setHasText("cancelBooking")).click();
		PlaywrightAssertions.assertThat(this.viewer.heading("cancelBooking")).isVisible();
		PlaywrightAssertions.assertThat(this.viewer.page().locator("clew-observation")).containsText("HUT-204");
		this.viewer.screenshot("trace");
		assertThat(this.viewer.violations()).isEmpty();
	}

}
