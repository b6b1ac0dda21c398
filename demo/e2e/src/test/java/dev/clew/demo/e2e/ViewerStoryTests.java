package dev.clew.demo.e2e;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.clew.trace.ObservationType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What somebody reads who opens a trace and does nothing else.
 */
@ViewerTest
class ViewerStoryTests {

	private static final String CANCEL = "Please cancel my booking HUT-204";

	private static final String CANCELLED = "Booking HUT-204 is cancelled. Is there anything else I can do for you?";

	private final HelpDesk desk;

	private final ViewerPage viewer;

	private final Page page;

	ViewerStoryTests(HelpDesk desk, ViewerPage viewer) {
		this.desk = desk;
		this.viewer = viewer;
		this.page = viewer.page();
	}

	@ParameterizedTest
	@CsvSource({ "1280, 720", "390, 844" })
	void traceOpensWithQuestionAnswerAndWhatItDidTookAndCost(int width, int height) {
		this.page.setViewportSize(width, height);
		this.viewer.open("?trace=" + this.desk.askedTrace("story-opens-" + width, CANCEL));
		PlaywrightAssertions.assertThat(panel().getByRole(AriaRole.HEADING).first()).containsText("HutDesk.answer");
		PlaywrightAssertions.assertThat(part("Input").getByRole(AriaRole.ARTICLE)).containsText(CANCEL);
		PlaywrightAssertions.assertThat(part("Output").getByRole(AriaRole.ARTICLE)).containsText(CANCELLED);
		PlaywrightAssertions.assertThat(deeds())
			.hasText(new String[] { "Chain DefaultRetrievalAugmentor", "Generation gpt-4o-mini", "Tool cancelBooking",
					"Generation gpt-4o-mini" });
		for (String fact : List.of("Latency", "Cost $0.00", "Tokens 812 → 43", "Rounds 2", "Tool calls 1")) {
			PlaywrightAssertions.assertThat(this.page.locator("clew-facts")).containsText(fact);
		}
		assertThat(bottom(part("Output"))).isLessThan(height);
		assertThat(this.viewer.violationsInAllColours("story-" + width)).isEmpty();
	}

	@Test
	void whatWasDoneLeadsToItsStep() {
		this.viewer.open("?trace=" + this.desk.askedTrace("story-deeds", CANCEL));
		deeds().filter(new Locator.FilterOptions().setHasText("cancelBooking")).getByRole(AriaRole.LINK).click();
		PlaywrightAssertions.assertThat(this.viewer.heading("cancelBooking")).isVisible();
		PlaywrightAssertions.assertThat(this.page.locator("[aria-selected=true] .name")).hasText("cancelBooking");
	}

	@Test
	void longWayIsFoldedInItsMiddleAndRepeatsAreCounted() {
		RecordedTrace trace = new RecordedTrace(this.desk, "story-long-way");
		String agent = trace.step(null, ObservationType.AGENT, "Researcher", (step) -> step);
		for (int round = 1; round <= 20; round++) {
			trace.step(agent, ObservationType.GENERATION, "model", (step) -> step);
			for (int call = 0; call < 3; call++) {
				trace.step(agent, ObservationType.TOOL, "search", (step) -> step);
			}
		}
		this.viewer.open("?trace=" + trace.id());
		PlaywrightAssertions.assertThat(deeds()).hasCount(12);
		PlaywrightAssertions.assertThat(deeds().nth(1)).hasText("Tool search ×3");
		deeds().getByText("29 more").click();
		PlaywrightAssertions.assertThat(deeds()).hasCount(40);
	}

	@Test
	void traceOfOneCallOpensOnItAndOneWithoutAnyOnItsRoot() {
		RecordedTrace call = new RecordedTrace(this.desk, "story-call");
		String root = call.step(null, ObservationType.SPAN, "GET /huts", (step) -> step);
		call.step(root, ObservationType.EMBEDDING, "miniLm", (step) -> step);
		call.step(root, ObservationType.GENERATION, "gpt-alone", (step) -> step);
		this.viewer.open("?trace=" + call.id());
		PlaywrightAssertions.assertThat(panel().getByRole(AriaRole.HEADING).first()).containsText("gpt-alone");
		RecordedTrace spans = new RecordedTrace(this.desk, "story-none");
		spans.step(null, ObservationType.SPAN, "GET /none", (step) -> step);
		this.viewer.open("?trace=" + spans.id());
		PlaywrightAssertions.assertThat(panel().getByRole(AriaRole.HEADING).first()).containsText("GET /none");
	}

	@Test
	void answerOfSeveralAgentsIsThatOfTheLast() {
		RecordedTrace trace = new RecordedTrace(this.desk, "story-several");
		String root = trace.step(null, ObservationType.SPAN, "POST /report", (step) -> step);
		trace.step(root, ObservationType.AGENT, "Planner",
				(step) -> step.input(RecordedTrace.json(Map.of("userMessage", "Write a report")))
					.output(RecordedTrace.json("Three chapters")));
		trace.step(root, ObservationType.AGENT, "Writer", (step) -> step.input(RecordedTrace.json("Three chapters"))
			.output(RecordedTrace.json("The report is written.")));
		this.viewer.open("?trace=" + trace.id());
		PlaywrightAssertions.assertThat(part("Input")).containsText("Write a report");
		PlaywrightAssertions.assertThat(part("Output")).containsText("Three chapters");
		PlaywrightAssertions.assertThat(part("Final answer")).containsText("The report is written.");
		this.viewer.link("Open Writer").click();
		PlaywrightAssertions.assertThat(part("Output")).containsText("The report is written.");
		PlaywrightAssertions.assertThat(part("Final answer")).hasCount(0);
	}

	@Test
	void longInputIsFoldedToItsLastMessageAndTheOutputIsSeen() {
		List<Map<String, ?>> messages = new ArrayList<>();
		messages.add(Map.of("role", "system", "content", "Be kind. ".repeat(200)));
		for (int turn = 1; turn <= 30; turn++) {
			messages.add(Map.of("role", "user", "content", "Question " + turn + "."));
			messages.add(Map.of("role", "assistant", "content", "Answer " + turn + "."));
		}
		messages.add(Map.of("role", "user", "content",
				IntStream.range(0, 80).mapToObj((line) -> "Line " + line).collect(Collectors.joining("\n"))));
		RecordedTrace trace = new RecordedTrace(this.desk, "story-folded");
		trace.step(null, ObservationType.GENERATION, "model",
				(step) -> step.input(RecordedTrace.json(Map.of("messages", messages)))
					.output(RecordedTrace.json(Map.of("role", "assistant", "content", "Done"))));
		this.viewer.open("?trace=" + trace.id());
		Locator articles = part("Input").getByRole(AriaRole.ARTICLE);
		PlaywrightAssertions.assertThat(articles).hasCount(1);
		PlaywrightAssertions.assertThat(articles).containsText("Line 1");
		assertThat(bottom(part("Output"))).isLessThan(720);
		assertThat(this.viewer.violationsInAllColours("story-folded")).isEmpty();
		this.viewer.button("50 of 61 earlier messages").click();
		PlaywrightAssertions.assertThat(articles).hasCount(51);
		this.viewer.button("11 earlier messages").click();
		PlaywrightAssertions.assertThat(articles).hasCount(62);
	}

	@Test
	void whatTheRunBeforeHadSaidIsFoldedAndLeadsThere() {
		String before = this.desk.askedTrace("story-runs", "What is the quiet time in the hut?");
		this.viewer.open("?trace=" + this.desk.askedTrace("story-runs", CANCEL));
		deeds().filter(new Locator.FilterOptions().setHasText("gpt-4o-mini")).first().getByRole(AriaRole.LINK).click();
		Locator input = part("Input");
		PlaywrightAssertions.assertThat(this.viewer.button("3 unchanged messages")).isVisible();
		PlaywrightAssertions.assertThat(input.getByRole(AriaRole.ARTICLE)).hasCount(1);
		PlaywrightAssertions.assertThat(input.getByText(CANCEL)).isVisible();
		PlaywrightAssertions.assertThat(input.getByText("a fee of 15 euros")).isHidden();
		input.getByText("3 retrieved documents").click();
		PlaywrightAssertions.assertThat(input.getByText("a fee of 15 euros")).isVisible();
		this.viewer.link("Open previous call").click();
		this.page.waitForURL("**trace=" + before + "&observation=*");
		PlaywrightAssertions.assertThat(part("Output")).containsText("Quiet time in the hut is from 22:00");
	}

	@Test
	void memoryThatForgotItsOldestMessagesIsFoldedToo() {
		Map<String, ?> system = said("system", "Be brief");
		Map<String, ?> third = said("user", "Third");
		Map<String, ?> fourth = said("assistant", "Fourth");
		run(List.of(system, said("user", "First"), said("assistant", "Second"), third), fourth);
		RecordedTrace trace = run(List.of(system, third, fourth, said("user", "Last")), said("assistant", "Bye"));
		this.viewer.open("?trace=" + trace.id());
		PlaywrightAssertions.assertThat(this.viewer.button("3 unchanged messages")).isVisible();
		PlaywrightAssertions.assertThat(part("Input").getByRole(AriaRole.ARTICLE)).hasText("User Last");
	}

	private RecordedTrace run(List<?> messages, Object answer) {
		RecordedTrace trace = new RecordedTrace(this.desk, "story-window");
		trace.step(null, ObservationType.GENERATION, "model",
				(step) -> step.input(RecordedTrace.json(Map.of("messages", messages)))
					.output(RecordedTrace.json(answer)));
		return trace;
	}

	private static Map<String, ?> said(String role, String content) {
		return Map.of("role", role, "content", content);
	}

	private Locator panel() {
		return this.page.locator("clew-observation");
	}

	private Locator part(String heading) {
		return this.page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(heading).setExact(true));
	}

	private Locator deeds() {
		return this.page.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("What it did"))
			.getByRole(AriaRole.LISTITEM);
	}

	private static double bottom(Locator locator) {
		return locator.boundingBox().y + locator.boundingBox().height;
	}

}
