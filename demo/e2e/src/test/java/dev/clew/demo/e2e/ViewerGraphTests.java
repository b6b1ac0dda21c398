package dev.clew.demo.e2e;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.clew.trace.Level;
import dev.clew.trace.ObservationType;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@ViewerTest
class ViewerGraphTests {

	private final HelpDesk desk;

	private final ViewerPage viewer;

	ViewerGraphTests(HelpDesk desk, ViewerPage viewer) {
		this.desk = desk;
		this.viewer = viewer;
	}

	@Test
	void graphCountsWhoCalledWhat() {
		this.viewer.open(loop().query());
		this.viewer.button("Graph").click();
		PlaywrightAssertions.assertThat(node("Agent Planner, 2 calls, 1 of 2 is shown")).isVisible();
		PlaywrightAssertions.assertThat(node("Generation gpt-4o-mini, 4 calls")).isVisible();
		PlaywrightAssertions.assertThat(node("Tool search, 3 calls, 1 failed")).isVisible();
		PlaywrightAssertions.assertThat(node("Span HTTP POST, 4 calls")).hasCount(0);
		this.viewer.page().getByText("As a list").click();
		PlaywrightAssertions.assertThat(graph().getByRole(AriaRole.LISTITEM))
			.hasText(new String[] { "Planner called gpt-4o-mini 3 times", "Planner called search 3 times",
					"search called Planner once", "Planner called Researcher.find once",
					"Researcher.find called gpt-4o-mini once" });
		this.viewer.screenshot("graph");
		assertThat(this.viewer.violations()).isEmpty();
		this.viewer.button("Graph").click();
		PlaywrightAssertions.assertThat(graph()).hasCount(0);
	}

	@Test
	void eachClickOnANameShowsItsNextStep() {
		this.viewer.open(loop().query() + "&graph=on");
		node("Tool search, 3 calls, 1 failed").click();
		assertShown("1 of 3", 4);
		node("Tool search, 3 calls, 1 failed, 1 of 3 is shown").click();
		assertShown("2 of 3", 7);
		node("Tool search, 3 calls, 1 failed, 2 of 3 is shown").press("Enter");
		assertShown("3 of 3", 10);
		node("Tool search, 3 calls, 1 failed, 3 of 3 is shown").press(" ");
		assertShown("1 of 3", 4);
	}

	private void assertShown(String words, int step) {
		PlaywrightAssertions.assertThat(graph()).containsText(words);
		assertThat(this.viewer.page().url()).contains("observation=" + TimedTrace.id(step));
	}

	private Locator graph() {
		return this.viewer.page().locator("clew-agent-graph");
	}

	private Locator node(String name) {
		return graph().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
	}

	private TimedTrace loop() {
		TimedTrace trace = new TimedTrace(this.desk, "POST /api/plan", "graph")
			.step(1, 0, ObservationType.SPAN, "POST /api/plan", 0, 1000)
			.step(2, 1, ObservationType.AGENT, "Planner", 0, 1000);
		for (int round = 0; round < 3; round++) {
			int first = 3 + 3 * round;
			trace.step(first, 2, ObservationType.GENERATION, "gpt-4o-mini", 100 * first, 90)
				.step(first + 2, first, ObservationType.SPAN, "HTTP POST", 100 * first + 1, 80)
				.step(first + 1, 2, ObservationType.TOOL, "search", 100 * first + 95, 50,
						(step) -> step.level((first == 6) ? Level.ERROR : Level.DEFAULT, null));
		}
		return trace.step(20, 4, ObservationType.AGENT, "Planner", 400, 30)
			.step(21, 2, ObservationType.CHAIN, "Researcher.find", 1300, 50)
			.step(22, 21, ObservationType.GENERATION, "gpt-4o-mini", 1300, 40);
	}

}
