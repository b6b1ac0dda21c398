package dev.clew.demo.e2e;

import java.util.List;
import java.util.regex.Pattern;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith({ HelpDeskExtension.class, ChromiumExtension.class })
class ChatPageTests {

	private static final String QUIET_TIME = "What is the quiet time in the hut?";

	private static final String QUIET_RULE = "Quiet time in the hut is from 22:00 to 06:00. "
			+ "Please pack your rucksack the evening before if you want to leave early.";

	private static final String CANCEL = "Please cancel my booking HUT-204";

	private static final String WEATHER = "Is the weather fine tomorrow?";

	private final HelpDesk desk;

	private final BrowserContext context;

	private final ChatPage chat;

	ChatPageTests(HelpDesk desk, Chromium chromium) {
		this.desk = desk;
		this.context = chromium.browser().newContext();
		this.chat = new ChatPage(this.context, desk.address());
	}

	@AfterEach
	void nothingIsComplainedAbout() {
		this.context.close();
		assertThat(this.chat.complaints()).isEmpty();
	}

	@Test
	void enterSendsAndShiftEnterBeginsNewLine() {
		this.chat.message().pressSequentially("What is the quiet time");
		this.chat.message().press("Shift+Enter");
		PlaywrightAssertions.assertThat(this.chat.turns()).hasCount(0);
		Locator answer = this.chat.ask("in the hut?");
		PlaywrightAssertions.assertThat(this.chat.turns().first()).hasText("You: What is the quiet time\nin the hut?");
		PlaywrightAssertions.assertThat(answer).containsText("Hut desk: " + QUIET_RULE);
		PlaywrightAssertions.assertThat(this.chat.message()).hasValue("");
		PlaywrightAssertions.assertThat(this.chat.message()).isFocused();
	}

	@Test
	void sendButtonSendsButNothingBlank() {
		this.chat.message().fill("  ");
		this.chat.button("Send").click();
		PlaywrightAssertions.assertThat(this.chat.turns()).hasCount(0);
		this.chat.message().fill("Thank you!");
		this.chat.button("Send").click();
		PlaywrightAssertions.assertThat(this.chat.answer(2)).containsText("You are welcome.");
	}

	@Test
	void eachSuggestionIsAnswered() {
		assertThat(this.chat.suggestions().allTextContents()).containsExactly(CANCEL, QUIET_TIME,
				"Can you find booking HUT-117?", WEATHER);
		List<String> answers = List.of("Booking HUT-204 is cancelled. Is there anything else I can do for you?",
				QUIET_RULE, "Booking HUT-117: Steinkar Hut, Ravi Menon, 1 nights from 2027-07-03, 2 beds, confirmed.",
				"The help desk cannot answer right now. Please try again in a moment.");
		for (int index = 0; index < answers.size(); index++) {
			this.chat.suggestions().nth(index).click();
			PlaywrightAssertions.assertThat(this.chat.answer(2 * index + 2)).containsText(answers.get(index));
		}
		this.chat.screenshot("suggestions");
	}

	@Test
	void traceOfTheAnswerUnfolds() {
		Locator answer = this.chat.ask(CANCEL);
		this.chat.openTrace(answer);
		assertThat(answer.locator("summary").textContent())
			.matches("[0-9.]+ m?s · 855 tokens · \\$0.0001092 · 16 steps");
		assertThat(answer.locator(".badge, .name").allTextContents()).containsExactly("SPAN", "POST /api/chat/stream",
				"AGENT", "HutDesk.stream", "CHAIN", "DefaultRetrievalAugmentor", "CHAIN", "DefaultQueryTransformer",
				"CHAIN", "DefaultQueryRouter", "RETRIEVER", "EmbeddingStoreContentRetriever", "EMBEDDING",
				"AllMiniLmL6V2QuantizedEmbeddingModel", "SPAN", "InMemoryEmbeddingStore.search", "CHAIN",
				"DefaultContentAggregator", "CHAIN", "DefaultContentInjector", "GENERATION", "gpt-4o-mini", "SPAN",
				"HTTP POST", "TOOL", "cancelBooking", "SPAN", "query", "GENERATION", "gpt-4o-mini", "SPAN",
				"HTTP POST");
		this.chat.screenshot("trace");
	}

	@Test
	void traceLinkLeadsToTheTrace() {
		this.chat.ask(QUIET_TIME);
		Page trace = this.context.waitForPage(() -> this.chat.link("Trace").click());
		assertThat(trace.url()).endsWith("/actuator/llmviewer?trace=" + lastTrace().path("traceId").asString());
		PlaywrightAssertions.assertThat(trace.getByRole(AriaRole.TREE)).containsText("HutDesk.stream");
		PlaywrightAssertions.assertThat(this.chat.link("All traces")).hasAttribute("href", "actuator/llmviewer");
	}

	@Test
	void thumbsBecomeScores() {
		this.chat.ask(QUIET_TIME);
		PlaywrightAssertions.assertThat(this.chat.button("Helpful")).hasAttribute("aria-pressed", "false");
		this.chat.button("Helpful").click();
		PlaywrightAssertions.assertThat(this.chat.button("Helpful")).hasAttribute("aria-pressed", "true");
		Awaitility.await().untilAsserted(() -> assertThat(helpful()).containsExactly(true));
		this.chat.button("Not helpful").click();
		PlaywrightAssertions.assertThat(this.chat.button("Not helpful")).hasAttribute("aria-pressed", "true");
		PlaywrightAssertions.assertThat(this.chat.button("Helpful")).hasAttribute("aria-pressed", "false");
		Awaitility.await().untilAsserted(() -> assertThat(helpful()).containsExactly(false));
	}

	@Test
	void failureIsToldInFriendlyWordsWithItsTrace() {
		Locator answer = this.chat.ask(WEATHER);
		PlaywrightAssertions.assertThat(answer)
			.containsText("The help desk cannot answer right now. Please try again in a moment.");
		PlaywrightAssertions.assertThat(answer).containsText(Pattern.compile("Reference [0-9a-f]{32}"));
		this.chat.openTrace(answer);
		PlaywrightAssertions.assertThat(answer.locator(".step.ERROR").first()).isVisible();
		this.chat.screenshot("failure");
		this.chat.button("Try again").click();
		PlaywrightAssertions.assertThat(this.chat.answer(4)).containsText("The help desk cannot answer right now.");
	}

	@Test
	void newConversationBeginsEmptyUnderAnotherId() {
		this.chat.ask("Hello!");
		String before = lastTrace().path("sessionId").asString();
		this.chat.button("New conversation").click();
		PlaywrightAssertions.assertThat(this.chat.turns()).hasCount(0);
		PlaywrightAssertions.assertThat(heading("Good day! How can I help?")).isVisible();
		this.chat.ask("Hello!");
		assertThat(before).matches("c-[0-9a-f]{24}");
		assertThat(lastTrace().path("sessionId").asString()).matches("c-[0-9a-f]{24}").isNotEqualTo(before);
	}

	@Test
	void conversationOutlivesReload() {
		this.chat.ask("Hello!");
		String session = lastTrace().path("sessionId").asString();
		this.chat.page().reload();
		PlaywrightAssertions.assertThat(this.chat.turns()).hasCount(2);
		this.chat.ask("Thank you!");
		assertThat(lastTrace().path("sessionId").asString()).isEqualTo(session);
	}

	@Test
	void narrowScreenNeedsNoScrollingSideways() {
		this.chat.page().setViewportSize(390, 844);
		this.chat.screenshot("narrow-welcome");
		this.chat.openTrace(this.chat.ask(CANCEL));
		this.chat.screenshot("narrow-trace");
		assertThat(this.chat.page().evaluate("document.documentElement.scrollWidth")).isEqualTo(390);
		assertThat(this.chat.page().evaluate("document.querySelector('main').scrollWidth"))
			.isEqualTo(this.chat.page().evaluate("document.querySelector('main').clientWidth"));
	}

	@Test
	void everybodyCanUseThePage() {
		this.chat.screenshot("welcome");
		assertThat(Accessibility.violationsInAllColours(this.chat.page())).isEmpty();
		this.chat.openTrace(this.chat.ask(CANCEL));
		this.chat.button("Helpful").click();
		this.chat.openTrace(this.chat.ask(WEATHER));
		this.chat.screenshot("conversation");
		assertThat(Accessibility.violationsInAllColours(this.chat.page())).isEmpty();
	}

	private Locator heading(String name) {
		return this.chat.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
	}

	private JsonNode lastTrace() {
		return this.desk.read("llmtraces?limit=1").at("/traces/0");
	}

	private List<Boolean> helpful() {
		return lastTrace().path("scores").valueStream().map((score) -> score.path("value").asBoolean()).toList();
	}

}
