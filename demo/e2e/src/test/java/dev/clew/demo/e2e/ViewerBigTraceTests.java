package dev.clew.demo.e2e;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.clew.trace.Content;
import dev.clew.trace.ObservationType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A trace of 5,000 steps with 640 MB behind them.
 */
@ViewerTest
class ViewerBigTraceTests {

	private static final Logger logger = LoggerFactory.getLogger(ViewerBigTraceTests.class);

	private static final int STEPS = 5000;

	private static final double OPENED = 1000;

	private static final double LONG_TASK = 100;

	private static final int FIELD_SIZE = 64 * 1024;

	/** Of which each field has another part. */
	private static final byte[] WORDS = words(FIELD_SIZE + STEPS);

	/**
	 * With less heap the steps share their content, which the store counts all the same.
	 */
	private static final long HEAP_FOR_ALL = 1L << 31;

	private static final ObservationType[] ROUND = { ObservationType.AGENT, ObservationType.GENERATION,
			ObservationType.TOOL, ObservationType.SPAN, ObservationType.RETRIEVER };

	private static final String WATCH = """
			window.longTasks = [];
			new PerformanceObserver((list) => window.longTasks.push(...list.getEntries()
				.map((task) => ({ start: task.startTime, duration: task.duration })))).observe({ type: 'longtask', buffered: true });
			window.longest = (from) => Math.max(0, ...window.longTasks.filter(({ start }) => start >= from).map(({ duration }) => duration));
			window.requests = () => performance.getEntriesByType('resource').map((each) => each.name)
				.filter((name) => name.includes('/llmtraces/'));
			window.rows = () => document.querySelector('clew-app').shadowRoot.querySelector('clew-trace')?.shadowRoot
				?.querySelector('clew-steps')?.shadowRoot.querySelector('clew-tree')?.shadowRoot;
			const look = () => window.rows()?.querySelector('[role="treeitem"]') ? window.opened = performance.now()
				: requestAnimationFrame(look);
			addEventListener('DOMContentLoaded', look);
			""";

	private static final String SCROLL = """
			async () => {
				const tree = window.rows().host;
				const from = performance.now();
				for (let i = 1; i <= 120; i++) {
					tree.scrollTop = tree.scrollHeight * (i <= 60 ? i / 60 : ((i * 37) % 60) / 60);
					await new Promise(requestAnimationFrame);
				}
				await new Promise((done) => setTimeout(done, 100));
				window.scrolled = { from, most: window.rows().querySelectorAll('[role="treeitem"]').length };
			}
			""";

	private final HelpDesk desk;

	private final ViewerPage viewer;

	private final TimedTrace trace;

	ViewerBigTraceTests(HelpDesk desk, ViewerPage viewer) {
		this.desk = desk;
		this.viewer = viewer;
		this.trace = new TimedTrace(desk, "Big", "big", Instant.now().minusSeconds(3600));
	}

	@AfterEach
	void traceIsForgotten() {
		this.desk.store().deleteTrace(this.trace.id());
	}

	@Test
	void traceOfManyStepsOpensAndScrolls() {
		fill();
		this.viewer.page().addInitScript(WATCH);
		this.viewer.open("");
		Measure best = measure();
		for (int again = 0; again < 2 && !best.reachesGoal(); again++) {
			best = best.orBetter(measure());
		}
		assertThat(best.opened()).isLessThan(3 * OPENED);
		assertThat(best.longestTask()).isLessThan(3 * LONG_TASK);
		assertThat(best.rows()).isLessThan(100);
	}

	@Test
	void contentIsReadOnceAsPreviewsAndInFullOnlyOfTheStepThatIsChosen() {
		fill();
		this.viewer.page().addInitScript(WATCH);
		this.viewer.open(this.trace.query());
		Locator steps = this.viewer.steps();
		PlaywrightAssertions.assertThat(steps.first()).hasAttribute("aria-setsize", "4");
		this.viewer.tree().focus();
		this.viewer.tree().press("End");
		PlaywrightAssertions.assertThat(this.viewer.heading("Step 3124")).isVisible();
		PlaywrightAssertions.assertThat(this.viewer.page().locator("[aria-selected=true]"))
			.hasAttribute("aria-level", "5");
		assertThat((List<?>) this.viewer.page().evaluate("window.requests()"))
			.map((request) -> request.toString().replaceAll(".*" + this.trace.id(), ""))
			.contains("/" + TimedTrace.id(1), "/" + TimedTrace.id(3124))
			.hasSizeLessThan(10)
			.filteredOn((request) -> request.startsWith("?"))
			.containsExactly("?content=preview");
	}

	private Measure measure() {
		Page page = this.viewer.page();
		this.viewer.open(this.trace.query());
		this.viewer.steps().first().waitFor();
		double opened = number("window.opened");
		page.evaluate(SCROLL);
		Measure measure = new Measure(opened, number("window.longest(window.scrolled.from)"),
				(int) number("window.scrolled.most"));
		logger.warn(
				"{} steps with {} MB behind them: open after {} ms (answer of {} KB within {} ms); scrolling: longest"
						+ " task {} ms, {} rows in the page",
				STEPS, STEPS * 2L * FIELD_SIZE / 1_000_000, Math.round(measure.opened()),
				request("decodedBodySize / 1000"), request("duration"), measure.longestTask(), measure.rows());
		return measure;
	}

	private double number(String expression) {
		return ((Number) this.viewer.page().evaluate(expression)).doubleValue();
	}

	private Object request(String of) {
		return this.viewer.page()
			.evaluate("(() => { const entry = performance.getEntriesByType('resource')"
					+ ".find((each) => each.name.includes('content=preview')); return Math.round(entry." + of
					+ "); })()");
	}

	private void fill() {
		boolean fits = Runtime.getRuntime().maxMemory() > HEAP_FOR_ALL;
		Content[] inputs = contents(fits ? STEPS : 50, ViewerBigTraceTests::input);
		Content[] outputs = contents(fits ? STEPS : 50, ViewerBigTraceTests::output);
		logger.warn("{}", fits ? "Each step has content of its own" : "Steps share 50 contents: the heap is small");
		for (int i = 1; i <= STEPS; i++) {
			Content input = inputs[i % inputs.length];
			Content output = outputs[i % outputs.length];
			this.trace.step(i, i / 5, ROUND[i % ROUND.length], "Step " + i, i * 10L, 10 * (1 + STEPS - i),
					(step) -> step.input(input).output(output));
		}
	}

	private static Content[] contents(int count, IntFunction<Content> make) {
		Content[] contents = new Content[count];
		Arrays.setAll(contents, make);
		return contents;
	}

	private static Content input(int number) {
		return (number % ROUND.length == 1) ? json("{\"messages\":[{\"role\":\"system\",\"content\":\"", number,
				"\"},{\"role\":\"user\",\"content\":\"Why " + number + "?\"}]}") : json("\"", number, "\"");
	}

	private static Content output(int number) {
		return (number % ROUND.length == 1) ? json("{\"role\":\"assistant\",\"content\":\"", number, "\"}")
				: json("{\"found\":\"", number, "\"}");
	}

	private static byte[] words(int length) {
		Random random = new Random(1);
		byte[] utf8 = new byte[length];
		for (int i = 0; i < length; i++) {
			utf8[i] = (byte) ((i % 7 == 0) ? ' ' : 'a' + random.nextInt(26));
		}
		return utf8;
	}

	private static Content json(String before, int number, String after) {
		byte[] utf8 = Arrays.copyOfRange(WORDS, number, number + FIELD_SIZE);
		System.arraycopy(before.getBytes(StandardCharsets.US_ASCII), 0, utf8, 0, before.length());
		System.arraycopy(after.getBytes(StandardCharsets.US_ASCII), 0, utf8, FIELD_SIZE - after.length(),
				after.length());
		return Content.ofUtf8(utf8);
	}

	/**
	 * What a person would have to wait for, in milliseconds; other work on the machine
	 * makes it worse, nothing better.
	 */
	private record Measure(double opened, double longestTask, int rows) {

		boolean reachesGoal() {
			return this.opened <= OPENED && this.longestTask <= LONG_TASK;
		}

		Measure orBetter(Measure other) {
			return new Measure(Math.min(this.opened, other.opened), Math.min(this.longestTask, other.longestTask),
					Math.max(this.rows, other.rows));
		}

	}

}
