package dev.clew.demo.e2e;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.clew.trace.Level;
import dev.clew.trace.ObservationRecordBuilder;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Origin;
import dev.clew.trace.TraceInfo;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@ViewerTest
class ViewerSessionsTests {

	private final HelpDesk desk;

	private final ViewerPage viewer;

	ViewerSessionsTests(HelpDesk desk, ViewerPage viewer) {
		this.desk = desk;
		this.viewer = viewer;
	}

	@Test
	void listLeadsToTheConversationAndItsTurnsToTheirTraces() {
		this.desk.ask("sessions/1 & more", "Please cancel my booking HUT-204");
		this.desk.ask("sessions/1 & more", "Thank you!");
		this.viewer.open("");
		this.viewer.link("Sessions").click();
		Locator row = this.viewer.page()
			.getByRole(AriaRole.ROW)
			.filter(new Locator.FilterOptions().setHasText("sessions/1 & more"));
		PlaywrightAssertions.assertThat(row.getByRole(AriaRole.CELL).nth(3)).hasText("2");
		row.getByRole(AriaRole.LINK).click();
		PlaywrightAssertions.assertThat(this.viewer.heading("Session sessions/1 & more")).isVisible();
		PlaywrightAssertions.assertThat(this.viewer.page().locator("article clew-said"))
			.hasText(new String[] { "User: Please cancel my booking HUT-204",
					"Assistant: Booking HUT-204 is cancelled. Is there anything else I can do for you?",
					"User: Thank you!", "Assistant: You are welcome. Have a good time in the mountains!" });
		this.viewer.page().getByRole(AriaRole.ARTICLE).last().getByRole(AriaRole.LINK).click();
		PlaywrightAssertions.assertThat(this.viewer.steps().first()).containsText("POST /api/chat");
	}

	@Test
	void pagesWhoseEndpointsAreNotExposedAreNotOfferedAndSayWhy() {
		this.desk.ask("sessions-3", "Hello!");
		this.viewer.page().route("**/actuator/llmviewer*", (route) -> {
			APIResponse page = route.fetch();
			Map<String, String> headers = new HashMap<>(page.headers());
			headers.remove("content-length");
			String body = page.text().replaceAll("<meta name=\"clew:(llmsessions|llmusage)\"[^>]+>", "");
			route.fulfill(new Route.FulfillOptions().setStatus(200).setHeaders(headers).setBody(body));
		});
		this.viewer.open("?page=traces&session=sessions-3");
		PlaywrightAssertions.assertThat(this.viewer.link("Traces")).isVisible();
		assertThat(this.viewer.link("Sessions").count() + this.viewer.link("Usage").count()).isZero();
		PlaywrightAssertions.assertThat(this.viewer.page().locator("tbody").getByTitle("Filter by session sessions-3"))
			.hasAttribute("href", "/actuator/llmviewer?page=traces&session=sessions-3");
		Map<String, String> endpoints = Map.of("?page=sessions", "llmsessions", "?session=sessions-3", "llmsessions",
				"?page=usage", "llmusage");
		endpoints.forEach((query, endpoint) -> {
			this.viewer.open(query);
			PlaywrightAssertions.assertThat(this.viewer.page().getByRole(AriaRole.ALERT))
				.hasText("The endpoint " + endpoint
						+ " is not exposed: add it to management.endpoints.web.exposure.include");
		});
	}

	@Test
	void newTurnsAppearByThemselves() {
		this.desk.ask("sessions-2", "Hello!");
		this.viewer.withClock().open("?session=sessions-2");
		PlaywrightAssertions.assertThat(this.viewer.page().getByRole(AriaRole.ARTICLE)).hasCount(1);
		this.desk.ask("sessions-2", "Thank you!");
		this.viewer.lookAgain();
		PlaywrightAssertions.assertThat(this.viewer.page().getByRole(AriaRole.ARTICLE)).hasCount(2);
	}

	@Test
	void noSessionIsLostWhenThereAreMoreThanOnePage() {
		for (int number = 1; number <= 60; number++) {
			record("many-" + number);
		}
		this.viewer.withClock().open("?page=sessions&user=many-sessions");
		Locator rows = this.viewer.page().locator("tbody tr");
		PlaywrightAssertions.assertThat(rows).hasCount(50);
		this.viewer.button("Show more").dblclick();
		PlaywrightAssertions.assertThat(rows).hasCount(60);
		record("many-61");
		this.viewer.lookAgain();
		PlaywrightAssertions.assertThat(this.viewer.link("many-61")).isVisible();
		PlaywrightAssertions.assertThat(rows).hasCount(61);
		assertThat(rows.getByRole(AriaRole.LINK).allTextContents()).doesNotHaveDuplicates();
	}

	private void record(String session) {
		RecordedTrace trace = new RecordedTrace(this.desk, new TraceInfo("", 0, "Recorded", session, "many-sessions",
				Origin.UNKNOWN, List.of(), Map.of(), List.of()));
		trace.step(null, ObservationType.TOOL, "step", (tool) -> tool);
	}

	@Test
	void pausesAreSaidAndSumsRunAlong() {
		Instant start = Instant.now().minusSeconds(3600);
		turn(start, 2000, "0.0010");
		turn(start.plusSeconds(10), 1000, null);
		turn(start.plusSeconds(600), null, "0.0020");
		this.viewer.open("?session=sessions-sums");
		PlaywrightAssertions.assertThat(turns()).hasCount(3);
		assertThat(this.viewer.page().locator(".gap").allTextContents()).containsExactly("9 min 49 s later");
		assertThat(turns().nth(2).locator(".gap").allTextContents()).hasSize(1);
		assertThat(figures(0)).containsExactly("2 s", "$0.001", "Σ 2 s, $0.001");
		assertThat(figures(1)).containsExactly("1 s", "unpriced", "Σ 3 s, ≥ $0.001");
		assertThat(figures(2)).containsExactly("running", "$0.002", "Σ 3 s, ≥ $0.003");
		PlaywrightAssertions.assertThat(turns().nth(1)).containsText("no answer recorded");
		PlaywrightAssertions.assertThat(turns().nth(2)).containsText("no answer yet");
	}

	private Locator turns() {
		return this.viewer.page().getByRole(AriaRole.MAIN).getByRole(AriaRole.LISTITEM);
	}

	// Without the time of its start.
	private List<String> figures(int turn) {
		List<String> figures = turns().nth(turn).locator(".meta .number").allTextContents();
		return figures.subList(1, figures.size());
	}

	private void turn(Instant start, @Nullable Integer millis, @Nullable String cost) {
		new TimedTrace(this.desk, "turn", "sessions-sums", start).step(1, 0, ObservationType.GENERATION, "gpt-4o-mini",
				0, millis, TimedTrace.call(100, 10, cost));
	}

	@Test
	void longTurnsAreReadInFullAndAnswersAsMarkdown() {
		RecordedTrace trace = new RecordedTrace(this.desk, "sessions-long");
		String agent = trace.step(null, ObservationType.AGENT, "Desk.answer",
				(step) -> step
					.input(RecordedTrace.json(Map.of("userMessage", "Why? ".repeat(120) + "That is my question")))
					.output(RecordedTrace.json("For **good** reasons. ".repeat(80) + "That is my answer")));
		trace.step(agent, ObservationType.TOOL, "look",
				(step) -> step.output(RecordedTrace.json("Looked. ".repeat(100))));
		this.viewer.open("?session=sessions-long");
		Locator sides = this.viewer.page().locator("article clew-said");
		PlaywrightAssertions.assertThat(sides.nth(1).locator("strong").first()).hasText("good");
		for (String end : List.of("That is my question", "That is my answer")) {
			Locator side = sides.nth(end.endsWith("question") ? 0 : 1);
			PlaywrightAssertions.assertThat(side).not().containsText(end);
			PlaywrightAssertions.assertThat(side).containsText("\u2026");
			this.viewer.screenshot("session-long");
			side.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Show all")).click();
			PlaywrightAssertions.assertThat(side).containsText(end);
			PlaywrightAssertions.assertThat(side).not().containsText("\u2026");
			PlaywrightAssertions
				.assertThat(side.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Show all")))
				.hasCount(0);
		}
		this.viewer.screenshot("session-long-all");
		assertThat(this.viewer.violations()).isEmpty();
	}

	@Test
	void problemOfOneSessionIsNotSaidOfAnother() {
		List<Route> held = new CopyOnWriteArrayList<>();
		this.desk.ask("sessions-good", "Hello!");
		this.viewer.page().route("**/llmsessions?id=sessions-good", held::add);
		this.viewer.open("?session=sessions-bad");
		PlaywrightAssertions.assertThat(this.viewer.page().getByRole(AriaRole.ALERT)).isVisible();
		this.viewer.goTo("?session=sessions-good");
		PlaywrightAssertions.assertThat(this.viewer.page().getByText("Loading")).isVisible();
		PlaywrightAssertions.assertThat(this.viewer.page().getByRole(AriaRole.ALERT)).hasCount(0);
		held.forEach(Route::resume);
		PlaywrightAssertions.assertThat(this.viewer.heading("Session sessions-good")).isVisible();
		this.viewer.complaints().removeIf((complaint) -> complaint.contains("404"));
	}

	@Test
	void largeSessionsAreAskedForLessOften() {
		Page page = this.viewer.page();
		this.desk.ask("sessions-large", "Hello!");
		List<String> asked = new CopyOnWriteArrayList<>();
		page.clock().install();
		page.route("**/llmsessions?*", (route) -> {
			asked.add(route.request().url());
			page.clock().runFor(2000);
			route.resume();
		});
		this.viewer.open("?session=sessions-large");
		PlaywrightAssertions.assertThat(this.viewer.page().getByRole(AriaRole.ARTICLE)).hasCount(1);
		page.clock().runFor(15_000);
		assertThat(asked).hasSize(1);
		page.waitForRequest("**/llmsessions?*", () -> page.clock().runFor(10_000));
	}

	@Test
	void sessionsAreSortedAndFiltered() {
		session("sorted slow", 9000, "0.0010", Level.WARNING);
		session("sorted dear", 1000, "0.0900", Level.DEFAULT);
		this.desk.ask("sorted other", "Hello!");
		this.viewer.open("?page=sessions&user=ann");
		Locator rows = this.viewer.page().locator("tbody tr").filter(hasText("sorted"));
		PlaywrightAssertions.assertThat(rows).hasCount(2);
		Locator slow = rows.filter(hasText("slow"));
		assertThat(slow.getByRole(AriaRole.CELL).allInnerTexts()).element(0).isEqualTo("sorted slow");
		assertThat(slow.getByRole(AriaRole.CELL).allTextContents().subList(3, 8)).containsExactly("1", "9 s",
				"100 → 10", "$0.001", "Warning");
		this.viewer.page().getByLabel("Sort").selectOption("Slowest");
		PlaywrightAssertions.assertThat(rows.first()).containsText("sorted slow");
		this.viewer.page().getByLabel("Sort").selectOption("Costliest");
		PlaywrightAssertions.assertThat(rows.first()).containsText("sorted dear");
		assertThat(this.viewer.page().url()).contains("user=ann", "sort=-cost");
		this.viewer.page().getByLabel("User").fill("nobody at all");
		this.viewer.page().keyboard().press("Enter");
		PlaywrightAssertions.assertThat(this.viewer.page().getByText("No session matches.")).isVisible();
	}

	private void session(String name, int millis, String cost, Level level) {
		UnaryOperator<ObservationRecordBuilder> call = TimedTrace.call(100, 10, cost);
		new TimedTrace(this.desk, name, name).step(1, 0, ObservationType.GENERATION, "gpt-4o-mini", 0, millis,
				(step) -> call.apply(step).level(level, null));
	}

	private static Locator.FilterOptions hasText(String text) {
		return new Locator.FilterOptions().setHasText(text);
	}

	@Test
	void sessionIsFoundByAPartOfItsId() {
		session("found-5b1f-one", 1000, "0.0010", Level.DEFAULT);
		session("found-5b1f-two", 1000, "0.0010", Level.DEFAULT);
		session("found other", 1000, "0.0010", Level.DEFAULT);
		this.viewer.open("?page=sessions");
		for (String part : List.of("5b1f", "found-5b1f-one", "found other", "nowhere-5b1f")) {
			this.viewer.page().getByLabel("Session ID").fill(part);
			this.viewer.page().keyboard().press("Enter");
			Locator rows = this.viewer.page().locator("tbody tr");
			PlaywrightAssertions.assertThat(rows)
				.hasCount(part.equals("5b1f") ? 2 : part.startsWith("nowhere") ? 0 : 1);
		}
		PlaywrightAssertions.assertThat(this.viewer.page().getByText("No session matches.")).isVisible();
	}

	@Test
	void failedTurnSaysWhyAndToolCallsAreCards() {
		RecordedTrace trace = new RecordedTrace(this.desk, "sessions-failed");
		String agent = trace.step(null, ObservationType.AGENT, "Desk.answer",
				(step) -> step.input(RecordedTrace.json(Map.of("userMessage", "Cancel it")))
					.level(Level.ERROR, "Nothing was cancelled"));
		trace.step(agent, ObservationType.TOOL, "findBooking",
				(tool) -> tool.input(RecordedTrace.json(Map.of("bookingId", "HUT-7")))
					.output(RecordedTrace.json("Confirmed")));
		String failed = trace.step(agent, ObservationType.TOOL, "cancelBooking",
				(tool) -> tool.input(RecordedTrace.json(Map.of("bookingId", "HUT-7")))
					.level(Level.ERROR, "It is locked"));
		this.viewer.open("?session=sessions-failed");
		Locator turn = this.viewer.page().getByRole(AriaRole.ARTICLE);
		PlaywrightAssertions.assertThat(turn.locator("clew-tool-cards a .call"))
			.hasText(new String[] { "findBooking {\"bookingId\":\"HUT-7\"}",
					"cancelBooking {\"bookingId\":\"HUT-7\"}" });
		PlaywrightAssertions.assertThat(turn.locator("clew-tool-cards a .result"))
			.hasText(new String[] { "Confirmed", "It is locked" });
		PlaywrightAssertions.assertThat(turn.locator("clew-said").last()).containsText("Error: It is locked");
		this.viewer.screenshot("session-failed");
		assertThat(this.viewer.violations()).isEmpty();
		this.viewer.link("Open failed step").click();
		assertThat(this.viewer.page().url()).endsWith("?trace=" + trace.id() + "&observation=" + failed);
	}

	@Test
	void unknownSessionIsSaid() {
		this.viewer.open("?session=nobody");
		PlaywrightAssertions.assertThat(this.viewer.page().getByRole(AriaRole.ALERT))
			.hasText("The store has no session with this id");
		assertThat(this.viewer.complaints()).allMatch((complaint) -> complaint.contains("404"));
		this.viewer.complaints().clear();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1280, 390 })
	void everybodyCanReadSessions(int width) {
		String session = "sessions-" + width;
		this.desk.ask(session, "Please cancel my booking HUT-204");
		this.desk.ask(session, "Is the weather fine tomorrow?");
		this.viewer.page().setViewportSize(width, 800);
		this.viewer.open("?page=sessions");
		PlaywrightAssertions.assertThat(this.viewer.link(session)).isVisible();
		assertThat(this.viewer.violationsInAllColours("sessions-" + width)).isEmpty();
		assertThat(this.viewer.page().evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
		this.viewer.link(session).click();
		PlaywrightAssertions.assertThat(this.viewer.page().getByRole(AriaRole.ARTICLE)).hasCount(2);
		assertThat(this.viewer.violationsInAllColours("session-" + width)).isEmpty();
		assertThat(this.viewer.page().evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
	}

}
