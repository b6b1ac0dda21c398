package dev.clew.demo.e2e;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.clew.trace.Content;
import dev.clew.trace.Cost;
import dev.clew.trace.ModelCall;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Usage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@ViewerTest(locale = "en-GB")
class ViewerObservationTests {

	private static final String CANCEL = "Please cancel my booking HUT-204";

	private static final String CANCELLED = "Booking HUT-204 is cancelled.";

	private final HelpDesk desk;

	private final ViewerPage viewer;

	ViewerObservationTests(HelpDesk desk, ViewerPage viewer) {
		this.desk = desk;
		this.viewer = viewer;
	}

	@Test
	void toolCallIsACardWithTheResultOfItsStep() {
		openStep("panel-call", CANCEL, "gpt-4o-mini", 0);
		Locator call = part("Output").getByRole(AriaRole.REGION, named("Tool call cancelBooking"));
		PlaywrightAssertions.assertThat(call).containsText("HUT-204");
		PlaywrightAssertions.assertThat(call).containsText(CANCELLED);
		Locator tools = part("Tools offered");
		PlaywrightAssertions.assertThat(tools.getByText("number of the booking, such as HUT-204")).isHidden();
		tools.getByText("Cancels a confirmed booking by its number").click();
		PlaywrightAssertions.assertThat(tools.getByText("number of the booking, such as HUT-204")).isVisible();
		look("generation");
		call.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Open step")).click();
		PlaywrightAssertions.assertThat(this.viewer.heading("cancelBooking")).isVisible();
		PlaywrightAssertions.assertThat(part("Arguments")).containsText("HUT-204");
		PlaywrightAssertions.assertThat(part("Result")).containsText(CANCELLED);
		look("tool");
	}

	@Test
	void laterGenerationSaysWhatIsNewAndFoldsTheRest() {
		openStep("panel-new", CANCEL, "gpt-4o-mini", 1);
		Locator input = part("Input");
		PlaywrightAssertions.assertThat(messages(input)).hasCount(1);
		PlaywrightAssertions.assertThat(messages(input).first()).containsText(CANCELLED);
		PlaywrightAssertions.assertThat(part("Output")).containsText("Is there anything else I can do for you?");
		look("generation-new");
		this.viewer.button("2 unchanged messages").click();
		PlaywrightAssertions.assertThat(messages(input)).hasCount(3);
		PlaywrightAssertions.assertThat(messages(input).first()).containsText("You are the help desk");
		PlaywrightAssertions.assertThat(messages(input).nth(1)).containsText(CANCEL);
	}

	@Test
	void contextWindowIsEstimatedByPart() {
		openStep("panel-window", CANCEL, "gpt-4o-mini", 1);
		Locator window = part("Context window");
		PlaywrightAssertions.assertThat(window).containsText("Estimated by characters.");
		PlaywrightAssertions.assertThat(window.getByRole(AriaRole.ROWHEADER))
			.hasText(new String[] { "System message", "Tools offered", "Retrieved documents", "User message",
					"Tool calls and results" });
		Locator retrieved = window.getByRole(AriaRole.ROW,
				new Locator.GetByRoleOptions().setName("Retrieved documents"));
		PlaywrightAssertions.assertThat(retrieved).containsText("307");
	}

	@Test
	void retrievedSegmentsAreRankedAndSayWhetherTheyReachedThePrompt() {
		openStep("panel-documents", CANCEL, "EmbeddingStoreContentRetriever", 0);
		Locator documents = part("Documents");
		PlaywrightAssertions.assertThat(documents).containsText("3 documents, all in the prompt");
		Locator first = documents.getByRole(AriaRole.LISTITEM).first();
		PlaywrightAssertions.assertThat(first).containsText("#1");
		PlaywrightAssertions.assertThat(first).containsText("Score 0.");
		PlaywrightAssertions.assertThat(first).containsText("in the prompt");
		PlaywrightAssertions.assertThat(first).containsText("Cancellation fee");
		look("retriever");
	}

	@Test
	void segmentThatWasRerankedAndLeftOutSaysSo() {
		RecordedTrace trace = new RecordedTrace(this.desk, "panel-reranked");
		List<?> found = List.of(
				Map.of("content", "Dogs sleep outside", "score", 0.91, "rerankedScore", 0.4, "inPrompt", false),
				Map.of("content", "No dogs in July", "score", 0.72, "rerankedScore", 7.5, "inPrompt", true));
		String step = trace.step(null, ObservationType.CHAIN, "Augmentor", (chain) -> chain
			.input(RecordedTrace.json("Are dogs allowed?"))
			.output(RecordedTrace.json(Map.of("contents", found, "message", "Are dogs allowed?\n\nNo dogs in July"))));
		open(trace, step);
		Locator cards = part("Documents").getByRole(AriaRole.LISTITEM);
		PlaywrightAssertions.assertThat(part("Documents")).containsText("2 documents, 1 in the prompt");
		PlaywrightAssertions.assertThat(cards.first()).containsText("not in the prompt");
		PlaywrightAssertions.assertThat(cards.nth(1)).containsText("Reranked 7.5");
		PlaywrightAssertions.assertThat(part("Augmented prompt")).containsText("No dogs in July");
	}

	@Test
	void scoresOfManyDigitsAreShown() {
		RecordedTrace trace = new RecordedTrace(this.desk, "panel-scores");
		String found = "[{\"content\":\"A\",\"score\":0.71234567890123456789},{\"content\":\"B\",\"score\":1.2345678901234567E-7}]";
		open(trace, trace.step(null, ObservationType.RETRIEVER, "find", (step) -> step.output(Content.ofJson(found))));
		Locator documents = part("Documents").getByRole(AriaRole.LISTITEM);
		PlaywrightAssertions.assertThat(documents.first()).containsText("Score 0.7123");
		PlaywrightAssertions.assertThat(documents.last()).containsText("Score 0");
		open(trace,
				trace.step(null, ObservationType.EVALUATOR, "rank",
						(step) -> step.input(Content.ofJson("{\"query\":\"?\",\"texts\":[\"A\",\"B\"]}"))
							.output(Content.ofJson("[1.2345678901234567E-7,0.71234567890123456789]"))));
		PlaywrightAssertions.assertThat(part("Ranking").getByRole(AriaRole.LISTITEM).first())
			.containsText("Score 0.7123");
	}

	@Test
	void errorIsToldWithItsStackTraceFoldedAndCopied() {
		openStep("panel-error", "Is the weather fine tomorrow?", "gpt-4o-mini", 0);
		Locator error = part("Error");
		PlaywrightAssertions.assertThat(error).containsText("dev.langchain4j.exception.InternalServerException");
		PlaywrightAssertions.assertThat(error.getByText("at dev.langchain4j")).isHidden();
		error.getByText("Stack trace").click();
		PlaywrightAssertions.assertThat(error.getByText("at dev.langchain4j")).isVisible();
		look("error");
		error.getByRole(AriaRole.BUTTON, named("Copy error")).click();
		PlaywrightAssertions.assertThat(error.getByRole(AriaRole.STATUS)).hasText("Copied");
		assertThat(this.viewer.page().evaluate("navigator.clipboard.readText()").toString())
			.startsWith("dev.langchain4j.exception.InternalServerException")
			.contains("\tat ");
	}

	@Test
	void jsonIsAFoldableTreeAndHasAnAddress() {
		openStep("panel-json", CANCEL, "cancelBooking", 0);
		this.viewer.button("JSON").click();
		Locator tree = this.viewer.page().locator("clew-observation clew-json");
		PlaywrightAssertions.assertThat(tree).containsText("\"HUT-204\"");
		look("json");
		tree.getByRole(AriaRole.BUTTON, named("input {1}")).click();
		PlaywrightAssertions.assertThat(tree).not().containsText("\"HUT-204\"");
		this.viewer.page().reload();
		PlaywrightAssertions.assertThat(tree).containsText("\"HUT-204\"");
		this.viewer.button("Formatted").click();
		PlaywrightAssertions.assertThat(part("Result")).containsText(CANCELLED);
	}

	@Test
	void numbersKeepAllOfTheirDigits() {
		RecordedTrace trace = new RecordedTrace(this.desk, "panel-digits");
		String numbers = "{\"booking\":12345678901234567890,\"share\":-0.12345678901234567890,\"fee\":2.5}";
		open(trace, trace.step(null, ObservationType.TOOL, "count", (tool) -> tool.input(Content.ofJson(numbers))
			.output(RecordedTrace.json("{\"next\":12345678901234567891}"))));
		Locator panel = this.viewer.page().locator("clew-observation");
		for (String number : List.of("12345678901234567890", "-0.12345678901234567890", "2.5",
				"12345678901234567891")) {
			PlaywrightAssertions.assertThat(panel).containsText(number);
		}
		this.viewer.button("JSON").click();
		Locator tree = panel.locator("clew-json");
		PlaywrightAssertions.assertThat(tree).containsText("booking: 12345678901234567890");
		PlaywrightAssertions.assertThat(tree).containsText("share: -0.12345678901234567890");
		this.viewer.button("Copy JSON").click();
		PlaywrightAssertions.assertThat(panel.getByText("Copied").first()).isVisible();
		assertThat(this.viewer.page().evaluate("navigator.clipboard.readText()").toString())
			.contains("\"booking\": 12345678901234567890,", "\"share\": -0.12345678901234567890,", "\"fee\": 2.5");
	}

	@Test
	void longHistoryIsFoldedToItsLastMessage() {
		List<Map<String, ?>> messages = new ArrayList<>();
		for (int index = 0; index < 16; index++) {
			messages.add(Map.of("role", (index % 2 == 0) ? "user" : "assistant", "content", "Message " + index));
		}
		RecordedTrace trace = new RecordedTrace(this.desk, "panel-history");
		open(trace, trace.step(null, ObservationType.GENERATION, "model",
				(generation) -> generation.input(RecordedTrace.json(Map.of("messages", messages)))));
		PlaywrightAssertions.assertThat(messages(part("Input"))).hasCount(1);
		this.viewer.button("15 earlier messages").click();
		PlaywrightAssertions.assertThat(messages(part("Input"))).hasCount(16);
		PlaywrightAssertions.assertThat(messages(part("Input")).nth(7)).containsText("Message 7");
	}

	@Test
	void messagesShowMarkdownCodeThinkingAndMedia() {
		RecordedTrace trace = new RecordedTrace(this.desk, "panel-markdown");
		Object photo = Map.of("type", "image", "mediaType", "image/png", "size", 70123, "sha256", "ab".repeat(32));
		Map<?, ?> question = Map.of("role", "user", "content",
				List.of(Map.of("type", "text", "text", "Which hut is **this**?"), photo));
		Map<?, ?> answer = Map.of("role", "assistant", "thinking", "A roof of slate", "content",
				"# Two guesses\n\n1. *Gspaltenhorn*\n2. [Blüemlisalp](https://example.org/hut)\n\n```java\nHut hut = new Hut();\n```\n\n| hut | beds |\n|---|---|\n| A | 12 |");
		open(trace,
				trace.step(null, ObservationType.GENERATION, "model",
						(generation) -> generation.input(RecordedTrace.json(Map.of("messages", List.of(question))))
							.output(RecordedTrace.json(answer))));
		PlaywrightAssertions.assertThat(part("Input")).containsText("image/png 70 kB");
		PlaywrightAssertions.assertThat(part("Input").getByText("ab".repeat(32))).isVisible();
		Locator output = part("Output");
		PlaywrightAssertions.assertThat(output.getByText("A roof of slate")).isHidden();
		output.getByText("Thinking").click();
		PlaywrightAssertions.assertThat(output.getByText("A roof of slate")).isVisible();
		PlaywrightAssertions.assertThat(output.getByRole(AriaRole.LINK, named("Blüemlisalp")))
			.hasAttribute("rel", "noopener noreferrer");
		PlaywrightAssertions
			.assertThat(output.getByRole(AriaRole.LISTITEM)
				.filter(new Locator.FilterOptions().setHasText("Gspaltenhorn"))
				.last())
			.isVisible();
		PlaywrightAssertions.assertThat(output.getByRole(AriaRole.CELL, named("12"))).isVisible();
		look("markdown");
	}

	@Test
	void usageAndCostAreBrokenDownByBucket() {
		Usage usage = new Usage(Map.of("input", 1200L, "input_cached_tokens", 800L, "output", 50L));
		Cost cost = Cost.of(Map.of("input", new BigDecimal("0.0024"), "input_cached_tokens", new BigDecimal("0.0004"),
				"output", new BigDecimal("0.0004")));
		usage("panel-cost", usage, cost, "Standard");
		Locator table = part("Usage and cost");
		PlaywrightAssertions.assertThat(row(table, "Input, cache read")).hasText("Input, cache read 800 US$0.0004");
		PlaywrightAssertions.assertThat(row(table, "Total")).hasText("Total 2,050 US$0.0032");
		PlaywrightAssertions.assertThat(table).containsText("Price: Standard");
		look("usage");
	}

	@Test
	void costThatIsNotKnownIsNotZero() {
		usage("panel-unpriced", new Usage(Map.of("input", 5L, "output", 2L)), null, null);
		PlaywrightAssertions.assertThat(row(part("Usage and cost"), "Total")).hasText("Total 7 no price known");
		PlaywrightAssertions.assertThat(this.viewer.page().locator("clew-facts")).containsText("Requested model huge");
	}

	@Test
	void usageThatIsNotKnownIsNoMissingPrice() {
		usage("panel-without-usage", new Usage(Map.of("input", 5L)), null, null);
		PlaywrightAssertions.assertThat(row(part("Usage and cost"), "Total")).hasText("Total 5 no usage reported");
		PlaywrightAssertions.assertThat(this.viewer.page().locator("clew-facts"))
			.containsText("Cost no usage reported");
	}

	@Test
	void costThatTheProviderReportsHasATotalOnly() {
		usage("panel-reported", new Usage(Map.of("input", 5L)), Cost.ofTotal(new BigDecimal("0.25")), null);
		PlaywrightAssertions.assertThat(row(part("Usage and cost"), "Input")).hasText("Input 5");
		PlaywrightAssertions.assertThat(row(part("Usage and cost"), "Total")).hasText("Total 5 US$0.25");
		PlaywrightAssertions.assertThat(part("Usage and cost")).containsText("The provider said what it cost in all.");
	}

	private void usage(String session, Usage usage, @Nullable Cost cost, @Nullable String tier) {
		RecordedTrace trace = new RecordedTrace(this.desk, session);
		ModelCall call = new ModelCall("huge-1", "huge", "openai", Map.of("temperature", 0.2), usage, cost, tier,
				Duration.ofMillis(31), "length", null, null, null);
		open(trace, trace.step(null, ObservationType.GENERATION, "huge", (generation) -> generation.modelCall(call)
			.output(RecordedTrace.json(Map.of("role", "assistant", "content", "Yes")))));
		PlaywrightAssertions.assertThat(this.viewer.page().locator("clew-facts")).containsText("First token 31 ms");
		PlaywrightAssertions.assertThat(this.viewer.page().locator("clew-facts")).containsText("Finish reason length");
		PlaywrightAssertions.assertThat(part("Model parameters")).containsText("temperature 0.2");
	}

	@Test
	void guardrailSaysItsVerdict() {
		RecordedTrace trace = new RecordedTrace(this.desk, "panel-guardrail");
		String id = trace.step(null, ObservationType.GUARDRAIL, "NoPromises", (guardrail) -> guardrail
			.input(RecordedTrace.json("You get a free bed"))
			.metadata(Map.of("phase", "output"))
			.output(RecordedTrace
				.json(Map.of("verdict", "reprompt", "message", "Promises a free bed", "reprompt", "Promise nothing"))));
		open(trace, id);
		PlaywrightAssertions.assertThat(part("Verdict")).containsText("Re-prompted with feedback");
		PlaywrightAssertions.assertThat(part("Verdict")).containsText("Promise nothing");
		PlaywrightAssertions.assertThat(part("Checked content")).containsText("You get a free bed");
		look("guardrail");
	}

	@Test
	void largeContentStandsBehindAGate() {
		String large = "All work and no play. ".repeat(104_546);
		RecordedTrace trace = new RecordedTrace(this.desk, "panel-large");
		open(trace,
				trace.step(null, ObservationType.TOOL, "readAll",
						(tool) -> tool.input(RecordedTrace.json(Map.of()))
							.output(RecordedTrace.json(large))
							.notes(List.of("output cut: 2300012 of 9999999 bytes kept"))));
		Locator result = part("Result");
		PlaywrightAssertions
			.assertThat(this.viewer.page().getByText("Output truncated to 2.3 MB of 10 MB (clew.content.max-size)"))
			.isVisible();
		assertThat(result.innerText().length()).isLessThan(5000);
		look("gate");
		Download download = this.viewer.page()
			.waitForDownload(() -> result.getByRole(AriaRole.BUTTON, named("Download")).click());
		assertThat(download.path()).hasContent(large);
		result.getByRole(AriaRole.BUTTON, named("Show all 2.3 MB")).click();
		PlaywrightAssertions.assertThat(result.getByRole(AriaRole.BUTTON, named("Show less"))).isVisible();
		assertThat((Integer) result
			.evaluate("(part) => part.closest('clew-block').querySelector('clew-value').shadowRoot"
					+ ".querySelector('clew-text').shadowRoot.querySelector('clew-gate').shadowRoot.querySelector('.text').textContent.length"))
			.isEqualTo(large.length());
	}

	@Test
	void hiddenContentIsSaidToBeHidden() {
		RecordedTrace trace = new RecordedTrace(this.desk, "panel-hidden");
		String step = trace.step(null, ObservationType.TOOL, "secret", (tool) -> tool.input(RecordedTrace.json("x")));
		this.viewer.page()
			.route("**/" + trace.id() + "/" + step,
					(route) -> route.fulfill(new Route.FulfillOptions().setContentType("application/json")
						.setBody(
								"""
										{"observationId":"%s","type":"TOOL","name":"secret","startTime":"2026-01-01T00:00:00.000Z","latencyMs":3,
										"status":"COMPLETED","level":"DEFAULT","contentHidden":true,"contentHiddenBy":"clew.endpoints.show-content=never","notes":[]}
										"""
									.formatted(step))));
		open(trace, step);
		PlaywrightAssertions
			.assertThat(this.viewer.page().getByText("other content are hidden by clew.endpoints.show-content=never"))
			.isVisible();
	}

	@Test
	void agentReadsLikeQuestionAndAnswerAndEmbeddingCounts() {
		openStep("panel-agent", CANCEL, "HutDesk.answer", 0);
		PlaywrightAssertions.assertThat(part("Input").getByRole(AriaRole.ARTICLE, named("User message")))
			.containsText(CANCEL);
		PlaywrightAssertions.assertThat(part("Output").getByRole(AriaRole.ARTICLE, named("Assistant message")))
			.containsText("Is there anything else I can do for you?");
		PlaywrightAssertions.assertThat(part("Prompt")).containsText("HutDesk.answer");
		PlaywrightAssertions.assertThat(part("Prompt variables")).containsText(CANCEL);
		look("agent");
		step("AllMiniLmL6V2QuantizedEmbeddingModel").click();
		PlaywrightAssertions.assertThat(part("Texts")).containsText(CANCEL);
		PlaywrightAssertions.assertThat(part("Output")).containsText("Dimensions 384");
	}

	@Test
	void stepThatRunsIsShownAsItEnds() {
		RecordedTrace trace = new RecordedTrace(this.desk, "panel-running");
		String step = trace.step(null, ObservationType.TOOL, "slow",
				(tool) -> tool.duration(null).input(RecordedTrace.json(Map.of("patience", "much"))));
		open(trace, step);
		PlaywrightAssertions.assertThat(this.viewer.page().locator("clew-facts")).containsText("Latency still running");
		PlaywrightAssertions.assertThat(part("Result")).hasCount(0);
		trace.save(step, ObservationType.TOOL, "slow", (tool) -> tool.output(RecordedTrace.json("At last")));
		PlaywrightAssertions.assertThat(part("Result")).containsText("At last");
		PlaywrightAssertions.assertThat(this.viewer.page().locator("clew-facts")).containsText("Latency 100 ms");
	}

	private void openStep(String session, String question, String name, int index) {
		String traceId = this.desk.ask(session, question).text("traceId");
		this.desk.completedTrace(traceId);
		this.viewer.open("?trace=" + traceId);
		step(name).nth(index).click();
		PlaywrightAssertions.assertThat(this.viewer.heading(name)).isVisible();
	}

	private void open(RecordedTrace trace, String step) {
		this.viewer.open("?trace=" + trace.id() + "&observation=" + step);
	}

	private Locator step(String name) {
		return this.viewer.steps().filter(new Locator.FilterOptions().setHasText(name));
	}

	private Locator part(String heading) {
		return this.viewer.page()
			.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(heading).setExact(true));
	}

	private static Locator messages(Locator part) {
		return part.getByRole(AriaRole.ARTICLE);
	}

	private static Locator row(Locator table, String name) {
		return table.getByRole(AriaRole.ROW, new Locator.GetByRoleOptions().setName(name)).first();
	}

	private static Locator.GetByRoleOptions named(String name) {
		return new Locator.GetByRoleOptions().setName(name).setExact(true);
	}

	private void look(String name) {
		assertThat(this.viewer.violationsInAllColours("observation-" + name)).isEmpty();
		this.viewer.page().setViewportSize(390, 844);
		assertThat((Integer) this.viewer.page().evaluate("document.scrollingElement.scrollWidth"))
			.isLessThanOrEqualTo(390);
		this.viewer.screenshot("observation-" + name + "-narrow");
		this.viewer.page().setViewportSize(1280, 720);
	}

}
