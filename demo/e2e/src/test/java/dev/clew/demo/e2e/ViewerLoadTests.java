package dev.clew.demo.e2e;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.LoadState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How a browser that has never seen the viewer loads it.
 */
@ViewerTest
class ViewerLoadTests {

	private static final Logger logger = LoggerFactory.getLogger(ViewerLoadTests.class);

	// It is less than half a second where nothing else keeps the machine busy.
	private static final double LATEST_PAINT_MS = 2500;

	private static final Pattern PRELOAD = Pattern.compile("<link rel=\"modulepreload\" href=\"([^\"]*)\">");

	private static final Pattern MODULE = Pattern.compile(".*/llmviewer/\\w+/(.+\\.m?js)");

	private final HelpDesk desk;

	private final Browser browser;

	ViewerLoadTests(HelpDesk desk, ViewerPage viewer) {
		this.desk = desk;
		this.browser = viewer.page().context().browser();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "?page=sessions", "?session=load-1", "?page=usage", "?page=compare", "?page=nosuch",
			"?trace=%s" })
	void justWhatThePageImportsIsLoadedAtOnce(String query) {
		String address = address(query);
		Set<String> imported = new ConcurrentSkipListSet<>();
		List<String> preloaded = visit(address, (page) -> {
			page.route(address, ViewerLoadTests::withoutPreloads);
			page.onRequest((request) -> imported.addAll(modules(List.of(request.url()))));
		}, (page) -> preloads(this.desk.text(address.substring(this.desk.address().length()))));
		assertThat(imported).contains("app.js");
		assertThat(preloaded).doesNotHaveDuplicates();
		assertThat(new TreeSet<>(preloaded)).isEqualTo(imported);
	}

	@Test
	void firstPaintIsSoon() {
		List<Double> paints = List.of(firstPaint(""), firstPaint("?trace=%s"), firstPaint("?page=usage"));
		logger.warn("First paint of traces, of a trace and of usage after {} ms", paints);
		assertThat(paints).allMatch((paint) -> paint > 0 && paint < LATEST_PAINT_MS);
	}

	private double firstPaint(String query) {
		return visit(address(query), (page) -> {
		}, (page) -> Double.parseDouble(String
			.valueOf(page.evaluate("performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1"))));
	}

	private String address(String query) {
		String trace = String.valueOf(this.desk.ask("load-1", "Good morning!").traceId());
		return this.desk.address() + "/actuator/llmviewer" + query.formatted(trace);
	}

	private <T> T visit(String address, Consumer<Page> before, Function<Page, T> after) {
		try (BrowserContext stranger = this.browser.newContext()) {
			Page page = stranger.newPage();
			before.accept(page);
			page.navigate(address);
			page.waitForLoadState(LoadState.NETWORKIDLE);
			return after.apply(page);
		}
	}

	private static void withoutPreloads(Route route) {
		APIResponse page = route.fetch();
		route
			.fulfill(new Route.FulfillOptions().setResponse(page).setBody(PRELOAD.matcher(page.text()).replaceAll("")));
	}

	private static List<String> preloads(String html) {
		List<String> addresses = PRELOAD.matcher(html).results().map((found) -> found.group(1)).toList();
		List<String> modules = modules(addresses);
		assertThat(modules).hasSameSizeAs(addresses);
		return modules;
	}

	private static List<String> modules(List<String> addresses) {
		return addresses.stream()
			.flatMap((address) -> MODULE.matcher(address).results())
			.map((found) -> found.group(1))
			.toList();
	}

}
