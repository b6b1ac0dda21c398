package dev.clew.demo.e2e;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

@ViewerTest
class ViewerLiveTracesTests {

	private static final int PAGE = 50;

	private final HelpDesk desk;

	private final ViewerPage viewer;

	private final Page page;

	ViewerLiveTracesTests(HelpDesk desk, ViewerPage viewer) {
		this.desk = desk;
		this.viewer = viewer;
		this.page = this.viewer.page();
		this.page.setDefaultTimeout(5000);
	}

	@Test
	void runningTraceAppearsByItselfAndTellsWhatItTookWhenItHasEnded() {
		ListedTraces traces = listed("live-user");
		traces.completed("before", Duration.ofMinutes(1), Duration.ofSeconds(1));
		this.viewer.withClock().open("?user=live-user");
		PlaywrightAssertions.assertThat(rows()).hasCount(1);
		String traceId = traces.running("now");
		this.viewer.lookAgain();
		PlaywrightAssertions.assertThat(rows()).hasCount(2);
		Locator cells = rows().first().locator(".number");
		PlaywrightAssertions.assertThat(cells.nth(1)).hasText("running");
		PlaywrightAssertions.assertThat(cells.nth(2)).hasText("");
		PlaywrightAssertions.assertThat(cells.nth(3)).hasText("");
		this.viewer.screenshot("list-running");
		assertThat(this.viewer.violations()).isEmpty();
		traces.end(traceId, "now", Duration.ofMillis(2500));
		this.viewer.lookAgain();
		PlaywrightAssertions.assertThat(cells.nth(1)).hasText("2.5 s");
		PlaywrightAssertions.assertThat(cells.nth(2)).hasText("800 → 60");
		PlaywrightAssertions.assertThat(cells.nth(3)).hasText("$0.0123");
		assertThat(rows().count()).isEqualTo(2);
	}

	@Test
	void listGoesOnWhenItIsScrolledAndComesBackToWhereItWas() {
		listed("many-user").completed("many", 3 * PAGE - 20);
		this.viewer.open("?user=many-user");
		PlaywrightAssertions.assertThat(rows()).hasCount(PAGE);
		rows().last().scrollIntoViewIfNeeded();
		PlaywrightAssertions.assertThat(rows()).hasCount(2 * PAGE);
		rows().last().scrollIntoViewIfNeeded();
		PlaywrightAssertions.assertThat(rows()).hasCount(3 * PAGE - 20);
		PlaywrightAssertions.assertThat(this.viewer.button("Load more")).hasCount(0);
		rows().nth(80).scrollIntoViewIfNeeded();
		Awaitility.await().untilAsserted(() -> assertThat(remembered()).isEqualTo(scrolled()).isPositive());
		double top = scrolled();
		this.viewer.linkTo("many 81").click();
		PlaywrightAssertions.assertThat(this.viewer.heading("many 81")).isVisible();
		this.page.goBack();
		PlaywrightAssertions.assertThat(rows()).hasCount(3 * PAGE - 20);
		assertThat(scrolled()).isEqualTo(top);
		PlaywrightAssertions.assertThat(this.viewer.trace("many 81")).isInViewport();
	}

	@Test
	void newTracesDoNotMoveWhatSomebodyReads() {
		ListedTraces traces = listed("reader-user");
		traces.completed("read", 2 * PAGE);
		this.viewer.withClock().open("?user=reader-user");
		rows().nth(PAGE - 1).scrollIntoViewIfNeeded();
		PlaywrightAssertions.assertThat(rows()).hasCount(2 * PAGE);
		String first = traces.running("first");
		traces.running("second");
		this.viewer.lookAgain();
		PlaywrightAssertions.assertThat(this.viewer.button("2 new traces")).isVisible();
		traces.running("third");
		double top = scrolled();
		this.viewer.lookAgain();
		this.viewer.button("3 new traces").waitFor();
		this.viewer.screenshot("list-new");
		assertThat(scrolled()).isEqualTo(top);
		assertThat(rows().count()).isEqualTo(2 * PAGE);
		assertThat(this.viewer.violations()).isEmpty();
		this.viewer.button("3 new traces").click();
		PlaywrightAssertions.assertThat(this.viewer.trace("first")).isInViewport();
		rows().nth(PAGE - 1).scrollIntoViewIfNeeded();
		traces.end(first, "first", Duration.ofSeconds(7));
		this.viewer.lookAgain();
		PlaywrightAssertions.assertThat(rows().filter(text("first"))).containsText("7 s");
		PlaywrightAssertions.assertThat(this.viewer.button("3 new traces")).hasCount(0);
	}

	@Test
	void nothingIsAskedWhileNobodyLooks() {
		ListedTraces traces = listed("tab-user");
		this.page.clock().install();
		this.viewer.open("?user=tab-user");
		PlaywrightAssertions.assertThat(this.viewer.heading("Nothing matches")).isVisible();
		show(false);
		this.page.onRequest((request) -> assertThat(this.page.evaluate("document.hidden")).isEqualTo(false));
		traces.running("unseen");
		this.page.clock().runFor(10_000);
		PlaywrightAssertions.assertThat(rows()).hasCount(0);
		show(true);
		PlaywrightAssertions.assertThat(rows()).hasCount(1);
		this.viewer.button("Live").click();
		traces.running("while it stands still");
		this.page.clock().runFor(10_000);
		assertThat(rows().count()).isEqualTo(1);
		this.viewer.button("Live").click();
		PlaywrightAssertions.assertThat(rows()).hasCount(2);
	}

	@Test
	void nothingIsAskedWhileLiveIsOff() {
		this.page.clock().install();
		this.viewer.open("?user=still-user");
		PlaywrightAssertions.assertThat(this.viewer.heading("Nothing matches")).isVisible();
		this.viewer.button("Live").click();
		List<String> asked = new CopyOnWriteArrayList<>();
		this.page.onRequest((request) -> asked.add(request.url()));
		this.page.clock().runFor(30_000);
		assertThat(asked).isEmpty();
		this.page.waitForRequest((request) -> request.url().contains("facets="), this.viewer.button("Live")::click);
	}

	@Test
	void countsOfSomeMatchesSayOfHowMany() {
		this.page.route("**/llmtraces?*facets=*",
				(route) -> route.fulfill(new Route.FulfillOptions().setContentType("application/json")
					.setBody("{\"traces\":[],\"facets\":{\"name\":{\"GET /\":10000}},\"facetsOf\":10000}")));
		this.viewer.open("");
		PlaywrightAssertions.assertThat(this.page.getByText("Of the newest 10,000")).hasCount(1);
	}

	@ParameterizedTest
	@CsvSource({ "404, application/json, {}, This is not there (any more)",
			"200, text/html, <p>Please sign in</p>, You have to log in",
			"502, text/html, <p>Bad gateway</p>, The application answered 502" })
	void tracesStayWhileTheApplicationIsAwayAndGoOnWhenItIsBack(int status, String type, String body, String said) {
		ListedTraces traces = listed("away-user-" + status);
		traces.completed("before", Duration.ofMinutes(1), Duration.ofSeconds(1));
		this.viewer.withClock().open("?user=away-user-" + status);
		PlaywrightAssertions.assertThat(rows()).hasCount(1);
		this.page.route("**/llmtraces?*", (route) -> route
			.fulfill(new Route.FulfillOptions().setStatus(status).setContentType(type).setBody(body)));
		this.viewer.lookAgain();
		PlaywrightAssertions.assertThat(this.page.getByRole(AriaRole.ALERT)).hasText(said);
		assertThat(rows().count()).isEqualTo(1);
		this.page.unrouteAll();
		traces.running("after");
		this.viewer.lookAgain();
		PlaywrightAssertions.assertThat(rows()).hasCount(2);
		PlaywrightAssertions.assertThat(this.page.getByRole(AriaRole.ALERT)).hasCount(0);
		this.viewer.complaints().removeIf((complaint) -> complaint.contains(String.valueOf(status)));
	}

	@Test
	void answerThatNeverComesDoesNotStopTheList() {
		ListedTraces traces = listed("hanging-user");
		AtomicBoolean hung = new AtomicBoolean();
		this.page.addInitScript("const timeout = AbortSignal.timeout.bind(AbortSignal);"
				+ " AbortSignal.timeout = (ms) => timeout(ms / 30);");
		this.viewer.open("?user=hanging-user");
		PlaywrightAssertions.assertThat(this.viewer.heading("Nothing matches")).isVisible();
		this.page.route("**/llmtraces?*", (route) -> {
			if (hung.getAndSet(true)) {
				route.resume();
			}
		});
		PlaywrightAssertions.assertThat(this.page.getByRole(AriaRole.ALERT)).containsText("did not answer within");
		traces.running("after");
		PlaywrightAssertions.assertThat(rows()).hasCount(1);
	}

	private ListedTraces listed(String user) {
		return new ListedTraces(this.desk.store(), user);
	}

	private Locator rows() {
		return this.page.locator("tbody tr");
	}

	private double remembered() {
		return ((Number) this.page.evaluate("history.state?.place?.top ?? -1")).doubleValue();
	}

	private double scrolled() {
		return ((Number) this.page.locator(".scroll").evaluate("(element) => element.scrollTop")).doubleValue();
	}

	private void show(boolean visible) {
		this.page
			.evaluate("(hidden) => { Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });"
					+ " document.dispatchEvent(new Event('visibilitychange')); }", !visible);
	}

	private static Locator.FilterOptions text(String text) {
		return new Locator.FilterOptions().setHasText(text);
	}

}
