package dev.clew.demo.e2e;

import java.time.Duration;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.clew.trace.Level;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@ViewerTest
class ViewerNarrowTracesTests {

	private static final Duration SECOND = Duration.ofSeconds(1);

	private final HelpDesk desk;

	private final ViewerPage viewer;

	private final Page page;

	ViewerNarrowTracesTests(HelpDesk desk, ViewerPage viewer) {
		this.desk = desk;
		this.viewer = viewer;
		this.page = this.viewer.page();
		this.page.setDefaultTimeout(5000);
		this.page.setViewportSize(390, 844);
		this.page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
	}

	@Test
	void tracesAreCardsOnAPhone() {
		this.desk.ask("viewer-phone", "Please cancel my booking HUT-204");
		this.desk.ask("viewer-phone", "Is the weather fine tomorrow?");
		this.viewer.open("?page=traces&session=viewer-phone");
		PlaywrightAssertions.assertThat(cards()).hasCount(2);
		PlaywrightAssertions.assertThat(cards().last()).containsText("Please cancel my booking HUT-204");
		this.viewer.screenshot("list-narrow");
		assertThat(this.viewer.violations()).isEmpty();
		assertThat(isScrolledSideways()).isFalse();
		cards().last().click();
		PlaywrightAssertions.assertThat(this.viewer.steps().first()).isVisible();
	}

	@Test
	void filtersTakeThePlaceOfTheListOnAPhone() {
		ListedTraces traces = new ListedTraces(this.desk.store(), "phone-user");
		traces.completed("slow", Duration.ofMinutes(2), SECOND, Level.WARNING);
		traces.completed("fast", Duration.ofMinutes(1), Duration.ofMillis(1));
		this.viewer.open("?user=phone-user");
		PlaywrightAssertions.assertThat(names()).hasText(new String[] { "fast", "slow" });
		this.page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Sort by"))
			.selectOption("Slowest first");
		PlaywrightAssertions.assertThat(names()).hasText(new String[] { "slow", "fast" });
		this.viewer.button("Filters (1)").click();
		this.page.locator("summary")
			.getByText("Level", new Locator.GetByTextOptions().setExact(true))
			.first()
			.waitFor();
		PlaywrightAssertions.assertThat(cards().first()).isHidden();
		this.page.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Traces by Level"))
			.getByRole(AriaRole.LINK)
			.filter(new Locator.FilterOptions().setHasText("Warning"))
			.click();
		this.viewer.screenshot("list-narrow-filters");
		assertThat(this.viewer.violations()).isEmpty();
		assertThat(isScrolledSideways()).isFalse();
		this.viewer.button("Show traces").click();
		PlaywrightAssertions.assertThat(names()).hasText(new String[] { "slow" });
	}

	@Test
	void keysMoveBetweenTracesAndOpenThem() {
		ListedTraces traces = new ListedTraces(this.desk.store(), "key-user");
		traces.completed("older", Duration.ofMinutes(2), SECOND);
		traces.completed("newer", Duration.ofMinutes(1), SECOND);
		this.viewer.open("?user=key-user");
		PlaywrightAssertions.assertThat(cards()).hasCount(2);
		this.page.keyboard().press("?");
		PlaywrightAssertions.assertThat(this.viewer.heading("Keyboard shortcuts")).isVisible();
		this.page.keyboard().press("j");
		this.page.keyboard().press("Escape");
		PlaywrightAssertions.assertThat(this.viewer.heading("Keyboard shortcuts")).isHidden();
		this.page.keyboard().press("j");
		PlaywrightAssertions.assertThat(this.viewer.linkTo("newer")).isFocused();
		this.page.keyboard().press("j");
		this.page.keyboard().press("j");
		PlaywrightAssertions.assertThat(this.viewer.linkTo("older")).isFocused();
		this.page.keyboard().press("k");
		PlaywrightAssertions.assertThat(this.viewer.linkTo("newer")).isFocused();
		this.page.keyboard().press("Enter");
		PlaywrightAssertions.assertThat(this.viewer.heading("newer")).isVisible();
	}

	@Test
	void namesOfAnyKindAreTextAndBreakNothing() {
		ListedTraces traces = new ListedTraces(this.desk.store(), "<img src=x onerror=alert(1)>");
		traces.completed("<script>alert(1)</script>\u202Egnp.exe", SECOND, SECOND);
		traces.completed("x".repeat(5_000_000), SECOND, SECOND);
		traces.completed("half \uD83D", SECOND, SECOND);
		this.viewer.open("?user=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E");
		PlaywrightAssertions.assertThat(cards()).hasCount(3);
		PlaywrightAssertions.assertThat(this.page.getByText("<script>alert(1)</script>").first()).isVisible();
		this.viewer.screenshot("list-hostile");
		assertThat(this.viewer.violations()).isEmpty();
		assertThat(isScrolledSideways()).isFalse();
		this.page.setViewportSize(1280, 720);
		PlaywrightAssertions.assertThat(this.page.locator("tbody tr")).hasCount(3);
		this.viewer.screenshot("list-hostile-wide");
		assertThat(this.viewer.violations()).isEmpty();
		assertThat(isScrolledSideways()).isFalse();
		traces.forget();
	}

	private Locator cards() {
		return this.page.locator("li[data-trace]");
	}

	private Locator names() {
		return this.page.locator("li[data-trace] .name");
	}

	private boolean isScrolledSideways() {
		String script = "() => [document.scrollingElement, document.querySelector('clew-app').shadowRoot.querySelector('main'),"
				+ " document.querySelector('clew-app').shadowRoot.querySelector('clew-traces').shadowRoot.querySelector('.scroll')]"
				+ ".some((element) => element.scrollWidth > element.clientWidth)";
		return (Boolean) this.page.evaluate(script);
	}

}
