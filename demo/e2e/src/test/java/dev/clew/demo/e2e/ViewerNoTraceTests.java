package dev.clew.demo.e2e;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.clew.trace.ObservationType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A link to a trace that is not there any more.
 */
@ViewerTest
class ViewerNoTraceTests {

	private final HelpDesk desk;

	private final ViewerPage viewer;

	private final Page page;

	ViewerNoTraceTests(HelpDesk desk, ViewerPage viewer) {
		this.desk = desk;
		this.viewer = viewer;
		this.page = viewer.page();
	}

	@AfterEach
	void forgetWhatWasExpected() {
		this.viewer.complaints().removeIf((complaint) -> complaint.contains("404"));
	}

	@Test
	void traceThatWasNeverHereOrBeforeTheStartSaysSoAndLeadsBackToTheList() {
		this.viewer.open("?trace=4bf92f3577b34da6a3ce929d0e0e4736&list=user%3Dann");
		PlaywrightAssertions.assertThat(this.viewer.heading("Trace not found")).isVisible();
		PlaywrightAssertions.assertThat(this.page.getByText("The application started")).isVisible();
		assertThat(this.viewer.violationsInAllColours("no-trace")).isEmpty();
		PlaywrightAssertions.assertThat(this.viewer.link("All traces"))
			.hasAttribute("href", "/actuator/llmviewer?user=ann");
		this.viewer.link("All traces").click();
		PlaywrightAssertions.assertThat(this.page.locator("clew-traces")).isVisible();
	}

	@Test
	void traceThatWasDeletedSaysSo() {
		TimedTrace trace = new TimedTrace(this.desk, "Erased", "no-trace").step(1, 0, ObservationType.AGENT, "desk", 0,
				1);
		this.desk.store().deleteTrace(trace.id());
		this.viewer.open(trace.query());
		PlaywrightAssertions.assertThat(this.viewer.heading("This trace was deleted")).isVisible();
	}

}
