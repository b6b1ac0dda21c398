package dev.clew.demo.e2e;

import java.time.Duration;
import java.util.List;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.clew.score.TraceScores;
import dev.clew.trace.Level;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@ViewerTest
class ViewerTracesTests {

	private static final Duration SECOND = Duration.ofSeconds(1);

	private final HelpDesk desk;

	private final ViewerPage viewer;

	private final Page page;

	ViewerTracesTests(HelpDesk desk, ViewerPage viewer) {
		this.desk = desk;
		this.viewer = viewer;
		this.page = this.viewer.page();
		this.page.setDefaultTimeout(5000);
	}

	@Test
	void rowTellsATraceAtAGlance() {
		this.desk.ask("viewer-glance", "Please cancel my booking HUT-204");
		this.desk.ask("viewer-glance", "Is the weather fine tomorrow?");
		this.viewer.open("?page=traces&session=viewer-glance");
		PlaywrightAssertions.assertThat(rows()).hasCount(2);
		PlaywrightAssertions.assertThat(rows().first()).containsText("Error");
		Locator row = rows().last();
		PlaywrightAssertions.assertThat(row).containsText("POST /api/chat");
		PlaywrightAssertions.assertThat(row).containsText("Please cancel my booking HUT-204");
		PlaywrightAssertions.assertThat(row).containsText("viewer-glance");
		PlaywrightAssertions.assertThat(row).containsText("→");
		PlaywrightAssertions.assertThat(row).containsText("$0.00");
		PlaywrightAssertions.assertThat(row.getByRole(AriaRole.IMG, new Locator.GetByRoleOptions().setName("Tool")))
			.isVisible();
		PlaywrightAssertions.assertThat(this.viewer.button("Bookmark")).hasCount(0);
		this.viewer.screenshot("list");
		assertThat(this.viewer.violations()).isEmpty();
	}

	@Test
	void rowShowsWhatWasSaidOfTheTrace() {
		String id = listed("scored-user").completed("scored", SECOND, SECOND);
		TraceScores scores = new TraceScores(this.desk.store());
		scores.add(id, "helpful", false, "No");
		scores.add(id, "tone", 0.8765, null);
		this.viewer.open("?user=scored-user");
		PlaywrightAssertions.assertThat(rows().locator(".scores")).hasText("helpful: notone: 0.8765");
		PlaywrightAssertions.assertThat(rows().locator("svg.down")).isVisible();
		scores.add(id, "category", "<i>booking</i>", null);
		scores.add(id, "language", "en", null);
		PlaywrightAssertions.assertThat(rows().locator(".scores"))
			.hasText("helpful: notone: 0.8765category: <i>booking</i>+1");
		assertThat(this.viewer.violations()).isEmpty();
	}

	@Test
	void textIsSearchedForAndWhatIsNotThereIsSaid() {
		listed("search-user").completed("searched", SECOND, SECOND);
		this.viewer.open("");
		PlaywrightAssertions.assertThat(rows().first()).isVisible();
		this.page.keyboard().press("/");
		this.page.keyboard().type("listed for SEARCH-user");
		PlaywrightAssertions.assertThat(rows()).hasCount(1);
		this.page.keyboard().type(" and nobody else");
		this.page.keyboard().press("Enter");
		PlaywrightAssertions.assertThat(this.viewer.heading("Nothing matches")).isVisible();
		this.viewer.screenshot("list-nothing");
		assertThat(this.viewer.violations()).isEmpty();
		this.viewer.button("Clear filters").click();
		PlaywrightAssertions.assertThat(rows().nth(1)).isVisible();
	}

	@Test
	void searchBoxTakesTheQueryLanguageCompletesItAndMarksAMistake() {
		listed("query-user").completed("asked", SECOND, SECOND);
		listed("query-user").completed("failed", SECOND, SECOND, Level.ERROR);
		this.viewer.open("");
		PlaywrightAssertions.assertThat(rows().first()).isVisible();
		this.page.keyboard().press("/");
		this.page.keyboard().type("user:query-us");
		PlaywrightAssertions.assertThat(this.page.locator("#completions option"))
			.hasAttribute("value", "user:query-user");
		this.page.keyboard().type("er -level:ERROR listed");
		PlaywrightAssertions.assertThat(names()).hasText(new String[] { "asked" });
		PlaywrightAssertions.assertThat(rows().locator("mark").first()).containsText("isted");
		assertThat(this.page.url()).contains("query=user%3Aquery-user+-level%3AERROR+listed");
		this.viewer.screenshot("list-query");
		assertThat(this.viewer.violations()).isEmpty();
		this.page.keyboard().type(" levl:x");
		this.page.keyboard().press("Enter");
		PlaywrightAssertions.assertThat(this.page.getByRole(AriaRole.ALERT).locator("mark")).hasText("levl");
		PlaywrightAssertions.assertThat(this.page.getByRole(AriaRole.ALERT)).containsText("did you mean level?");
		this.viewer.screenshot("list-mistake");
		assertThat(this.viewer.violations()).isEmpty();
		assertThat(this.viewer.complaints()).isNotEmpty()
			.allSatisfy((complaint) -> assertThat(complaint).contains("400"));
		this.viewer.complaints().clear();
	}

	@Test
	void timesAreChosenFromAListOrWritten() {
		ListedTraces traces = listed("time-user");
		traces.completed("old", Duration.ofHours(3), SECOND);
		traces.completed("new", Duration.ofMinutes(2), SECOND);
		this.viewer.open("?user=time-user");
		PlaywrightAssertions.assertThat(rows()).hasCount(2);
		choose("Time", "Last hour");
		PlaywrightAssertions.assertThat(rows()).hasCount(1);
		choose("Time", "From … to …");
		PlaywrightAssertions.assertThat(rows()).hasCount(2);
		field("From").fill("2020-01-31T08:30:05");
		field("Before").fill("2020-01-31T08:31:05");
		this.page.keyboard().press("Tab");
		PlaywrightAssertions.assertThat(this.viewer.heading("Nothing matches")).isVisible();
		assertThat(this.page.url()).contains("from=2020-01-3", "to=2020-01-3");
	}

	@Test
	void headOfAColumnSorts() {
		ListedTraces traces = listed("sort-user");
		traces.completed("slow", Duration.ofSeconds(30), Duration.ofSeconds(9));
		traces.completed("fast", Duration.ofSeconds(20), Duration.ofMillis(3));
		traces.running("alone");
		this.viewer.open("?user=sort-user");
		PlaywrightAssertions.assertThat(names()).hasText(new String[] { "alone", "fast", "slow" });
		this.viewer.button("Latency").click();
		PlaywrightAssertions.assertThat(names()).hasText(new String[] { "slow", "fast", "alone" });
		this.viewer.button("Latency").click();
		PlaywrightAssertions.assertThat(names()).hasText(new String[] { "fast", "slow", "alone" });
		PlaywrightAssertions.assertThat(this.page.locator("th[aria-sort=ascending]")).hasText("Latency ↑");
		assertThat(this.page.url()).endsWith("sort=latencyMs");
	}

	@Test
	void keysGoThroughTheFilteredListThatOneCameFrom() {
		ListedTraces traces = listed("walking-user");
		ListedTraces others = listed("other-user");
		traces.completed("Oldest", SECOND.multipliedBy(50), SECOND.multipliedBy(3));
		others.completed("Stranger", SECOND.multipliedBy(40), SECOND);
		traces.completed("Middle", SECOND.multipliedBy(30), SECOND.multipliedBy(2));
		others.completed("Stranger", SECOND.multipliedBy(20), SECOND);
		traces.completed("Newest", SECOND.multipliedBy(10), SECOND);
		this.viewer.open("?user=walking-user&range=24h");
		this.viewer.linkTo("Middle").click();
		PlaywrightAssertions.assertThat(this.viewer.heading("Middle")).isVisible();
		this.page.reload();
		PlaywrightAssertions.assertThat(this.viewer.heading("Middle")).isVisible();
		this.page.keyboard().press("j");
		PlaywrightAssertions.assertThat(this.viewer.heading("Oldest")).isVisible();
		this.page.keyboard().press("j");
		PlaywrightAssertions.assertThat(this.page.getByText("There is no older trace in the list that you came from."))
			.isVisible();
		this.page.keyboard().press("k");
		PlaywrightAssertions.assertThat(this.viewer.heading("Middle")).isVisible();
		this.page.keyboard().press("k");
		PlaywrightAssertions.assertThat(this.viewer.heading("Newest")).isVisible();
		this.page.keyboard().press("k");
		PlaywrightAssertions.assertThat(this.page.getByText("There is no newer trace in the list that you came from."))
			.isVisible();
		this.page.keyboard().press("?");
		PlaywrightAssertions.assertThat(this.page.getByRole(AriaRole.DIALOG))
			.containsText("of the list that you came from");
	}

	@Test
	void keysFollowTheOrderOfTheList() {
		ListedTraces traces = listed("ordered-user");
		traces.completed("Slow", SECOND.multipliedBy(50), SECOND.multipliedBy(3));
		traces.completed("Fast", SECOND.multipliedBy(40), SECOND);
		traces.completed("Medium", SECOND.multipliedBy(30), SECOND.multipliedBy(2));
		this.viewer.open("?user=ordered-user&sort=-latencyMs");
		this.viewer.linkTo("Slow").click();
		PlaywrightAssertions.assertThat(this.viewer.heading("Slow")).isVisible();
		for (String name : List.of("Medium", "Fast")) {
			this.page.keyboard().press("j");
			PlaywrightAssertions.assertThat(this.viewer.heading(name)).isVisible();
		}
		this.page.keyboard().press("j");
		PlaywrightAssertions.assertThat(this.page.getByText("There is no next trace in the list that you came from."))
			.isVisible();
		this.viewer.button("Previous trace of the list").click();
		PlaywrightAssertions.assertThat(this.viewer.heading("Medium")).isVisible();
		this.viewer.open("?user=ordered-user&sort=startTime");
		this.viewer.linkTo("Slow").click();
		this.viewer.button("Next trace, a newer one").click();
		PlaywrightAssertions.assertThat(this.viewer.heading("Fast")).isVisible();
		this.page.keyboard().press("k");
		PlaywrightAssertions.assertThat(this.viewer.heading("Slow")).isVisible();
	}

	private ListedTraces listed(String user) {
		return new ListedTraces(this.desk.store(), user);
	}

	private Locator rows() {
		return this.page.locator("tbody tr");
	}

	private Locator names() {
		return this.page.locator("tbody .name");
	}

	private Locator field(String label) {
		return this.page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
	}

	private void choose(String label, String option) {
		this.page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName(label).setExact(true))
			.selectOption(option);
	}

}
