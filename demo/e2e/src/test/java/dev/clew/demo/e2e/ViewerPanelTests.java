package dev.clew.demo.e2e;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.clew.trace.ObservationType;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the panel of a step shows as time goes by and one goes from step to step.
 */
@ViewerTest
class ViewerPanelTests {

	private static final int KEPT = 50;

	private final HelpDesk desk;

	private final ViewerPage viewer;

	private final Page page;

	ViewerPanelTests(HelpDesk desk, ViewerPage viewer) {
		this.desk = desk;
		this.viewer = viewer;
		this.page = viewer.page();
	}

	@Test
	void answerThatComesLateDoesNotTakeBackTheEnd() {
		RecordedTrace trace = new RecordedTrace(this.desk, "panel-late");
		String step = trace.step(null, ObservationType.TOOL, "slow", (tool) -> tool.duration(null));
		List<Route> held = new CopyOnWriteArrayList<>();
		List<APIResponse> early = new ArrayList<>();
		this.page.route("**/" + trace.id() + "/" + step, (route) -> {
			if (held.isEmpty()) {
				early.add(route.fetch());
				held.add(route);
			}
			else {
				route.resume();
			}
		});
		this.viewer.open("?trace=" + trace.id() + "&observation=" + step);
		this.page.waitForCondition(() -> !held.isEmpty());
		trace.save(step, ObservationType.TOOL, "slow", (tool) -> tool.output(RecordedTrace.json("At last")));
		PlaywrightAssertions.assertThat(facts()).containsText("Latency 100 ms");
		this.page.waitForRequestFinished(new Page.WaitForRequestFinishedOptions().setPredicate(isFor(step)),
				() -> held.get(0).fulfill(new Route.FulfillOptions().setResponse(early.get(0))));
		this.viewer.button("JSON").click();
		this.viewer.button("Formatted").click();
		PlaywrightAssertions.assertThat(facts()).containsText("Latency 100 ms");
	}

	@Test
	void stepsThatWereLookedAtLongAgoAreReadAgain() {
		RecordedTrace trace = new RecordedTrace(this.desk, "panel-kept");
		List<String> steps = new ArrayList<>();
		for (int number = 1; number <= KEPT + 1; number++) {
			steps.add(trace.step(null, ObservationType.TOOL, "tool " + number + ".",
					(tool) -> tool.output(RecordedTrace.json("Done"))));
		}
		List<String> read = new CopyOnWriteArrayList<>();
		this.page.onRequest((request) -> read.add(request.url().replaceFirst(".*/", "")));
		this.viewer.open("?trace=" + trace.id());
		for (int number = 1; number <= KEPT + 1; number++) {
			PlaywrightAssertions.assertThat(this.viewer.heading("tool " + number + ".")).isVisible();
			this.viewer.tree().press("ArrowDown");
			this.viewer.tree().press("Enter");
		}
		this.viewer.tree().press("ArrowUp");
		this.viewer.tree().press("Enter");
		PlaywrightAssertions.assertThat(this.viewer.heading("tool " + KEPT + ".")).isVisible();
		this.viewer.tree().press("Home");
		PlaywrightAssertions.assertThat(this.viewer.heading("tool 1.")).isVisible();
		assertThat(read).containsOnlyOnce(steps.get(KEPT - 1));
		assertThat(read).filteredOn(steps.get(0)::equals).hasSize(2);
	}

	private Locator facts() {
		return this.page.locator("clew-facts");
	}

	private static Predicate<Request> isFor(String step) {
		return (request) -> request.url().endsWith("/" + step);
	}

}
