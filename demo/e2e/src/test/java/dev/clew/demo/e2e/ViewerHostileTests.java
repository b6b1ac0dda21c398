package dev.clew.demo.e2e;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.clew.trace.ObservationType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

@ViewerTest
class ViewerHostileTests {

	private static final Logger logger = LoggerFactory.getLogger(ViewerHostileTests.class);

	private static final String WATCH = """
			window.violations = [];
			document.addEventListener('securitypolicyviolation', (event) => window.violations.push(
				event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sample));
			window.longest = 0;
			new PerformanceObserver((list) => list.getEntries().forEach((each) =>
				window.longest = Math.max(window.longest, each.duration))).observe({ type: 'longtask', buffered: true });
			""";

	private final List<String> elsewhere = new CopyOnWriteArrayList<>();

	private final List<String> dialogs = new CopyOnWriteArrayList<>();

	private final HelpDesk desk;

	private final ViewerPage viewer;

	private final Page page;

	private final HostileTrace trace;

	ViewerHostileTests(HelpDesk desk, ViewerPage viewer) {
		this.desk = desk;
		this.trace = new HostileTrace(desk);
		this.viewer = viewer;
		this.page = this.viewer.page();
		this.page.addInitScript(WATCH);
	}

	@BeforeEach
	void watch() {
		this.page.context().onPage((page) -> this.elsewhere.add("a page of its own: " + page.url()));
		this.page.onRequest((request) -> {
			if (!request.url().startsWith(this.desk.address() + "/")) {
				this.elsewhere.add(request.url());
			}
		});
		this.page.onDialog((dialog) -> {
			this.dialogs.add(dialog.message());
			dialog.dismiss();
		});
	}

	@AfterEach
	void traceIsForgotten() {
		this.desk.store().deleteTrace(this.trace.id());
	}

	@Test
	void listAndTraceShowHostileContentAsText() {
		this.viewer.open("");
		PlaywrightAssertions.assertThat(this.page.getByText(HostileTrace.session()).first()).isAttached();
		expectNoHarm("the list");
		this.viewer.screenshot("hostile-list");
		this.viewer.open("?trace=" + this.trace.id());
		PlaywrightAssertions.assertThat(this.viewer.steps().first())
			.isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(30_000));
		expectNoHarm("the trace");
	}

	@ParameterizedTest
	@ValueSource(strings = { "?page=sessions", "?session=", "?page=usage", "?page=usage&by=user" })
	void sessionsAndUsageShowHostileContentAsText(String address) {
		this.viewer.open(address.endsWith("=")
				? address + URLEncoder.encode(HostileTrace.session(), StandardCharsets.UTF_8) : address);
		PlaywrightAssertions.assertThat(this.page.getByText("<script>").first())
			.isAttached(new LocatorAssertions.IsAttachedOptions().setTimeout(30_000));
		expectNoHarm(address);
	}

	@Test
	void eachObservationShowsHostileContentAsText() {
		for (String step : this.trace.steps()) {
			openStep(step, "");
			unfoldAll();
			expectNoHarm(step);
		}
		this.viewer.screenshot("hostile-observation");
		assertThat(this.viewer.violations()).isEmpty();
	}

	@Test
	void rawJsonShowsHostileContentAsText() {
		for (String step : this.trace.steps()) {
			openStep(step, "&format=json");
			expectNoHarm(step);
		}
		PlaywrightAssertions.assertThat(this.page.locator("clew-observation")).containsText("\\u202e");
	}

	@Test
	void nothingOfTheTextIsLost() {
		openStep(this.trace.steps().get(1), "");
		Locator input = this.page.locator("clew-block").filter(new Locator.FilterOptions().setHasText("Input")).first();
		String text = input.locator("clew-markdown")
			.first()
			.evaluate("(markdown) => markdown.shadowRoot.textContent")
			.toString();
		assertThat(text).contains("<script>window.clewWasHere=1</script>", "<img src=x onerror=",
				"[link](javascript:window.clewWasHere=1)", "![image](https://evil.example/x.png)", "<iframe srcdoc=",
				"<form action=https://evil.example><button>Log in</button></form>");
		assertThat(input.locator("clew-markdown").first().locator("a").all())
			.allSatisfy((link) -> assertThat(link.getAttribute("href")).startsWith("https://"));
	}

	@Test
	void lineOfFiveMegabytesDoesNotStopThePage() {
		List<String> steps = this.trace.steps();
		openStep(steps.get(steps.size() - 1), "");
		this.page.evaluate("window.longest = 0");
		Locator gate = this.page.locator("clew-block[heading=Result] clew-gate");
		gate.getByText("Show all 5").click();
		PlaywrightAssertions.assertThat(gate.getByText("Show less")).isAttached();
		this.page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
		double longest = ((Number) this.page.evaluate("window.longest")).doubleValue();
		logger.warn("Longest task while 5 MB are unfolded: {} ms", longest);
		assertThat(longest).isLessThan(1000);
		expectNoHarm("5 MB");
	}

	@ParameterizedTest
	@ValueSource(strings = { "*a ", "a          " })
	void textThatCouldKeepAParserBusyDoesNot(String sign) {
		String text = sign.repeat(19_000 / sign.length()) + "!";
		RecordedTrace busy = new RecordedTrace(this.desk, "hostile-markdown");
		String step = busy.step(null, ObservationType.TOOL, "busy", (tool) -> tool.output(RecordedTrace.json(text)));
		this.viewer.open("?trace=" + busy.id() + "&observation=" + step);
		PlaywrightAssertions.assertThat(this.page.locator("clew-block[heading=Result]")).containsText(text);
		assertThat(((Number) this.page.evaluate("window.longest")).doubleValue()).isLessThan(1000);
	}

	private void openStep(String step, String more) {
		this.viewer.goTo("?trace=" + this.trace.id() + "&observation=" + step + more);
		// To read a trace with megabytes takes seconds where all cores are taken.
		PlaywrightAssertions.assertThat(this.viewer.shownStep())
			.hasAttribute("place", this.trace.id() + "/" + step,
					new LocatorAssertions.HasAttributeOptions().setTimeout(30_000));
	}

	// Every button of the panel that unfolds something, but those that hand out files.
	private void unfoldAll() {
		this.page.evaluate(
				"""
						async () => {
							const all = (root) => [...root.querySelectorAll('*')].flatMap((each) => each.shadowRoot ? [each, ...all(each.shadowRoot)] : [each]);
							const done = new Set();
							const panel = all(document).find((each) => each.localName === 'clew-observation');
							for (let round = 0; round < 4; round++) {
								for (const each of all(panel.shadowRoot)) {
									if (each.localName === 'details') {
										each.open = true;
									}
									if (each.localName === 'button' && /^\\s*Show|more$/.test(each.textContent) && !done.has(each)) {
										done.add(each);
										each.click();
									}
								}
								await new Promise((next) => setTimeout(next));
							}
						}""");
	}

	private void expectNoHarm(String where) {
		assertThat(this.page.evaluate("window." + HostileTrace.FLAG + " ?? 0")).as(where).isEqualTo(0);
		assertThat((List<?>) this.page.evaluate("window.violations")).as(where).isEmpty();
		assertThat(this.dialogs).as(where).isEmpty();
		assertThat(this.elsewhere).as(where).isEmpty();
		assertThat(this.viewer.complaints()).as(where).isEmpty();
		assertThat((Integer) this.page.evaluate("document.scrollingElement.scrollWidth - innerWidth")).as(where)
			.isNotPositive();
	}

}
