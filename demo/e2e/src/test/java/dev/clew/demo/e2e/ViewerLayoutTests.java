package dev.clew.demo.e2e;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each page at each width and in several languages, with names that are as long as they
 * get. Pictures of them lie in {@code target/pages}.
 */
@OwnHelpDesk
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith({ HelpDeskExtension.class, ChromiumExtension.class })
class ViewerLayoutTests {

	private static final List<Integer> WIDTHS = List.of(1440, 1280, 390);

	private static final List<String> LOCALES = List.of("en-US", "de-DE", "ar-EG");

	private static final Path PICTURES = Path.of("target", "pages");

	private final HelpDesk desk;

	private final Browser browser;

	private final WideTraces traces;

	ViewerLayoutTests(HelpDesk desk, Chromium chromium) {
		this.desk = desk;
		this.browser = chromium.browser();
		this.traces = new WideTraces(desk);
	}

	static Stream<Arguments> pages() {
		return Stream.of(ViewerPlace.values())
			.flatMap((place) -> LOCALES.stream().map((locale) -> Arguments.of(place, locale)));
	}

	@ParameterizedTest
	@MethodSource("pages")
	void nothingIsCutOffOrLiesOverSomethingElse(ViewerPlace place, String locale) {
		try (BrowserContext context = this.browser.newContext(new Browser.NewContextOptions().setLocale(locale))) {
			ViewerPage viewer = new ViewerPage(context, this.desk);
			viewer.page().setViewportSize(WIDTHS.get(0), height(WIDTHS.get(0)));
			viewer.open(this.traces.query(place.query));
			PlaywrightAssertions.assertThat(viewer.page().locator(place.complete).first()).isVisible();
			assertThat(faults(viewer.page(), place, locale)).isEmpty();
			viewer.complaints().removeIf((complaint) -> complaint.contains("404"));
			assertThat(viewer.complaints()).isEmpty();
		}
	}

	private static Map<String, List<String>> faults(Page page, ViewerPlace place, String locale) {
		Map<String, List<String>> faults = new TreeMap<>();
		for (int width : WIDTHS) {
			page.setViewportSize(width, height(width));
			faults.put("boxes at " + width, PageBoxes.faults(page));
			if (locale.equals(LOCALES.get(0))) {
				String name = place.name().toLowerCase(Locale.ROOT) + "-" + width + ".png";
				page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name)));
				faults.put("axe at " + width, Accessibility.violations(page));
			}
		}
		faults.values().removeIf(List::isEmpty);
		return faults;
	}

	private static int height(int width) {
		return (width < 500) ? 844 : 720;
	}

}
