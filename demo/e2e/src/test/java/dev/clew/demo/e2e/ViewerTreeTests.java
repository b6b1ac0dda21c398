package dev.clew.demo.e2e;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ReducedMotion;
import dev.clew.score.TraceScores;
import dev.clew.trace.Content;
import dev.clew.trace.Level;
import dev.clew.trace.ObservationType;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@ViewerTest
class ViewerTreeTests {

	private final HelpDesk desk;

	private final ViewerPage viewer;

	ViewerTreeTests(HelpDesk desk, ViewerPage viewer) {
		this.desk = desk;
		this.viewer = viewer;
	}

	@ParameterizedTest
	@CsvSource({ "1280, 720", "390, 844" })
	void treeAndTimelineFitTheScreen(int width, int height) {
		this.viewer.page().setViewportSize(width, height);
		this.viewer.open(run("tree-fits").query() + "&graph=on");
		PlaywrightAssertions.assertThat(this.viewer.steps().first()).isVisible();
		assertThat((Integer) this.viewer.page().evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
		assertThat(this.viewer.page().locator("main").evaluate("(main) => main.scrollWidth - main.clientWidth"))
			.isEqualTo(0);
		assertThat(this.viewer.violationsInAllColours("tree-" + width)).isEmpty();
	}

	@Test
	void barsAreSwitchedOff() {
		this.viewer.open(run("tree-bars").query());
		PlaywrightAssertions.assertThat(this.viewer.page().locator(".bar")).hasCount(11);
		this.viewer.button("Timeline").click();
		PlaywrightAssertions.assertThat(this.viewer.page().locator(".bar")).hasCount(0);
		this.viewer.button("Timeline").click();
		PlaywrightAssertions.assertThat(this.viewer.page().locator(".bar")).hasCount(11);
	}

	@Test
	void stepsWithoutTheirParentAreShownAllTheSame() {
		TimedTrace trace = new TimedTrace(this.desk, "Broken", "tree-broken")
			.step(1, 2, ObservationType.AGENT, "Hen", 0, 10)
			.step(2, 1, ObservationType.AGENT, "Egg", 1, 10)
			.step(3, 77, ObservationType.TOOL, "orphan", 2, 10)
			.step(4, 4, ObservationType.TOOL, "own parent", 3, 10);
		for (int i = 5; i <= 60; i++) {
			trace.step(i, i - 1, ObservationType.CHAIN, "Level " + i, i, 100 - i);
		}
		this.viewer.open(trace.query());
		assertChosen("Hen");
		press("Home");
		assertThatStep("orphan").hasAttribute("aria-level", "1");
		assertThatStep("own parent").hasAttribute("aria-level", "1");
		this.viewer.tree().focus();
		press("End");
		assertChosen("Egg");
		assertThatStep("Egg").hasAttribute("aria-level", "2");
		assertThatStep("Hen").hasAttribute("aria-level", "1");
		press("ArrowUp", "ArrowUp");
		assertChosen("Level 60");
		this.viewer.screenshot("tree-deep");
	}

	@Test
	void arrowsWalkTheTreeAndTheStepFollows() {
		this.viewer.open(run("tree-keys").query());
		this.viewer.tree().focus();
		press("ArrowDown");
		assertChosen("EmbeddingStoreContentRetriever");
		press("ArrowLeft");
		assertThatStep("EmbeddingStoreContentRetriever").hasAttribute("aria-expanded", "false");
		PlaywrightAssertions.assertThat(this.viewer.steps()).hasCount(10);
		press("ArrowRight", "ArrowRight");
		assertChosen("AllMiniLmL6V2");
		press("ArrowLeft", "ArrowLeft");
		assertThatStep("EmbeddingStoreContentRetriever").hasAttribute("aria-expanded", "false");
		press("ArrowLeft");
		assertChosen("HutDesk.answer");
		press("End");
		assertChosen("sendMail");
		assertThatStep("sendMail").hasAttribute("aria-level", "3");
		assertThatStep("sendMail").hasAttribute("aria-posinset", "5");
		assertThatStep("sendMail").hasAttribute("aria-setsize", "5");
		press("Home", "ArrowUp", "Enter");
		assertChosen("POST /api/chat");
	}

	@Test
	void stepsAreOpenedAndClosedAloneAndByLevel() {
		this.viewer.open(run("tree-levels").query());
		step("HutDesk.answer").locator(".twisty").click();
		PlaywrightAssertions.assertThat(this.viewer.steps()).hasCount(2);
		this.viewer.page().getByLabel("Expand to depth").selectOption("3");
		PlaywrightAssertions.assertThat(this.viewer.steps()).hasCount(7);
		this.viewer.page().getByLabel("Expand to depth").selectOption("1");
		PlaywrightAssertions.assertThat(this.viewer.steps()).hasCount(1);
		this.viewer.page().getByLabel("Expand to depth").selectOption("All");
		PlaywrightAssertions.assertThat(this.viewer.steps()).hasCount(11);
	}

	@Test
	void sumsStandOnParentsAndWhatIsDearOrSlowIsHot() {
		this.viewer.open(run("tree-sums").query());
		assertThatStep("HutDesk.answer").containsText("Σ sum 1,712 → 104");
		assertThatStep("HutDesk.answer").containsText("≥ $0.00016");
		assertThatStep("HutDesk.answer").containsText("three quarters or more of the cost of the trace");
		assertThatStep("HutDesk.answer").containsText("three quarters or more of the time of the trace");
		assertThatStep("HutDesk.answer").containsText("took 3.9 s, 98% of its parent");
		PlaywrightAssertions.assertThat(step("HutDesk.answer").locator(".duration"))
			.hasClass("number duration figure hot");
		assertThatStep("gpt-4o-mini").containsText("812 → 64");
		assertThatStep("gpt-4o-mini").not().containsText("sum");
		assertThatStep("gpt-4o-mini").containsText("first token after 1.4 s");
		assertThatStep("gpt-4o-mini").containsText("20 ms outside of its children");
		assertThatStep("mistral").containsText("unpriced");
		assertThatStep("AllMiniLmL6V2").not().containsText("→");
	}

	@Test
	void stepsThatOutliveTheirParentAreDrawnAsTheyRan() {
		this.viewer.open(run("tree-late").query());
		assertThatStep("sendMail").containsText("ran on for 1.23 s after the end of its parent");
		assertThatStep("HutDesk.answer").containsText("children ran on for 1.23 s after its end");
		assertThatStep("HutDesk.answer").containsText("Σ sum 5.13 s");
		assertThat(right(step("sendMail").locator(".bar")))
			.isGreaterThan(right(step("HutDesk.answer").locator(".bar")) + 30)
			.isCloseTo(right(step("HutDesk.answer").locator(".late")), Offset.offset(2.0));
		assertThat(right(step("gpt-4o-mini").locator(".rest"))).isLessThan(right(step("mistral").locator(".bar")));
	}

	@Test
	void problemsAreSeenFromTheRootAndReachedByAKey() {
		this.viewer.open(run("tree-problems").query());
		assertThatStep("POST /api/chat").containsText("problems below: 1 error, 1 warning");
		this.viewer.page().getByLabel("Expand to depth").selectOption("1");
		this.viewer.page().keyboard().press("e");
		assertChosen("cancelBooking");
		assertThatStep("cancelBooking").containsText("error");
		this.viewer.button("Next problem").click();
		PlaywrightAssertions.assertThat(chosen()).hasText("HTTP POST");
		this.viewer.page().keyboard().press("e");
		assertChosen("cancelBooking");
		this.viewer.page().keyboard().press("Shift+E");
		PlaywrightAssertions.assertThat(chosen()).hasText("HTTP POST");
	}

	@Test
	void searchMarksWhatItFindsAndGoesFromOneToTheNext() {
		this.viewer.open(run("tree-search").query());
		press("Home");
		assertChosen("POST /api/chat");
		this.viewer.page().keyboard().press("/");
		Locator search = this.viewer.page().getByLabel("Search in this trace");
		PlaywrightAssertions.assertThat(search).isFocused();
		search.fill("hut-204");
		PlaywrightAssertions.assertThat(status()).hasText("2 found");
		search.press("Enter");
		PlaywrightAssertions.assertThat(status()).hasText("1 of 2");
		assertChosen("HutDesk.answer");
		assertThatStep("HutDesk.answer").containsText("in input");
		search.press("Enter");
		PlaywrightAssertions.assertThat(status()).hasText("2 of 2");
		assertChosen("cancelBooking");
		this.viewer.screenshot("tree-search");
		search.press("Shift+Enter");
		assertChosen("HutDesk.answer");
		search.fill("sendm");
		PlaywrightAssertions.assertThat(step("sendMail").locator("mark")).hasText("sendM");
		search.fill("no such thing");
		PlaywrightAssertions.assertThat(status()).hasText("nothing found");
		search.press("Escape");
		PlaywrightAssertions.assertThat(this.viewer.tree()).isFocused();
		PlaywrightAssertions.assertThat(this.viewer.page().locator("mark")).hasCount(0);
	}

	@Test
	void searchFindsWhatStandsBehindTheBeginnings() {
		TimedTrace trace = longOutput("tree-content");
		this.viewer.open(trace.query());
		Locator search = this.viewer.page().getByLabel("Search in this trace");
		search.fill("needle \"IN\" the hay");
		PlaywrightAssertions.assertThat(status()).hasText("1 found");
		assertThatStep("lookUp").containsText("in content");
		search.press("Enter");
		PlaywrightAssertions.assertThat(status()).hasText("1 of 1");
		assertChosen("lookUp");
		this.viewer.screenshot("tree-content");
		assertThat(this.viewer.violations()).isEmpty();
		search.fill("no such thing");
		PlaywrightAssertions.assertThat(status()).hasText("nothing found");
	}

	@Test
	void searchThatEndsWithTheBeginningsSaysSo() {
		this.viewer.page().setViewportSize(390, 800);
		this.viewer.page()
			.route("**/llmobservations?*", (route) -> route.fulfill(new Route.FulfillOptions().setStatus(404)));
		this.viewer.open(longOutput("tree-beginnings").query());
		Locator search = this.viewer.page().getByLabel("Search in this trace");
		search.fill("needle");
		PlaywrightAssertions.assertThat(status()).hasText("nothing found in names and previews");
		assertThat(this.viewer.page().evaluate("document.documentElement.scrollWidth")).isEqualTo(390);
		this.viewer.screenshot("tree-beginnings");
		search.fill("hay");
		PlaywrightAssertions.assertThat(status()).hasText("1 found in names and previews");
		this.viewer.complaints().removeIf((complaint) -> complaint.contains("404"));
	}

	private TimedTrace longOutput(String session) {
		return new TimedTrace(this.desk, "Long", session).step(1, 0, ObservationType.AGENT, "Agent", 0, 100)
			.step(2, 1, ObservationType.TOOL, "lookUp", 10, 50,
					(step) -> step.output(RecordedTrace.json("hay ".repeat(200) + "a needle \"in\" the hay")));
	}

	@Test
	void surroundingSpansAreFoldedAwayAndTheirStepsMoveUp() {
		this.viewer.open(run("tree-spans").query());
		this.viewer.button("Spans").click();
		PlaywrightAssertions.assertThat(step("POST /api/chat")).hasCount(0);
		PlaywrightAssertions.assertThat(step("query")).hasCount(0);
		assertThatStep("HutDesk.answer").hasAttribute("aria-level", "1");
		assertThatStep("HTTP POST").containsText("warning");
		PlaywrightAssertions.assertThat(this.viewer.steps()).hasCount(8);
		assertThat(this.viewer.page().url()).contains("spans=off");
		this.viewer.page().reload();
		PlaywrightAssertions.assertThat(this.viewer.steps()).hasCount(8);
		this.viewer.button("Spans").click();
		PlaywrightAssertions.assertThat(this.viewer.steps()).hasCount(11);
	}

	@Test
	void runningStepsGrowUntilTheyEnd() {
		TimedTrace trace = new TimedTrace(this.desk, "Watched", "tree-running").step(1, 0, ObservationType.AGENT,
				"Watcher", 0, null);
		this.viewer.withClock().open(trace.query());
		assertThatStep("Watcher").containsText(Pattern.compile("running for [2-9]\\d(\\.\\d)? s"));
		PlaywrightAssertions.assertThat(step("Watcher").locator(".edge")).hasCount(1);
		double before = right(step("Watcher").locator(".bar"));
		trace.step(2, 1, ObservationType.TOOL, "look", 10_000, null);
		this.viewer.lookAgain();
		assertThatStep("look").containsText("running");
		this.viewer.screenshot("tree-running");
		String animation = "(edge) => getComputedStyle(edge).animationName";
		assertThat(step("look").locator(".edge").evaluate(animation)).isEqualTo("pulse");
		this.viewer.page().emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
		assertThat(step("look").locator(".edge").evaluate(animation)).isEqualTo("none");
		assertThat(right(step("look").locator(".bar"))).isCloseTo(before, Offset.offset(2.0));
		trace.step(2, 1, ObservationType.TOOL, "look", 10_000, 5_000);
		trace.step(1, 0, ObservationType.AGENT, "Watcher", 0, 20_000);
		this.viewer.lookAgain();
		assertThatStep("Watcher").containsText("took 20 s");
		PlaywrightAssertions.assertThat(this.viewer.page().locator(".edge")).hasCount(0);
	}

	@Test
	void keysLeadToOlderAndNewerTraces() {
		// Before all others of this class and of others.
		Instant start = Instant.parse("1990-01-01T00:00:00.000000100Z");
		TimedTrace[] traces = new TimedTrace[3];
		for (int i = 0; i < 3; i++) {
			traces[i] = new TimedTrace(this.desk, "Run " + i, "tree-neighbours", start.plusNanos(i)).step(1, 0,
					ObservationType.AGENT, "Agent " + i, 0, 10);
		}
		this.viewer.open(traces[1].query());
		PlaywrightAssertions.assertThat(this.viewer.heading("Run 1")).isVisible();
		this.viewer.page().keyboard().press("j");
		PlaywrightAssertions.assertThat(this.viewer.heading("Run 0")).isVisible();
		this.viewer.page().keyboard().press("j");
		PlaywrightAssertions.assertThat(this.viewer.page().getByText("There is no older trace.")).isVisible();
		this.viewer.page().keyboard().press("k");
		PlaywrightAssertions.assertThat(this.viewer.heading("Run 1")).isVisible();
		this.viewer.button("Previous trace, a newer one").click();
		PlaywrightAssertions.assertThat(this.viewer.heading("Run 2")).isVisible();
		assertThatStep("Agent 2").isVisible();
		PlaywrightAssertions.assertThat(this.viewer.button("Previous trace, a newer one")).isFocused();
	}

	@Test
	void tracesOfTheSameTimeArePassedOneByOne() {
		Instant start = Instant.parse("2019-01-01T00:00:00.999999999Z");
		List<TimedTrace> traces = new ArrayList<>();
		for (int i = 0; i < 3; i++) {
			traces.add(new TimedTrace(this.desk, "Twin", "tree-twins", start).step(1, 0, ObservationType.AGENT, "Twin",
					0, 10));
		}
		traces.sort(Comparator.comparing(TimedTrace::id));
		this.viewer.open(traces.get(0).query());
		PlaywrightAssertions.assertThat(this.viewer.heading("Twin").first()).isVisible();
		this.viewer.page().keyboard().press("k");
		this.viewer.page().waitForURL("**" + traces.get(1).query());
		this.viewer.page().keyboard().press("k");
		this.viewer.page().waitForURL("**" + traces.get(2).query());
		assertThatStep("Twin").isVisible();
		this.viewer.page().keyboard().press("j");
		this.viewer.page().keyboard().press("j");
		this.viewer.page().waitForURL("**" + traces.get(0).query());
	}

	@Test
	void nothingOldIsShownWhileAnotherTraceIsRead() {
		Instant start = Instant.parse("2018-01-01T00:00:00Z");
		TimedTrace older = new TimedTrace(this.desk, "Older run", "tree-slow", start).step(1, 0, ObservationType.AGENT,
				"Older", 0, 10);
		TimedTrace newer = new TimedTrace(this.desk, "Newer run", "tree-slow", start.plusSeconds(1)).step(1, 0,
				ObservationType.AGENT, "Newer", 0, 10);
		List<Route> held = new CopyOnWriteArrayList<>();
		this.viewer.page().route("**/llmtraces/" + older.id() + "?**", held::add);
		this.viewer.open(newer.query());
		assertThatStep("Newer").isVisible();
		this.viewer.page().keyboard().press("j");
		PlaywrightAssertions.assertThat(this.viewer.page().getByText("Loading the trace …")).isVisible();
		PlaywrightAssertions.assertThat(this.viewer.steps()).hasCount(0);
		held.forEach(Route::resume);
		assertThatStep("Older").isVisible();
		PlaywrightAssertions.assertThat(this.viewer.tree()).isFocused();
	}

	@Test
	void whatComesAfterTheEndIsShownToo() {
		TimedTrace trace = new TimedTrace(this.desk, "Ended", "tree-ended").step(1, 0, ObservationType.AGENT, "Agent",
				0, 10);
		this.viewer.page().clock().install();
		this.viewer.open(trace.query());
		assertThatStep("Agent").isVisible();
		this.desk.score(trace.id(), true, "Said afterwards");
		trace.step(2, 1, ObservationType.TOOL, "straggler", 5, 1);
		this.viewer.page().clock().runFor(16_000);
		assertThatStep("straggler").isVisible();
		PlaywrightAssertions.assertThat(this.viewer.page().locator("clew-trace-head")).containsText("Said afterwards");
	}

	@Test
	void scoresOfStepsAreSaidAsEverywhere() {
		TimedTrace trace = run("tree-scores");
		TraceScores scores = new TraceScores(this.desk.store());
		scores.addToObservation(trace.id(), TimedTrace.id(5), "helpful", true, null);
		scores.addToObservation(trace.id(), TimedTrace.id(9), "points", 1234.5, null);
		this.viewer.open(trace.query());
		assertThatStep("gpt-4o-mini").containsText("helpful: yes");
		assertThatStep("mistral").containsText("points: 1,234.5");
	}

	@Test
	void keysAreTold() {
		this.viewer.open(run("tree-help").query());
		assertThatStep("sendMail").isVisible();
		this.viewer.page().keyboard().press("?");
		Locator help = this.viewer.page().getByRole(AriaRole.DIALOG);
		PlaywrightAssertions.assertThat(help).containsText("Next problem");
		this.viewer.screenshot("help");
		assertThat(this.viewer.violations()).isEmpty();
		this.viewer.page().keyboard().press("Escape");
		PlaywrightAssertions.assertThat(help).isHidden();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void singleKeysAreSwitchedOffAndOnByKeyboard(boolean stored) {
		if (!stored) {
			this.viewer.page()
				.addInitScript(
						"Object.defineProperty(window, 'localStorage', { get() { throw new Error('closed'); } });");
		}
		this.viewer.open(run("tree-keys").query());
		assertThatStep("sendMail").isVisible();
		this.viewer.page().keyboard().press("?");
		switchKeys(false);
		if (stored) {
			this.viewer.page().reload();
			assertThatStep("sendMail").isVisible();
		}
		Locator help = this.viewer.page().getByRole(AriaRole.DIALOG);
		for (String key : List.of("/", "e", "?")) {
			this.viewer.page().keyboard().press(key);
		}
		PlaywrightAssertions.assertThat(help).isHidden();
		PlaywrightAssertions.assertThat(this.viewer.page().getByLabel("Search in this trace")).not().isFocused();
		press("ArrowDown");
		assertChosen("HutDesk.answer");
		this.viewer.button("Keyboard shortcuts").press("Enter");
		this.viewer.screenshot("help-keys-off");
		assertThat(this.viewer.violations()).isEmpty();
		switchKeys(true);
		this.viewer.page().keyboard().press("?");
		PlaywrightAssertions.assertThat(help).isVisible();
	}

	private void switchKeys(boolean on) {
		Locator keys = this.viewer.page()
			.getByRole(AriaRole.SWITCH, new Page.GetByRoleOptions().setName("Single-key shortcuts"));
		PlaywrightAssertions.assertThat(keys).isChecked(new LocatorAssertions.IsCheckedOptions().setChecked(!on));
		this.viewer.page().keyboard().press("Tab");
		PlaywrightAssertions.assertThat(keys).isFocused();
		this.viewer.page().keyboard().press("Space");
		PlaywrightAssertions.assertThat(keys).isChecked(new LocatorAssertions.IsCheckedOptions().setChecked(on));
		this.viewer.page().keyboard().press("Escape");
	}

	@Test
	void headTellsOfTheTraceAndLeadsToItsLikes() {
		TimedTrace trace = run("tree-head");
		this.desk.score(trace.id(), true, "Quick");
		this.viewer.open(trace.query() + "&list=user%3Dann");
		Locator head = this.viewer.page().locator("clew-trace-head");
		for (String text : List.of("5.15 s", "1,712 → 104", "≥ $0.00016", "1 call unpriced", "late & slow", "1.4.2",
				"The session of the header was ignored", "error", "Quick")) {
			PlaywrightAssertions.assertThat(head).containsText(text);
		}
		this.viewer.page().getByText("Details").click();
		PlaywrightAssertions.assertThat(head).containsText("Konkordia");
		PlaywrightAssertions
			.assertThat(head.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText("Output")))
			.containsText("104");
		this.viewer.screenshot("trace-head");
		assertThat(this.viewer.violations()).isEmpty();
		this.viewer.button("Copy trace ID").click();
		PlaywrightAssertions.assertThat(head).containsText("The trace ID is copied.");
		assertThat(this.viewer.page().evaluate("navigator.clipboard.readText()")).isEqualTo(trace.id());
		this.viewer.button("Copy link").click();
		PlaywrightAssertions.assertThat(head).containsText("The link is copied.");
		assertThat(this.viewer.page().evaluate("navigator.clipboard.readText()"))
			.isEqualTo(this.desk.address() + "/actuator/llmviewer" + trace.query());
		PlaywrightAssertions.assertThat(this.viewer.link("ann"))
			.hasAttribute("href", "/actuator/llmviewer?page=traces&user=ann");
		PlaywrightAssertions.assertThat(this.viewer.link("tree-head"))
			.hasAttribute("href", "/actuator/llmviewer?page=traces&session=tree-head");
	}

	private void press(String... keys) {
		for (String key : keys) {
			this.viewer.tree().press(key);
		}
	}

	private Locator step(String name) {
		return this.viewer.steps()
			.filter(new Locator.FilterOptions().setHas(this.viewer.page().getByText(name)))
			.first();
	}

	private LocatorAssertions assertThatStep(String name) {
		return PlaywrightAssertions.assertThat(step(name));
	}

	private Locator chosen() {
		return this.viewer.page().locator("[aria-selected=true] .name");
	}

	private void assertChosen(String name) {
		PlaywrightAssertions.assertThat(chosen()).hasText(name);
		PlaywrightAssertions
			.assertThat(this.viewer.page().locator("clew-observation").getByRole(AriaRole.HEADING).first())
			.containsText(name);
	}

	private Locator status() {
		return this.viewer.page().locator("clew-tree-tools").getByRole(AriaRole.STATUS);
	}

	private static double right(Locator locator) {
		BoundingBox box = locator.boundingBox();
		return box.x + box.width;
	}

	private TimedTrace run(String session) {
		return new TimedTrace(this.desk, "POST /api/chat", session)
			.step(1, 0, ObservationType.SPAN, "POST /api/chat", 0, 4000)
			.step(2, 1, ObservationType.AGENT, "HutDesk.answer", 20, 3900,
					(step) -> step.input(Content.ofJson("{\"userMessage\":\"Cancel HUT-204\"}")))
			.step(3, 2, ObservationType.RETRIEVER, "EmbeddingStoreContentRetriever", 30, 120)
			.step(4, 3, ObservationType.EMBEDDING, "AllMiniLmL6V2", 40, 60)
			.step(5, 2, ObservationType.GENERATION, "gpt-4o-mini", 160, 2300, TimedTrace.call(812, 64, "0.00016", 1400))
			.step(6, 5, ObservationType.SPAN, "HTTP POST", 170, 2280)
			.step(7, 2, ObservationType.TOOL, "cancelBooking", 2470, 200,
					(step) -> step.level(Level.ERROR, "The booking HUT-204 is locked"))
			.step(8, 7, ObservationType.SPAN, "query", 2500, 100)
			.step(9, 2, ObservationType.GENERATION, "mistral", 2700, 900, TimedTrace.call(900, 40, null, 200))
			.step(10, 9, ObservationType.SPAN, "HTTP POST", 2710, 880,
					(step) -> step.level(Level.WARNING, "Tried again"))
			.step(11, 2, ObservationType.TOOL, "sendMail", 3650, 1500);
	}

}
