package dev.clew.demo.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import dev.clew.trace.Level;
import dev.clew.trace.ObservationType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;


import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith({ HelpDeskExtension.class, ChromiumExtension.class })
class ViewerTreeTests {

	private final HelpDesk desk;

	private final Chromium chromium;

	private BrowserContext context;

	private ViewerPage viewer;

	ViewerTreeTests(HelpDesk desk, Chromium chromium) {
		this.desk = desk;
		this.chromium = chromium;
		this.context = chromium.browser().newContext();
		this.viewer = new ViewerPage(this.context, desk);
	}

	@AfterEach
	void nothingIsComplainedAbout() {
		this.context.close();
		assertThat(this.viewer.complaints()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "1280, 720, LIGHT", "1280, 720, DARK", "390, 844, LIGHT", "390, 844, DARK" })
	void treeAndTimelineFitTheScreen(int width, int height, ColorScheme colours) {
		this.context.close();
		this.context = this.chromium.browser()
			.newContext(new Browser.NewContextOptions().setViewportSize(width, height).setColorScheme(colours));
		this.viewer = new ViewerPage(this.context, this.desk);
		this.viewer.open(run("tree-fits").query() + "&graph=on");
		PlaywrightAssertions.assertThat(this.viewer.steps().first()).isVisible();
		this.viewer.screenshot("tree-" + width + "-" + colours.name().toLowerCase());
		assertThat(this.viewer.violations()).isEmpty();
	}

	private TimedTrace run(String session) {
		return new TimedTrace(this.desk, "POST /api/chat", session)
			.step(1, 0, ObservationType.SPAN, "POST /api/chat", 0, 4000)
			.step(2, 1, ObservationType.AGENT, "HutDesk.answer", 20, 3900)
			.step(3, 2, ObservationType.RETRIEVER, "EmbeddingStoreContentRetriever", 30, 120)
			.step(4, 3, ObservationType.EMBEDDING, "AllMiniLmL6V2", 40, 60)
			.step(5, 2, ObservationType.GENERATION, "gpt-4o-mini", 160, 2300, TimedTrace.call(812, 64, "0.00016", 1400))
			.step(6, 5, ObservationType.SPAN, "HTTP POST", 170, 2280)
			.step(7, 2, ObservationType.TOOL, "cancelBooking", 2470, 200,
					TimedTrace.level(Level.ERROR, "The booking is locked"))
			.step(8, 7, ObservationType.SPAN, "query", 2500, 100)
			.step(9, 2, ObservationType.GENERATION, "gpt-4o-mini", 2700, 900, TimedTrace.call(900, 40, "0.00003", 200))
			.step(10, 9, ObservationType.SPAN, "HTTP POST", 2710, 880,
					TimedTrace.level(Level.WARNING, "Tried again"))
			.step(11, 2, ObservationType.TOOL, "sendMail", 3650, 1500);
	}

}
