package dev.clew.demo.e2e;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.clew.score.TraceScores;
import dev.clew.trace.ScoreTarget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import org.springframework.web.util.UriUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application that lets people write.
 */
@OwnHelpDesk("--management.endpoint.llmtraces.access=unrestricted")
@ViewerTest
class ViewerScoresTests {

	private final HelpDesk desk;

	private final ViewerPage viewer;

	private final Page page;

	ViewerScoresTests(HelpDesk desk, ViewerPage viewer) {
		this.desk = desk;
		this.viewer = viewer;
		this.page = this.viewer.page();
		this.page.setDefaultTimeout(10_000);
	}

	@Test
	void thumbAndCommentOnATraceStay() {
		String id = ask("scores-1");
		this.viewer.open("?trace=" + id);
		Locator head = this.page.locator("clew-trace-head");
		ViewerPage.button(head, "Thumbs down").click();
		head.getByLabel("Comment").fill("It cancelled the <b>wrong</b> booking");
		ViewerPage.button(head, "Save comment").click();
		PlaywrightAssertions.assertThat(head).containsText("The comment is saved.");
		PlaywrightAssertions.assertThat(ViewerPage.button(head, "Thumbs down")).hasAttribute("aria-pressed", "true");
		this.page.reload();
		PlaywrightAssertions.assertThat(head.getByRole(AriaRole.LISTITEM))
			.containsText("helpful no annotation It cancelled the <b>wrong</b> booking");
		JsonNode score = this.desk.read("llmtraces/" + id).path("scores").path(0);
		assertThat(score.path("value").asBoolean(true)).isFalse();
		assertThat(score.path("source").asString()).isEqualTo("ANNOTATION");
	}

	@Test
	void sameThumbAgainKeepsTheComment() {
		String id = ask("scores-6");
		this.viewer.open("?trace=" + id);
		Locator head = this.page.locator("clew-trace-head");
		ViewerPage.button(head, "Thumbs down").click();
		head.getByLabel("Comment").fill("The wrong booking");
		ViewerPage.button(head, "Save comment").click();
		PlaywrightAssertions.assertThat(head).containsText("The comment is saved.");
		this.page.reload();
		PlaywrightAssertions.assertThat(ViewerPage.button(head, "Thumbs down")).hasAttribute("aria-pressed", "true");
		PlaywrightAssertions.assertThat(head.getByLabel("Comment")).hasValue("The wrong booking");
		ViewerPage.button(head, "Thumbs down").click();
		PlaywrightAssertions.assertThat(head).containsText("Saved.");
		PlaywrightAssertions.assertThat(head.getByRole(AriaRole.LISTITEM)).containsText("The wrong booking");
		assertThat(this.desk.read("llmtraces/" + id).path("scores").path(0).path("comment").asString())
			.isEqualTo("The wrong booking");
	}

	@Test
	void newTabKnowsFromTheApplicationWhichScoreIsOnesOwnAndByWhichTokenToWrite() {
		String id = ask("scores-7");
		String author = "Zo\u00EB, 100 %";
		TraceScores scores = new TraceScores(this.desk.store());
		scores.annotate(new ScoreTarget(id, null, null), "helpful", true, "Somebody else's", "bob");
		scores.annotate(new ScoreTarget(id, null, null), "helpful", false, "The wrong booking", author);
		this.page.route("**/actuator/llmviewer*", (route) -> {
			APIResponse page = route.fetch();
			Map<String, String> headers = new HashMap<>(page.headers());
			headers.put("X-Clew-Author", UriUtils.encode(author, StandardCharsets.UTF_8));
			headers.put("X-Clew-Csrf-Header", "X-CSRF-TOKEN");
			headers.put("X-Clew-Csrf-Token", "once");
			route.fulfill(new Route.FulfillOptions().setResponse(page).setHeaders(headers));
		});
		this.viewer.open("?trace=" + id);
		Locator head = this.page.locator("clew-trace-head");
		PlaywrightAssertions.assertThat(ViewerPage.button(head, "Thumbs down")).hasAttribute("aria-pressed", "true");
		PlaywrightAssertions.assertThat(head.getByLabel("Comment")).hasValue("The wrong booking");
		Request request = this.page.waitForRequest((each) -> "POST".equals(each.method()),
				() -> ViewerPage.button(head, "Thumbs down").click());
		assertThat(request.postData()).contains("\"scoreComment\":\"The wrong booking\"");
		assertThat(request.headerValue("X-CSRF-TOKEN")).isEqualTo("once");
	}

	@Test
	void whoLogsInElsewhereMayJudgeOnTheNextPage() {
		String id = ask("scores-8");
		AtomicInteger asked = new AtomicInteger();
		this.page.route("**/llmtraces/*", (route) -> {
			if ("OPTIONS".equals(route.request().method()) && asked.incrementAndGet() == 1) {
				route.fulfill(new Route.FulfillOptions().setStatus(401));
			}
			else {
				route.resume();
			}
		});
		this.viewer.open("?trace=" + id);
		this.viewer.steps().filter(new Locator.FilterOptions().setHasText("cancelBooking")).click();
		PlaywrightAssertions.assertThat(this.viewer.heading("cancelBooking")).isVisible();
		assertThat(this.viewer.button("Thumbs up").count()).isZero();
		assertThat(asked).hasValue(1);
		this.viewer.link("Usage").click();
		PlaywrightAssertions.assertThat(this.page.locator("clew-usage-page")).isVisible();
		this.page.goBack();
		PlaywrightAssertions.assertThat(ViewerPage.button(this.page.locator("clew-trace-head"), "Thumbs up"))
			.isVisible();
		assertThat(asked).hasValue(2);
		this.viewer.complaints().removeIf((complaint) -> complaint.contains("401"));
	}

	@Test
	void nameThatAProxyBrokeIsNoName() {
		String id = ask("scores-9");
		AtomicInteger asked = new AtomicInteger();
		this.page.route("**/actuator/llmviewer*", (route) -> {
			APIResponse page = route.fetch();
			Map<String, String> headers = new HashMap<>(page.headers());
			headers.put("X-Clew-Author", (asked.incrementAndGet() <= 2) ? "100 %" : "zoe");
			route.fulfill(new Route.FulfillOptions().setResponse(page).setHeaders(headers));
		});
		this.page.addInitScript("const wait = setTimeout; window.setTimeout = (work, ms) => wait(work, ms / 10);");
		this.viewer.open("?trace=" + id);
		PlaywrightAssertions.assertThat(ViewerPage.button(this.page.locator("clew-trace-head"), "Thumbs up"))
			.isVisible();
	}

	@Test
	void changeOfMindIsOneScore() {
		String id = ask("scores-2");
		this.viewer.open("?trace=" + id);
		Locator head = this.page.locator("clew-trace-head");
		ViewerPage.button(head, "Thumbs up").click();
		ViewerPage.button(head, "Thumbs down").click();
		PlaywrightAssertions.assertThat(head.getByRole(AriaRole.LISTITEM)).hasCount(1);
		PlaywrightAssertions.assertThat(head.getByRole(AriaRole.LISTITEM)).containsText("helpful no");
		assertThat(this.desk.read("llmtraces/" + id).path("scores")).hasSize(1);
	}

	@Test
	void stepIsJudgedAlone() {
		String id = ask("scores-3");
		this.viewer.open("?trace=" + id);
		this.viewer.steps().filter(new Locator.FilterOptions().setHasText("cancelBooking")).click();
		PlaywrightAssertions.assertThat(this.viewer.heading("cancelBooking")).isVisible();
		Locator panel = this.page.locator("clew-observation");
		ViewerPage.button(panel, "Thumbs up").click();
		PlaywrightAssertions.assertThat(panel.locator("clew-scores").getByRole(AriaRole.LISTITEM))
			.containsText("helpful yes");
		PlaywrightAssertions.assertThat(ViewerPage.button(this.page.locator("clew-trace-head"), "Thumbs up"))
			.hasAttribute("aria-pressed", "false");
		this.viewer.steps().first().click();
		PlaywrightAssertions.assertThat(this.viewer.heading("POST /api/chat").last()).isVisible();
		PlaywrightAssertions.assertThat(panel.locator("clew-scores").getByRole(AriaRole.LISTITEM)).hasCount(0);
		this.page.reload();
		this.viewer.steps().filter(new Locator.FilterOptions().setHasText("cancelBooking")).click();
		PlaywrightAssertions.assertThat(panel.locator("clew-scores")).containsText("helpful yes");
	}

	@Test
	void bookmarkStays() {
		String id = ask("scores-4");
		this.viewer.open("?trace=" + id);
		this.viewer.button("Bookmark").click();
		PlaywrightAssertions.assertThat(this.viewer.button("Bookmark")).hasAttribute("aria-pressed", "true");
		assertThat(this.desk.read("llmtraces/" + id).path("bookmarked").asBoolean()).isTrue();
		this.page.reload();
		PlaywrightAssertions.assertThat(this.viewer.button("Bookmark")).hasAttribute("aria-pressed", "true");
		this.viewer.button("Bookmark").click();
		PlaywrightAssertions.assertThat(this.viewer.button("Bookmark")).hasAttribute("aria-pressed", "false");
	}

	@Test
	void scoreThatIsRefusedIsSaid() {
		String id = ask("scores-5");
		this.viewer.open("?trace=" + id);
		Locator head = this.page.locator("clew-trace-head");
		PlaywrightAssertions.assertThat(ViewerPage.button(head, "Thumbs up")).isVisible();
		this.desk.store().deleteTrace(id);
		ViewerPage.button(head, "Thumbs up").click();
		PlaywrightAssertions.assertThat(this.page.getByRole(AriaRole.ALERT))
			.hasText("The score was not saved. This trace was here and was deleted");
		assertThat(this.viewer.complaints()).allMatch((complaint) -> complaint.contains("404"));
		this.viewer.complaints().clear();
	}

	@ParameterizedTest
	@CsvSource({ "LIGHT, 1280", "DARK, 390" })
	void everybodyCanReadScores(ColorScheme colors, int width) {
		String session = "scores-" + colors;
		String id = ask(session);
		TraceScores scores = new TraceScores(this.desk.store());
		scores.add(id, "helpful", true, "It found my booking. ".repeat(20));
		scores.add(id, "tone", 0.8765, null);
		scores.add(id, "category", "<img src=x onerror=alert(1)>", "\u202Ereversed");
		scores.addToSession(session, "solved", "in the end", "Took two turns");
		this.page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colors));
		this.page.setViewportSize(width, 800);
		this.viewer.open("?trace=" + id);
		Locator head = this.page.locator("clew-trace-head");
		ViewerPage.button(head, "Thumbs up").click();
		PlaywrightAssertions.assertThat(head.getByLabel("Comment")).isVisible();
		PlaywrightAssertions.assertThat(this.viewer.steps().first()).isVisible();
		looksGood("scores-" + colors + "-" + width, width);
		PlaywrightAssertions.assertThat(head.getByRole(AriaRole.LISTITEM)).hasCount(4);
		PlaywrightAssertions.assertThat(head).containsText("tone 0.8765 by the application");
		this.viewer.open("?session=" + session);
		PlaywrightAssertions.assertThat(this.page.locator("clew-session"))
			.containsText("solved in the end by the application Took two turns");
		looksGood("session-scores-" + colors + "-" + width, width);
	}

	private void looksGood(String name, int width) {
		this.viewer.screenshot(name);
		assertThat(this.viewer.violations()).isEmpty();
		assertThat(this.page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
	}

	private String ask(String session) {
		return this.desk.askedTrace(session, "Please cancel my booking HUT-204");
	}

}
