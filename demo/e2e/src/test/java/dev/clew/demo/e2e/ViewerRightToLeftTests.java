package dev.clew.demo.e2e;

import java.util.List;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.clew.trace.ObservationType;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Readers whose numbers are written from right to left, on a page that is not.
 */
@ExtendWith({ HelpDeskExtension.class, ChromiumExtension.class })
class ViewerRightToLeftTests {

	// Where the digits of the input and of the output begin, as they are drawn.
	private static final String PLACES = """
			(element) => {
				const node = [...element.childNodes].flatMap((each) => [each, ...each.childNodes]).find((each) => each.nodeType === 3 && each.data.includes('→'));
				const digits = [...node.data.matchAll(/\\p{Nd}+/gu)];
				return [digits[0], digits.at(-1)].map(({ index }) => {
					const range = document.createRange();
					range.setStart(node, index);
					range.setEnd(node, index + 1);
					return range.getBoundingClientRect().left;
				});
			}""";

	private final HelpDesk desk;

	private final Browser browser;

	ViewerRightToLeftTests(HelpDesk desk, Chromium chromium) {
		this.desk = desk;
		this.browser = chromium.browser();
	}

	@ParameterizedTest
	@ValueSource(strings = { "ar-EG", "fa-IR", "he-IL" })
	void inputStandsLeftOfTheArrowAndOutputRightOfIt(String locale) {
		TimedTrace trace = new TimedTrace(this.desk, "Numbers", "right-to-left").step(1, 0, ObservationType.GENERATION,
				"model", 0, 100, TimedTrace.call(100, 20, "0.5"));
		try (BrowserContext context = this.browser.newContext(new Browser.NewContextOptions().setLocale(locale))) {
			ViewerPage viewer = new ViewerPage(context, this.desk);
			viewer.open(trace.query());
			for (String tokens : List.of("clew-facts dd bdi", "clew-trace-head dd .number")) {
				Locator shown = viewer.page().locator(tokens).getByText("→");
				PlaywrightAssertions.assertThat(shown).isVisible();
				List<?> places = (List<?>) shown.evaluate(PLACES);
				assertThat(((Number) places.get(0)).doubleValue()).as(tokens)
					.isLessThan(((Number) places.get(1)).doubleValue());
			}
			assertThat(viewer.complaints()).isEmpty();
		}
	}

}
