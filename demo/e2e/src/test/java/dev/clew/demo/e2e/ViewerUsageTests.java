package dev.clew.demo.e2e;

import java.nio.file.Files;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith({ HelpDeskExtension.class, ChromiumExtension.class })
class ViewerUsageTests {

	private final HelpDesk desk;

	private final BrowserContext context;

	private final ViewerPage viewer;

	ViewerUsageTests(HelpDesk desk, Chromium chromium) {
		this.desk = desk;
		this.context = chromium.browser().newContext();
		this.viewer = new ViewerPage(this.context, desk);
	}

	@BeforeEach
	void somethingIsUsed() {
		this.desk.ask("usage-1", "Please cancel my booking HUT-204");
		this.desk.ask("usage-1", "Is the weather fine tomorrow?");
	}

	@AfterEach
	void nothingIsComplainedAbout() {
		this.context.close();
		assertThat(this.viewer.complaints()).isEmpty();
	}

	@Test
	void tableSaysWhatTheEndpointSaysAndLeadsToTheTraces() {
		this.viewer.open("").link("Usage").click();
		Locator row = row("gpt-4o-mini");
		String calls = this.desk.read("llmusage?groupBy=model")
			.path("groups")
			.valueStream()
			.filter((group) -> "gpt-4o-mini".equals(group.at("/key/model").asString()))
			.map((group) -> group.path("count").asString())
			.findFirst()
			.orElseThrow();
		PlaywrightAssertions.assertThat(row.getByRole(AriaRole.CELL).nth(1)).hasText(calls);
		row.getByRole(AriaRole.LINK).first().click();
		assertThat(this.viewer.page().url()).contains("page=traces", "model=gpt-4o-mini", "from=");
		PlaywrightAssertions.assertThat(this.viewer.link("POST /api/chat").first()).isVisible();
	}

	@Test
	void groupsAndTimeAreChosen() {
		this.viewer.open("?page=usage");
		choose("By", "traceName");
		PlaywrightAssertions.assertThat(row("POST /api/chat")).isVisible();
		assertThat(this.viewer.page().url()).contains("by=traceName");
		choose("Time", "hour");
		PlaywrightAssertions.assertThat(row("POST /api/chat")).isVisible();
		choose("Interval", "day");
		this.viewer.page().getByText("By day").click();
		PlaywrightAssertions.assertThat(this.viewer.page().getByRole(AriaRole.TABLE)).hasCount(2);
	}

	@Test
	void pointOfAChartLeadsToItsTraces() {
		this.viewer.open("?page=usage&by=traceName");
		Locator chart = this.viewer.page().locator("clew-usage-chart .u-over").first();
		chart.click();
		PlaywrightAssertions.assertThat(this.viewer.link("POST /api/chat").first()).isVisible();
		assertThat(this.viewer.page().url()).contains("page=traces", "from=", "to=");
	}

	@Test
	void figuresAreDownloaded() throws Exception {
		this.viewer.open("?page=usage");
		PlaywrightAssertions.assertThat(row("gpt-4o-mini")).isVisible();
		Download file = this.viewer.page().waitForDownload(() -> this.viewer.button("Download CSV").click());
		assertThat(file.suggestedFilename()).isEqualTo("usage-by-model.csv");
		assertThat(Files.readString(file.path())).startsWith("model,").contains("gpt-4o-mini");
	}

	@ParameterizedTest
	@CsvSource({ "LIGHT, 1280", "DARK, 1280", "DARK, 390" })
	void everybodyCanReadFigures(ColorScheme colors, int width) {
		this.viewer.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colors));
		this.viewer.page().setViewportSize(width, 800);
		this.viewer.open("?page=usage");
		PlaywrightAssertions.assertThat(row("gpt-4o-mini")).isVisible();
		this.viewer.screenshot("usage-" + colors + "-" + width);
		assertThat(this.viewer.violations()).isEmpty();
		assertThat(this.viewer.page().evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
	}

	private Locator row(String name) {
		return this.viewer.page()
			.getByRole(AriaRole.ROW)
			.filter(new Locator.FilterOptions().setHas(this.viewer.link(name)))
			.first();
	}

	private void choose(String field, String value) {
		this.viewer.page()
			.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName(field).setExact(true))
			.selectOption(value);
	}

}
