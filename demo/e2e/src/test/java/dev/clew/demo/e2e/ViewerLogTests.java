package dev.clew.demo.e2e;

import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.clew.trace.ErrorInfo;
import dev.clew.trace.Level;
import dev.clew.trace.ObservationType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A trace read from its beginning to its end, and put into a report.
 */
@ViewerTest
class ViewerLogTests {

	private final HelpDesk desk;

	private final ViewerPage viewer;

	private final Page page;

	ViewerLogTests(HelpDesk desk, ViewerPage viewer) {
		this.desk = desk;
		this.viewer = viewer;
		this.page = viewer.page();
	}

	@ParameterizedTest
	@CsvSource({ "1280, 720", "390, 844" })
	void stepsAreToldInTheOrderInWhichTheyAreRead(int width, int height) {
		this.page.setViewportSize(width, height);
		this.viewer.open("?trace=" + trace("log-order-" + width).id());
		PlaywrightAssertions.assertThat(this.viewer.steps()).hasCount(5);
		if (width < 500) {
			this.viewer.button("Actions").click();
		}
		this.viewer.button("Log").click();
		PlaywrightAssertions.assertThat(names())
			.hasText(new String[] { "POST /api/chat", "HutDesk.answer", "first", "cancelBooking", "second",
					"HutDesk.answer" });
		PlaywrightAssertions.assertThat(entry(1)).containsText("Input Cancel HUT-204");
		PlaywrightAssertions.assertThat(entry(3)).containsText("{ \"bookingId\": \"HUT-204\" }");
		PlaywrightAssertions.assertThat(entry(3)).containsText("at dev.clew.Hut.cancel");
		PlaywrightAssertions.assertThat(entry(4))
			.containsText("Input [1 unchanged message] assistant: → cancelBooking");
		PlaywrightAssertions.assertThat(entry(5)).containsText("Output It is locked.");
		assertThat(this.viewer.violationsInAllColours("log-" + width)).isEmpty();
	}

	@Test
	void searchLeavesWhatHoldsTheTextAndMarksIt() {
		this.viewer.open("?trace=" + trace("log-search").id() + "&view=log");
		PlaywrightAssertions.assertThat(names()).hasCount(6);
		this.page.keyboard().press("/");
		Locator search = this.page.getByLabel("Search in the log");
		PlaywrightAssertions.assertThat(search).isFocused();
		search.fill("LOCKED");
		PlaywrightAssertions.assertThat(names()).hasText(new String[] { "cancelBooking", "second", "HutDesk.answer" });
		PlaywrightAssertions.assertThat(this.page.locator("clew-log").getByText("3 of 6")).isVisible();
		PlaywrightAssertions.assertThat(this.page.locator("clew-log mark").first()).hasText("Locked");
		search.fill("no such thing");
		PlaywrightAssertions.assertThat(names()).hasCount(0);
	}

	@Test
	void stepsAreFoldedAndLeadToTheirPanel() {
		this.viewer.open("?trace=" + trace("log-fold").id() + "&view=log");
		PlaywrightAssertions.assertThat(entry(1)).containsText("Cancel HUT-204");
		entry(1).getByRole(AriaRole.BUTTON).press("Enter");
		PlaywrightAssertions.assertThat(entry(1)).not().containsText("Cancel HUT-204");
		this.viewer.button("Expand all").click();
		PlaywrightAssertions.assertThat(entry(1)).containsText("Cancel HUT-204");
		this.viewer.button("Collapse all").click();
		PlaywrightAssertions.assertThat(this.page.locator("clew-log-text")).hasCount(0);
		this.viewer.link("cancelBooking").click();
		PlaywrightAssertions.assertThat(this.viewer.heading("cancelBooking")).isVisible();
		PlaywrightAssertions.assertThat(this.viewer.tree()).isVisible();
		this.page.goBack();
		PlaywrightAssertions.assertThat(names()).hasCount(6);
	}

	@Test
	void wholeLogIsCopiedAsMarkdown() {
		RecordedTrace trace = trace("log-copy");
		this.viewer.open("?trace=" + trace.id() + "&view=log");
		this.viewer.button("Copy as Markdown").click();
		PlaywrightAssertions.assertThat(this.page.locator("clew-log").getByText("Copied").first()).isVisible();
		String copied = this.page.evaluate("navigator.clipboard.readText()").toString();
		assertThat(copied).startsWith("# Recorded\n\n- Trace: " + trace.id() + "\n- Started: ")
			.contains("\n- Level: ERROR\n- Session: log-copy\n")
			.contains("\n\n## Span POST /api/chat (100 ms)\n\n### Agent HutDesk.answer (100 ms)\n\n**Input**\n\n"
					+ "```\nCancel HUT-204\n```\n\n#### Generation first (100 ms)\n\n")
			.contains("\n#### Tool cancelBooking (error, 100 ms)\n\n**Input**\n\n")
			.contains("\n**Output**\n\n````\nSee ```booking```\n````\n")
			.endsWith("\n### Agent HutDesk.answer, ended\n\n**Output**\n\n```\nIt is locked.\n```\n");
	}

	private RecordedTrace trace(String session) {
		RecordedTrace trace = new RecordedTrace(this.desk, session);
		Map<String, ?> asked = Map.of("role", "user", "content", "Cancel HUT-204");
		Map<String, ?> called = Map.of("role", "assistant", "toolCalls",
				List.of(Map.of("id", "call-1", "name", "cancelBooking", "arguments", Map.of("bookingId", "HUT-204"))));
		String root = trace.step(null, ObservationType.SPAN, "POST /api/chat", (step) -> step);
		String agent = trace.step(root, ObservationType.AGENT, "HutDesk.answer",
				(step) -> step.input(RecordedTrace.json(Map.of("userMessage", "Cancel HUT-204")))
					.output(RecordedTrace.json("It is locked.")));
		trace.step(agent, ObservationType.GENERATION, "first",
				(step) -> step.input(RecordedTrace.json(Map.of("messages", List.of(asked))))
					.output(RecordedTrace.json(called)));
		trace.step(agent, ObservationType.TOOL, "cancelBooking",
				(step) -> step.level(Level.ERROR, "The booking is locked")
					.input(RecordedTrace.json(Map.of("bookingId", "HUT-204")))
					.output(RecordedTrace.json("See ```booking```"))
					.error(new ErrorInfo("dev.clew.LockedException", "The booking is locked",
							"dev.clew.LockedException: The booking is locked\n\tat dev.clew.Hut.cancel(Hut.java:7)")));
		Map<String, ?> answered = Map.of("role", "tool", "toolCallId", "call-1", "content", "The booking is locked");
		trace.step(agent, ObservationType.GENERATION, "second",
				(step) -> step.input(RecordedTrace.json(Map.of("messages", List.of(asked, called, answered))))
					.output(RecordedTrace.json(Map.of("role", "assistant", "content", "It is locked."))));
		return trace;
	}

	private Locator names() {
		return this.page.locator("clew-log li .name");
	}

	private Locator entry(int index) {
		return this.page.locator("clew-log").getByRole(AriaRole.LISTITEM).nth(index);
	}

}
