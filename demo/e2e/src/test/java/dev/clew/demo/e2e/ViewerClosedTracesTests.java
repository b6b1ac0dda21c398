package dev.clew.demo.e2e;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.clew.score.TraceScores;
import dev.clew.store.query.TraceQuery;
import dev.clew.trace.ObservationType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application that hides content and lets people write, and in which nothing has been
 * traced yet.
 */
@OwnHelpDesk({ "--clew.endpoints.show-content=never", "--management.endpoint.llmtraces.access=unrestricted" })
@ViewerTest
class ViewerClosedTracesTests {

	private final HelpDesk desk;

	private final ListedTraces traces;

	private final ViewerPage viewer;

	private final Page page;

	ViewerClosedTracesTests(HelpDesk desk, ViewerPage viewer) {
		this.desk = desk;
		desk.store()
			.findTraces(TraceQuery.builder().build())
			.items()
			.forEach((trace) -> desk.store().deleteTrace(trace.info().traceId()));
		this.traces = new ListedTraces(desk.store(), "closed-user");
		this.viewer = viewer;
		this.page = this.viewer.page();
		this.page.setDefaultTimeout(5000);
	}

	@AfterEach
	void forget() {
		this.traces.forget();
	}

	@Test
	void newcomerIsToldWhatToDoUntilTheFirstTraceComes() {
		this.viewer.withClock().open("");
		PlaywrightAssertions.assertThat(this.viewer.heading("No trace yet")).isVisible();
		PlaywrightAssertions.assertThat(this.viewer.link("See what is traced, what is not, and why")).isVisible();
		this.viewer.screenshot("list-empty");
		assertThat(this.viewer.violations()).isEmpty();
		this.traces.running("first");
		this.viewer.lookAgain();
		PlaywrightAssertions.assertThat(this.viewer.link("first")).isVisible();
		this.traces.forget();
		this.viewer.lookAgain();
		PlaywrightAssertions.assertThat(this.viewer.heading("No trace yet")).isVisible();
	}

	@Test
	void hiddenContentIsSaidOnceAndSearchingItIsRefusedInTheWordsOfTheEndpoint() {
		this.traces.completed("secret", Duration.ZERO, Duration.ofSeconds(1));
		this.viewer.open("");
		PlaywrightAssertions.assertThat(this.viewer.link("secret")).isVisible();
		PlaywrightAssertions.assertThat(this.page.getByText("clew.endpoints.show-content=never")).hasCount(1);
		this.viewer.screenshot("list-hidden");
		assertThat(this.viewer.violations()).isEmpty();
		this.page.keyboard().press("/");
		this.page.keyboard().type("Listed");
		this.page.keyboard().press("Enter");
		PlaywrightAssertions.assertThat(alert()).containsText("q: ");
		PlaywrightAssertions.assertThat(alert()).containsText("clew.endpoints.show-content=never");
		PlaywrightAssertions.assertThat(this.page.locator("tbody tr")).hasCount(0);
		this.viewer.screenshot("list-refused");
		assertThat(this.viewer.violations()).isEmpty();
		this.viewer.button("Remove filter Text: Listed").click();
		PlaywrightAssertions.assertThat(this.viewer.link("secret")).isVisible();
		PlaywrightAssertions.assertThat(alert()).hasCount(0);
		assertThat(this.viewer.complaints()).isNotEmpty()
			.allSatisfy((complaint) -> assertThat(complaint).contains("403"));
		this.viewer.complaints().clear();
	}

	@Test
	void hiddenConversationSaysBecauseOfWhichSetting() {
		new RecordedTrace(this.desk, "closed-session").step(null, ObservationType.AGENT, "agent",
				(agent) -> agent.input(RecordedTrace.json("secret")));
		this.viewer.open("?session=closed-session");
		PlaywrightAssertions.assertThat(this.page.getByText("Inputs and outputs are hidden"))
			.hasText("Inputs and outputs are hidden by clew.endpoints.show-content=never.");
	}

	@Test
	void searchInATraceSaysThatItsContentIsHidden() {
		RecordedTrace trace = new RecordedTrace(this.desk, "closed-search");
		trace.step(null, ObservationType.AGENT, "agent", (agent) -> agent.input(RecordedTrace.json("secret")));
		this.viewer.open("?trace=" + trace.id());
		this.page.getByLabel("Search in this trace").fill("secret");
		PlaywrightAssertions.assertThat(this.page.locator("clew-tree-tools").getByRole(AriaRole.STATUS))
			.hasText("nothing found in names; content is hidden");
	}

	@Test
	void hiddenScoreOfAStepIsSaidToBeHidden() {
		RecordedTrace trace = new RecordedTrace(this.desk, "closed-score");
		String step = trace.step(null, ObservationType.AGENT, "agent", (agent) -> agent);
		TraceScores scores = new TraceScores(this.desk.store());
		scores.addToObservation(trace.id(), step, "note", "It said something that nobody here may read. ".repeat(5),
				null);
		this.viewer.open("?trace=" + trace.id());
		PlaywrightAssertions.assertThat(this.viewer.steps().first()).containsText("note: hidden");
	}

	@Test
	void traceIsBookmarkedWhereThatIsAllowed() {
		this.traces.completed("other", Duration.ZERO, Duration.ofSeconds(1));
		String traceId = this.traces.completed("kept", Duration.ZERO, Duration.ofSeconds(1));
		this.viewer.open("");
		Locator star = this.page.locator("tbody tr")
			.filter(new Locator.FilterOptions().setHasText("kept"))
			.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Bookmark"));
		star.click();
		PlaywrightAssertions.assertThat(star).hasAttribute("aria-pressed", "true");
		assertThat(bookmarked(traceId)).isTrue();
		this.viewer.screenshot("list-bookmarked");
		assertThat(this.viewer.violations()).isEmpty();
		star.click();
		PlaywrightAssertions.assertThat(star).hasAttribute("aria-pressed", "false");
		assertThat(bookmarked(traceId)).isFalse();
	}

	@Test
	void bookmarksAreOfferedOnceTheApplicationSaysThatTheyMayBeSet() {
		AtomicBoolean away = new AtomicBoolean(true);
		String traceId = this.traces.completed("evicted", Duration.ZERO, Duration.ofSeconds(1));
		this.traces.completed("kept", Duration.ofSeconds(1), Duration.ofSeconds(1));
		this.page.clock().install();
		this.page.route("**/llmtraces/*", (route) -> {
			if ("OPTIONS".equals(route.request().method()) && away.getAndSet(false)) {
				route.fulfill(new Route.FulfillOptions().setStatus(503));
			}
			else {
				route.resume();
			}
		});
		Locator stars = this.page.locator("tbody tr")
			.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Bookmark"));
		this.page.waitForResponse("**/llmtraces/*", () -> this.viewer.open(""));
		PlaywrightAssertions.assertThat(stars).hasCount(0);
		this.page.clock().runFor(10_000);
		PlaywrightAssertions.assertThat(stars).hasCount(2);
		this.viewer.button("Live").click();
		this.desk.store().deleteTrace(traceId);
		stars.first().click();
		PlaywrightAssertions.assertThat(alert()).containsText("The bookmark was not set.");
		PlaywrightAssertions.assertThat(stars).hasCount(2);
		assertThat(this.viewer.complaints()).allMatch((complaint) -> complaint.matches("(?s).*(404|503).*"));
		this.viewer.complaints().clear();
	}

	private Locator alert() {
		return this.page.getByRole(AriaRole.ALERT);
	}

	private boolean bookmarked(String traceId) {
		return this.desk.read("llmtraces/" + traceId).path("bookmarked").asBoolean();
	}

}
