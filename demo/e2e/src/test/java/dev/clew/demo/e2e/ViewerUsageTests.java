package dev.clew.demo.e2e;

import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import dev.clew.trace.ObservationType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@OwnHelpDesk
@ViewerTest
class ViewerUsageTests {

	private static final Pattern USAGE = Pattern.compile(".*/actuator/llmusage\\?.*");

	private static final String GROUP = """
			{"key":{"model":"m-1"},"start":"%s","count":1,"errors":0,"latencyMs":{"p50":5,"p95":7,"p99":9},
			"usage":{"input":3,"output":4,"total":7},"cost":{"total":"0.25","currency":"USD","unpriced":0}}""";

	private final HelpDesk desk;

	private final ViewerPage viewer;

	ViewerUsageTests(HelpDesk desk, ViewerPage viewer) {
		this.desk = desk;
		this.viewer = viewer;
	}

	@BeforeEach
	void somethingIsUsed() {
		this.desk.ask("usage-1", "Please cancel my booking HUT-204");
		this.desk.ask("usage-1", "Is the weather fine tomorrow?");
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
		assertThat(this.viewer.page().url()).contains("page=traces", "model=gpt-4o-mini", "observationFrom=");
		PlaywrightAssertions.assertThat(this.viewer.trace("POST /api/chat").first()).isVisible();
	}

	@Test
	void rowHasAllFiguresAndItsErrorsLeadToTheirTraces() {
		answerUsage(200, """
				{"counted":"modelCalls","groups":[{"key":{"model":"m-1"},"start":"2026-03-10T01:00:00Z","count":1200,
				"errors":3,"latencyMs":{"p50":5,"p95":1700,"p99":90000},"usage":{"input":3,"input_cached_tokens":1000,
				"output":4,"total":1007},"cost":{"total":"0.25","currency":"USD","unpriced":2,"withoutUsage":3},
				"unpricedModels":["m-9"]},
				{"key":{},"start":"2026-03-10T01:00:00Z","count":1,"errors":0}],
				"coverage":{"from":"2026-03-01T12:00:00Z","complete":false,"samplingProbability":1.0}}""");
		this.viewer.open("?page=usage&range=week");
		PlaywrightAssertions.assertThat(row("m-1")).isVisible();
		assertThat(row("m-1").getByRole(AriaRole.CELL).allInnerTexts()).containsExactly(
				"m-1\nno price: m-9\nno usage reported: 3 calls", "1,200", "3 0.3%", "5 ms", "1.7 s", "1 min 30 s",
				"1,003", "4", "≥ $0.25");
		Locator unnamed = this.viewer.page()
			.getByRole(AriaRole.ROW)
			.filter(new Locator.FilterOptions().setHasText("unnamed model"));
		assertThat(unnamed.getByRole(AriaRole.CELL).allInnerTexts()).containsExactly("unnamed model", "1", "0", "", "",
				"", "", "", "");
		PlaywrightAssertions.assertThat(unnamed.getByRole(AriaRole.LINK)).hasCount(0);
		PlaywrightAssertions.assertThat(this.viewer.page().getByRole(AriaRole.NOTE))
			.containsText("Partial data: recording began at 3/1/26");
		row("m-1").getByRole(AriaRole.LINK).nth(1).click();
		assertThat(this.viewer.page().url()).contains("page=traces", "model=m-1", "observationFrom=", "level=ERROR");
	}

	@Test
	void nothingIsPartialWhereTheStoreHasAllThatItEverHad() {
		this.viewer.open("?page=usage&range=month");
		PlaywrightAssertions.assertThat(row("gpt-4o-mini")).isVisible();
		PlaywrightAssertions.assertThat(this.viewer.page().locator("clew-usage-shares")).hasCount(3);
		PlaywrightAssertions.assertThat(this.viewer.page().getByRole(AriaRole.NOTE)).hasCount(0);
	}

	@Test
	void totalsTellTheirChangeAgainstTheTimeBefore() {
		this.viewer.page().route(USAGE, (route) -> {
			boolean before = route.request().url().contains("&to=");
			fulfill(route, 200, """
					{"counted":"traces","groups":[{"key":{"model":"m-1"},"start":"%s","count":%d,"errors":%d,
					"latencyMs":{"p95":%d},"usage":{"input":900,"output":100,"total":1000},
					"cost":{"total":"%s","currency":"USD","unpriced":0}}],
					"coverage":{"from":"2026-03-01T12:00:00Z","complete":true,"samplingProbability":1.0}}""".formatted(
					Instant.now(), before ? 40 : 50, before ? 0 : 5, before ? 2000 : 1500, before ? "0.5" : "1"));
		});
		this.viewer.open("?page=usage");
		assertTile("Cost", "$1.00", "all calls priced", "▲ up100% vs. previous 24 hours");
		assertTile("Model calls", "50", "in 50 traces", "▲ up25% vs. previous 24 hours");
		assertTile("Tokens", "1,000", "900 in, 100 out", "no change vs. previous 24 hours");
		assertTile("Failed traces", "5", "10% of traces", "▲ upfrom 0 vs. previous 24 hours");
		assertTile("Latency p95", "1.5 s", "of traces", "▼ down25% vs. previous 24 hours");
		this.viewer.screenshot("usage-change");
		this.viewer.page().locator("clew-usage-totals .errors").click();
		assertThat(this.viewer.page().url()).contains("page=traces", "from=", "level=ERROR");
	}

	private void assertTile(String label, String... said) {
		Locator tile = this.viewer.page()
			.locator("clew-usage-totals .card")
			.filter(new Locator.FilterOptions()
				.setHas(this.viewer.page().getByText(label, new Page.GetByTextOptions().setExact(true))));
		for (int i = 0; i < said.length; i++) {
			PlaywrightAssertions.assertThat(tile.locator("dd").nth(i)).hasText(said[i]);
		}
	}

	@Test
	void nothingIsComparedWithTimeThatIsNotKnown() {
		this.viewer.open("?page=usage");
		PlaywrightAssertions.assertThat(this.viewer.page().locator("clew-usage-totals"))
			.containsText("no earlier data");
		this.viewer.open("?page=usage&range=all");
		PlaywrightAssertions.assertThat(row("gpt-4o-mini")).isVisible();
		PlaywrightAssertions.assertThat(this.viewer.page().locator("clew-usage-totals")).not().containsText("earlier");
	}

	@Test
	void stepLeadsToItsTraceWheneverThatBegan() {
		Instant start = Instant.now().minus(Duration.ofHours(4));
		new TimedTrace(this.desk, "long run", "usage-2", start)
			.step(1, 0, ObservationType.AGENT, "Long.run", 0, 3 * 3_600_000)
			.step(2, 1, ObservationType.TOOL, "late tool", 2 * 3_600_000 + 60_000, 1000);
		new TimedTrace(this.desk, "later run", "usage-2", start.plusSeconds(7300)).step(1, 0, ObservationType.TOOL,
				"other tool", 0, 1000);
		this.viewer.open("?page=usage&by=observationName");
		this.viewer.page().getByText("By hour").click();
		Locator rows = this.viewer.page().getByRole(AriaRole.ROW);
		PlaywrightAssertions.assertThat(rows.filter(new Locator.FilterOptions().setHasText("late tool"))).hasCount(2);
		this.viewer.link("late tool").last().click();
		PlaywrightAssertions.assertThat(this.viewer.page().locator("tbody tr")).hasCount(1);
		PlaywrightAssertions.assertThat(this.viewer.trace("long run")).isVisible();
	}

	@Test
	void daysAreAskedForWhereHoursHaveTooManyGroups() {
		this.viewer.page().route(USAGE, (route) -> {
			if (route.request().url().contains("interval=hour")) {
				fulfill(route, 400, "{\"parameter\":\"groupBy\",\"message\":\"too many groups\"}");
			}
			else {
				fulfill(route, 200, usage("2026-01-09T23:00:00Z", "2026-03-10T23:00:00Z"));
			}
		});
		this.viewer.open("?page=usage&range=all&interval=hour");
		PlaywrightAssertions.assertThat(this.viewer.page().getByText("Too many hours to show: one bar is one day."))
			.isVisible();
		PlaywrightAssertions.assertThat(this.viewer.page().getByRole(AriaRole.ALERT)).hasCount(0);
		assertThat(this.viewer.complaints()).allMatch((complaint) -> complaint.startsWith("Failed to load resource"));
		this.viewer.complaints().clear();
	}

	@Test
	void totalsAreShownWhereThereAreTooManyGroupsOfDays() {
		this.viewer.page().route(USAGE, (route) -> {
			if (route.request().url().contains("interval=")) {
				fulfill(route, 400, "{\"parameter\":\"groupBy\",\"message\":\"too many groups\"}");
			}
			else {
				fulfill(route, 200, usage("2026-01-09T23:00:00Z"));
			}
		});
		this.viewer.open("?page=usage&range=all");
		PlaywrightAssertions.assertThat(alert("groupBy: too many groups")).isVisible();
		PlaywrightAssertions.assertThat(row("m-1")).isVisible();
		this.viewer.complaints().clear();
	}

	@Test
	void groupsAndTimeAreChosen() {
		this.viewer.open("?page=usage");
		choose("Group by", "traceName");
		PlaywrightAssertions.assertThat(row("POST /api/chat")).isVisible();
		assertThat(this.viewer.page().url()).contains("by=traceName");
		choose("Time", "hour");
		PlaywrightAssertions.assertThat(row("POST /api/chat")).isVisible();
		PlaywrightAssertions.assertThat(this.viewer.page().getByText("By minute")).isVisible();
		choose("Interval", "day");
		PlaywrightAssertions.assertThat(this.viewer.page().getByText("By day")).isVisible();
		PlaywrightAssertions.assertThat(this.viewer.page().getByRole(AriaRole.TABLE)).hasCount(1);
		PlaywrightAssertions.assertThat(this.viewer.page().locator("clew-usage-table")).hasCount(1);
		this.viewer.page().getByText("By day").click();
		PlaywrightAssertions.assertThat(this.viewer.page().getByRole(AriaRole.TABLE)).hasCount(2);
	}

	@Test
	void markOfAChartLeadsToItsTraces() {
		this.viewer.open("?page=usage&by=traceName");
		marks("Tokens").last().click();
		PlaywrightAssertions.assertThat(this.viewer.trace("POST /api/chat").first()).isVisible();
		assertThat(this.viewer.page().url()).contains("page=traces", "from=", "to=");
		assertThat(this.viewer.page().evaluate("performance.getEntriesByType('navigation').length")).isEqualTo(1);
		assertThat(this.viewer.complaints()).isEmpty();
	}

	@Test
	void newApplicationFillsItsChartsWithMinutes() {
		answerUsage(200, usage(Instant.now().truncatedTo(ChronoUnit.MINUTES).minusSeconds(60).toString()));
		this.viewer.open("?page=usage&range=month");
		PlaywrightAssertions.assertThat(this.viewer.page().getByText("By minute")).isVisible();
		BoundingBox chart = chart("Tokens").locator("svg").boundingBox();
		BoundingBox mark = marks("Tokens").last().boundingBox();
		assertThat(mark.width).isBetween(chart.width / 40, chart.width / 10);
		assertThat(mark.x + mark.width).isBetween(chart.x + chart.width * 0.8, chart.x + chart.width);
	}

	@Test
	void nameHasOneColourWhateverIsMeasured() {
		answerUsage(200, """
				{"counted":"modelCalls","groups":[%s,{"key":{"model":"m-2"},"start":"2026-03-10T01:00:00Z","count":9,
				"errors":2,"latencyMs":{"p50":5,"p95":70,"p99":90},"usage":{"input":900,"output":40,"total":940},
				"cost":{"total":"0.01","currency":"USD","unpriced":0}}],
				"coverage":{"from":"2026-03-10T01:00:00Z","complete":true}}"""
			.formatted(GROUP.formatted("2026-03-10T01:00:00Z")));
		this.viewer.open("?page=usage&range=all&interval=hour");
		assertThat(colours("Cost")).containsExactly("var(--series-1)", "var(--series-2)");
		assertThat(colours("Tokens")).containsExactly("var(--series-1)", "var(--series-2)");
		assertThat(colours("Latency p95")).containsExactly("var(--series-1)", "var(--series-2)");
		assertThat(colours("Errors")).containsExactly("var(--series-2)");
	}

	private List<String> colours(String chart) {
		PlaywrightAssertions.assertThat(marks(chart).first()).isAttached();
		return marks(chart).all().stream().map((mark) -> mark.getAttribute("fill")).toList();
	}

	@Test
	void shareLeadsToItsTraces() {
		this.viewer.open("?page=usage&by=type");
		Locator share = this.viewer.page()
			.locator("clew-usage-shares")
			.filter(new Locator.FilterOptions().setHasText("Cost by prompt"));
		PlaywrightAssertions.assertThat(share).containsText("100%");
		share.getByRole(AriaRole.LINK).first().click();
		assertThat(this.viewer.page().url()).contains("page=traces", "prompt=", "observationFrom=");
	}

	@Test
	void figuresAreDownloaded() throws Exception {
		this.viewer.open("?page=usage");
		PlaywrightAssertions.assertThat(row("gpt-4o-mini")).isVisible();
		Download file = this.viewer.page().waitForDownload(() -> this.viewer.button("Download CSV").click());
		assertThat(file.suggestedFilename()).isEqualTo("usage-by-model.csv");
		assertThat(Files.readString(file.path())).startsWith("model,").contains("gpt-4o-mini");
	}

	@Test
	void problemOfADownloadIsShown() {
		this.viewer.open("?page=usage");
		PlaywrightAssertions.assertThat(row("gpt-4o-mini")).isVisible();
		answerUsage(400, "{\"parameter\":\"groupBy\",\"message\":\"too many groups\"}");
		this.viewer.button("Download CSV").click();
		PlaywrightAssertions.assertThat(alert("Download failed. groupBy: too many groups")).isVisible();
		this.viewer.page().route(USAGE, (route) -> route.abort());
		this.viewer.button("Download CSV").click();
		PlaywrightAssertions.assertThat(alert("Download failed. The application cannot be reached")).isVisible();
		assertThat(this.viewer.complaints()).allMatch((complaint) -> complaint.startsWith("Failed to load resource"));
		this.viewer.complaints().clear();
	}

	@Test
	void downloadThatHangsEnds() {
		this.viewer.page()
			.addInitScript("const timeout = AbortSignal.timeout.bind(AbortSignal);"
					+ " AbortSignal.timeout = (ms) => timeout(ms / 30);");
		this.viewer.open("?page=usage");
		PlaywrightAssertions.assertThat(row("gpt-4o-mini")).isVisible();
		this.viewer.page().route(USAGE, (route) -> {
		});
		this.viewer.button("Download CSV").click();
		PlaywrightAssertions.assertThat(alert("Download failed. The application did not answer within 30 seconds"))
			.isVisible();
	}

	@Test
	void hoursWithoutUseHaveNoMarkAndLonePointsAreBars() {
		Instant hour = Instant.now().truncatedTo(ChronoUnit.HOURS);
		answerUsage(200,
				usage(Stream.of(10, 9, 2)
					.map((before) -> hour.minus(Duration.ofHours(before)).toString())
					.toArray(String[]::new)));
		this.viewer.open("?page=usage&range=all&interval=hour");
		PlaywrightAssertions.assertThat(marks("Cost")).hasCount(3);
		PlaywrightAssertions.assertThat(chart("Latency p95").locator("polyline")).hasCount(1);
		PlaywrightAssertions.assertThat(chart("Latency p95").locator("circle.mark")).hasCount(2);
		PlaywrightAssertions.assertThat(chart("Latency p95").locator("rect.mark")).hasCount(1);
		marks("Cost").last().hover();
		PlaywrightAssertions.assertThat(chart("Cost").locator(".tip")).containsText("m-1 $0.25");
		chart("Cost").locator("svg")
			.hover(new Locator.HoverOptions().setPosition(chart("Cost").locator("svg").boundingBox().width / 2, 60));
		PlaywrightAssertions.assertThat(chart("Cost").locator(".tip")).containsText("nothing used");
		this.viewer.screenshot("usage-empty-hours");
	}

	@Test
	void daysAreShownWhereHoursAreTooMany() {
		answerUsage(200, usage("2026-01-09T23:00:00Z", "2026-03-10T23:00:00Z"));
		this.viewer.open("?page=usage&range=all&interval=hour");
		PlaywrightAssertions.assertThat(this.viewer.page().getByText("Too many hours to show: one bar is one day."))
			.isVisible();
		PlaywrightAssertions.assertThat(this.viewer.page().getByText("By day")).isVisible();
		this.viewer.screenshot("usage-days");
	}

	@Test
	void timesOfASingleHourAreWrittenAsTheReaderWritesThem() {
		try (BrowserContext german = this.viewer.page()
			.context()
			.browser()
			.newContext(new Browser.NewContextOptions().setLocale("de-DE").setTimezoneId("Europe/Berlin"))) {
			ViewerPage page = new ViewerPage(german, this.desk);
			page.page().route(USAGE, (route) -> fulfill(route, 200, usage("2026-03-10T10:00:00Z")));
			page.page().clock().setFixedTime(Date.from(Instant.parse("2026-03-10T10:30:00Z")));
			page.open("?page=usage&range=all&interval=hour");
			Locator words = page.page().locator("clew-usage-chart").first().locator("text");
			PlaywrightAssertions.assertThat(words.filter(new Locator.FilterOptions().setHasText("10. März")))
				.not()
				.hasCount(0);
			assertThat(words.allTextContents()).contains("0,00\u00a0$", "10:00")
				.noneMatch((word) -> word.contains("2026"));
			page.screenshot("usage-one-hour");
			assertThat(page.complaints()).isEmpty();
		}
	}

	@Test
	void whatNoFilterFindsHasNoLink() {
		this.viewer.open("?page=usage&by=provider");
		Locator table = this.viewer.page().getByRole(AriaRole.TABLE);
		PlaywrightAssertions.assertThat(table.getByRole(AriaRole.ROW).nth(1)).isVisible();
		PlaywrightAssertions.assertThat(marks("Tokens").first()).isAttached();
		PlaywrightAssertions.assertThat(chart("Tokens").locator("a")).hasCount(0);
		PlaywrightAssertions.assertThat(table.getByRole(AriaRole.LINK)).hasCount(0);
	}

	@Test
	void addressThatMeansNothingShowsWhatIsUsual() {
		this.viewer.open("?page=usage&by=constructor&range=constructor");
		PlaywrightAssertions.assertThat(row("gpt-4o-mini")).isVisible();
		this.viewer.open("?page=constructor");
		PlaywrightAssertions.assertThat(this.viewer.trace("POST /api/chat").first()).isVisible();
	}

	@Test
	void titleSaysWhichPageItIs() {
		this.viewer.open("");
		PlaywrightAssertions.assertThat(this.viewer.page()).hasTitle("Traces · Clew");
		this.viewer.linkTo("POST /api/chat").first().click();
		PlaywrightAssertions.assertThat(this.viewer.page()).hasTitle("POST /api/chat · Clew");
		this.viewer.steps().nth(1).click();
		PlaywrightAssertions.assertThat(this.viewer.page()).hasURL(Pattern.compile("observation="));
		PlaywrightAssertions.assertThat(this.viewer.page()).hasTitle("POST /api/chat · Clew");
		this.viewer.link("Usage").click();
		PlaywrightAssertions.assertThat(this.viewer.page()).hasTitle("Usage · Clew");
		this.viewer.open("?session=usage-1");
		PlaywrightAssertions.assertThat(this.viewer.page()).hasTitle("Session usage-1 · Clew");
	}

	@ParameterizedTest
	@ValueSource(ints = { 1280, 390 })
	void everybodyCanReadFigures(int width) {
		this.viewer.page().setViewportSize(width, 800);
		this.viewer.open("?page=usage");
		PlaywrightAssertions.assertThat(row("gpt-4o-mini")).isVisible();
		assertThat(this.viewer.violationsInAllColours("usage-" + width)).isEmpty();
		assertThat(this.viewer.page().evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
	}

	private Locator chart(String word) {
		return this.viewer.page()
			.locator("clew-usage-chart")
			.filter(new Locator.FilterOptions().setHas(this.viewer.heading(word)));
	}

	private Locator marks(String word) {
		return chart(word).locator(".mark");
	}

	private Locator alert(String text) {
		return this.viewer.page().getByRole(AriaRole.ALERT).getByText(text);
	}

	private void answerUsage(int status, String json) {
		this.viewer.page().route(USAGE, (route) -> fulfill(route, status, json));
	}

	private static void fulfill(Route route, int status, String json) {
		route.fulfill(new Route.FulfillOptions().setStatus(status).setContentType("application/json").setBody(json));
	}

	private static String usage(String... starts) {
		String groups = Stream.of(starts).map(GROUP::formatted).collect(Collectors.joining(","));
		return """
				{"counted":"modelCalls","groups":[%s],"coverage":{"from":"%s","complete":true}}""".formatted(groups,
				starts[0]);
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
