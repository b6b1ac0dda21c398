package dev.clew.demo.e2e;

import java.time.Duration;
import java.util.Map;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.clew.trace.Level;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the list of traces is filtered by, beside it.
 */
@ViewerTest
class ViewerFiltersTests {

	private static final Duration SECOND = Duration.ofSeconds(1);

	private final HelpDesk desk;

	private final ViewerPage viewer;

	private final Page page;

	ViewerFiltersTests(HelpDesk desk, ViewerPage viewer) {
		this.desk = desk;
		this.viewer = viewer;
		this.page = this.viewer.page();
		this.page.setDefaultTimeout(5000);
	}

	@Test
	void valueOfAFacetFiltersByAClickAndAChipTakesItBack() {
		ListedTraces traces = listed("facet-user");
		traces.completed("fine", SECOND, SECOND);
		traces.completed("bad", SECOND, SECOND, Level.ERROR);
		this.viewer.open("?user=facet-user");
		PlaywrightAssertions.assertThat(rows()).hasCount(2);
		Locator error = facet("Level").getByRole(AriaRole.LINK).filter(text("Error"));
		PlaywrightAssertions.assertThat(error).containsText("1");
		error.click();
		PlaywrightAssertions.assertThat(rows()).hasCount(1);
		PlaywrightAssertions.assertThat(rows()).containsText("bad");
		assertThat(this.page.url()).endsWith("?user=facet-user&level=ERROR");
		this.viewer.button("Remove filter Level: Error").click();
		PlaywrightAssertions.assertThat(rows()).hasCount(2);
		facet("Name").getByRole(AriaRole.LINK).filter(text("fine")).click();
		PlaywrightAssertions.assertThat(rows()).hasCount(1);
		this.page.goBack();
		PlaywrightAssertions.assertThat(rows()).hasCount(2);
	}

	@Test
	void everythingThatTheEndpointFiltersByIsAskedForOnce() {
		listed("form-user").completed("asked", SECOND, SECOND);
		this.viewer.open("?tag=listed&user=form-user");
		Map<String, String> facets = Map.of("Level", "level=DEFAULT", "Step type", "type=GENERATION", "Name",
				"name=asked", "Model", "model=gpt-listed", "Session", "session=listed-session", "Status",
				"status=COMPLETED", "Step name", "observationName=gpt-listed", "Environment", "environment=test",
				"Release", "release=1.2", "Service", "service=hut-desk");
		facets.forEach((label, parameter) -> asks(parameter, () -> open(label).first().click()));
		PlaywrightAssertions.assertThat(open("Response model").first()).hasText("gpt-listed1");
		PlaywrightAssertions.assertThat(open("Prompt")).hasCount(0);
		this.page.locator("summary").getByText("More filters").click();
		Map.of("Min latency (ms)", "minLatencyMs", "Max latency (ms)", "maxLatencyMs", "Min cost (USD)", "minCost",
				"Score", "score")
			.forEach((label, parameter) -> asks(parameter + "=7", () -> type(label, "7")));
		field("Metadata key").fill("tenant");
		asks("metadata.tenant=7", () -> type("Metadata value", "7"));
		asks("from=", () -> choose("Time", "Last hour"));
		PlaywrightAssertions.assertThat(chips()).hasCount(18);
		this.viewer.screenshot("list-filters");
		assertThat(this.viewer.violations()).isEmpty();
		this.viewer.button("Clear all").click();
		PlaywrightAssertions.assertThat(chips()).hasCount(0);
		assertThat(this.page.url()).endsWith("/llmviewer");
	}

	@Test
	void valuesOfAFacetAreSearchedWithinIt() {
		new ListedTraces(this.desk.store(), "sought").completed("sought", 12);
		this.viewer.open("?user=sought");
		Locator names = this.page.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Traces by Name"))
			.getByRole(AriaRole.LINK);
		PlaywrightAssertions.assertThat(names).hasCount(8);
		Locator find = this.page.getByLabel("Find Name", new Page.GetByLabelOptions().setExact(true));
		find.fill("SOUGHT 1");
		PlaywrightAssertions.assertThat(names)
			.hasText(new String[] { "sought 11", "sought 101", "sought 111", "sought 121" });
		find.fill("sought 12");
		PlaywrightAssertions.assertThat(names).hasCount(1);
		find.press("Enter");
		PlaywrightAssertions.assertThat(this.viewer.traces()).hasCount(1);
		assertThat(this.page.url()).endsWith("name=sought+12");
	}

	private ListedTraces listed(String user) {
		return new ListedTraces(this.desk.store(), user);
	}

	private Locator rows() {
		return this.page.locator("tbody tr");
	}

	private Locator chips() {
		return this.page.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Active filters"))
			.locator("button.filter");
	}

	private Locator facet(String field) {
		return this.page.getByRole(AriaRole.LIST,
				new Page.GetByRoleOptions().setName("Traces by " + field).setExact(true));
	}

	private Locator open(String facet) {
		Locator values = facet(facet).getByRole(AriaRole.LINK);
		if (values.count() == 0) {
			this.page.locator("clew-facet-list summary")
				.getByText(facet, new Locator.GetByTextOptions().setExact(true))
				.click();
		}
		return values;
	}

	private void type(String label, String text) {
		field(label).fill(text);
		this.page.keyboard().press("Enter");
	}

	private void asks(String parameter, Runnable action) {
		this.page.waitForRequest((request) -> request.url().contains(parameter), action);
	}

	private Locator field(String label) {
		return this.page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
	}

	private void choose(String label, String option) {
		this.page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName(label).setExact(true))
			.selectOption(option);
	}

	private static Locator.FilterOptions text(String text) {
		return new Locator.FilterOptions().setHasText(text);
	}

}
