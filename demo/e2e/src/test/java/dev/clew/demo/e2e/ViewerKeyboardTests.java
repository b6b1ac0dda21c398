package dev.clew.demo.e2e;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.clew.trace.ObservationType;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Somebody who has no mouse: the focus stays where one is, and keys stop when they are
 * let go.
 */
@ViewerTest
class ViewerKeyboardTests {

	private final HelpDesk desk;

	private final ViewerPage viewer;

	private final Page page;

	ViewerKeyboardTests(HelpDesk desk, ViewerPage viewer) {
		this.desk = desk;
		this.viewer = viewer;
		this.page = viewer.page();
	}

	@Test
	void whoCopiesOverPlainHttpStaysAtTheButton() {
		this.page.addInitScript("Object.defineProperty(Navigator.prototype, 'clipboard', { value: undefined });");
		RecordedTrace trace = new RecordedTrace(this.desk, "keyboard-copy");
		trace.step(null, ObservationType.TOOL, "copied", (tool) -> tool);
		this.viewer.open("?trace=" + trace.id());
		Locator copy = this.viewer.button("Copy step ID");
		copy.press("Enter");
		PlaywrightAssertions.assertThat(copy).containsText("Copied");
		PlaywrightAssertions.assertThat(copy).isFocused();
		this.viewer.button("Copy link").press("Enter");
		PlaywrightAssertions.assertThat(this.page.getByText("The link is copied.")).isVisible();
		PlaywrightAssertions.assertThat(this.viewer.button("Copy link")).isFocused();
	}

	@Test
	void linkToAnotherStepLeadsToItsHeading() {
		RecordedTrace trace = new RecordedTrace(this.desk, "keyboard-step");
		Object call = Map.of("id", "call-1", "name", "find", "arguments", Map.of());
		String model = trace.step(null, ObservationType.GENERATION, "model", (generation) -> generation
			.output(RecordedTrace.json(Map.of("role", "assistant", "toolCalls", List.of(call)))));
		String tool = trace.step(null, ObservationType.TOOL, "find",
				(step) -> step.duration(null).toolCallId("call-1"));
		this.viewer.open("?trace=" + trace.id() + "&observation=" + model);
		Locator link = this.viewer.link("Open step");
		PlaywrightAssertions.assertThat(link).isVisible();
		List<Route> held = new CopyOnWriteArrayList<>();
		this.page.route("**/" + trace.id() + "/" + tool, held::add);
		link.press("Enter");
		PlaywrightAssertions.assertThat(this.page.getByText("Loading the step …")).isVisible();
		PlaywrightAssertions.assertThat(link).isFocused();
		this.viewer.screenshot("step-loading");
		this.page.unroute("**/" + trace.id() + "/" + tool);
		held.forEach(Route::resume);
		PlaywrightAssertions.assertThat(this.viewer.heading("find")).isFocused();
		PlaywrightAssertions.assertThat(this.page.getByText("Loading the step …")).isHidden();
		assertThat(this.viewer.violations()).isEmpty();
	}

	@Test
	void linkToAConversationLeadsToItsPage() {
		this.desk.ask("keyboard-session", "Hello!");
		this.viewer.open("?page=sessions");
		this.viewer.link("keyboard-session").press("Enter");
		PlaywrightAssertions.assertThat(this.viewer.heading("Session keyboard-session")).isVisible();
		Locator main = this.page.getByRole(AriaRole.MAIN);
		PlaywrightAssertions.assertThat(main).isFocused();
		PlaywrightAssertions.assertThat(main).hasCSS("outline-style", "none");
		assertThat(this.viewer.violations()).isEmpty();
		this.page.keyboard().press("Tab");
		PlaywrightAssertions.assertThat(main.getByRole(AriaRole.LINK).first()).isFocused();
		main.getByRole(AriaRole.ARTICLE).getByRole(AriaRole.LINK).press("Enter");
		PlaywrightAssertions.assertThat(this.viewer.tree()).isFocused();
	}

	@Test
	void keyThatIsHeldStopsWhenItIsLetGo() {
		Instant start = Instant.parse("2017-01-01T00:00:00Z");
		TimedTrace[] traces = new TimedTrace[8];
		for (int i = 0; i < traces.length; i++) {
			traces[i] = new TimedTrace(this.desk, "Held " + i, "keyboard-held", start.plusSeconds(i)).step(1, 0,
					ObservationType.AGENT, "Agent", 0, 10);
		}
		List<Route> held = new CopyOnWriteArrayList<>();
		this.viewer.open(traces[7].query());
		PlaywrightAssertions.assertThat(this.viewer.heading("Held 7")).isVisible();
		this.page.route("**/llmtraces?*", held::add);
		for (int i = 0; i < 6; i++) {
			this.page.keyboard().down("j");
		}
		this.page.keyboard().up("j");
		this.page.keyboard().press("j");
		this.page.waitForCondition(() -> !held.isEmpty());
		this.page.unroute("**/llmtraces?*");
		held.forEach(Route::resume);
		PlaywrightAssertions.assertThat(this.viewer.heading("Held 5")).isVisible();
		this.page.keyboard().press("k");
		PlaywrightAssertions.assertThat(this.viewer.heading("Held 6")).isVisible();
	}

}
