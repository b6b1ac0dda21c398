package dev.clew.demo.e2e;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.clew.trace.Level;
import dev.clew.trace.ModelCall;
import dev.clew.trace.ObservationRecordBuilder;
import dev.clew.trace.ObservationType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@ViewerTest(locale = "en-GB")
class ViewerCompareTests {

	private static final Page.GetByLabelOptions EXACTLY = new Page.GetByLabelOptions().setExact(true);

	private static final String LONG = "The hut is open from June to September. ".repeat(40);

	private final HelpDesk desk;

	private final ViewerPage viewer;

	private final Page page;

	ViewerCompareTests(HelpDesk desk, ViewerPage viewer) {
		this.desk = desk;
		this.viewer = viewer;
		this.page = this.viewer.page();
		this.page.setDefaultTimeout(10_000);
	}

	@Test
	void traceIsPutAsideAndComparedWithTheNextOne() {
		String one = this.desk.askedTrace("compare-1", "Please cancel my booking HUT-204");
		String other = this.desk.askedTrace("compare-1", "What is the quiet time in the hut?");
		this.viewer.open("?trace=" + one);
		ViewerPage.button(head(), "Select for compare").click();
		PlaywrightAssertions.assertThat(this.page.getByText("Selected for compare: POST /api/chat")).isVisible();
		this.viewer.open("?trace=" + other);
		ViewerPage.button(head(), "Compare with POST /api/chat").click();
		PlaywrightAssertions.assertThat(this.viewer.heading("Compare")).isVisible();
		PlaywrightAssertions.assertThat(row("cancelBooking")).containsText("only in A");
		PlaywrightAssertions.assertThat(row("HutDesk.answer")).containsText("differs: input, output");
		PlaywrightAssertions.assertThat(row("DefaultQueryRouter")).not().containsText("only in");
		assertThat(this.page.url()).contains("a=" + one, "b=" + other);
		PlaywrightAssertions.assertThat(this.page.getByText("Selected for compare: ")).hasCount(0);
	}

	@Test
	void figuresOfTracesAreComparedWithTheirSigns() {
		String one = timed("figures A", 1000, 100, "0.0010").id();
		String other = timed("figures B", 1500, 80, "0.0030").id();
		this.viewer.open("?page=compare&a=" + one + "&b=" + other);
		assertThat(fact("Latency")).containsExactly("2 s", "2.5 s", "+500 ms");
		assertThat(fact("Input tokens")).containsExactly("100", "80", "−20");
		assertThat(fact("Output tokens")).containsExactly("50", "50", "±0");
		assertThat(fact("Cost")).containsExactly("US$0.001", "US$0.003", "+US$0.002");
		assertThat(fact("Level")).containsExactly("DEFAULT", "WARNING", "differs");
		assertThat(fact("User")).containsExactly("ann", "ann", "same");
		assertThat(this.page.locator("clew-compare-facts tr.differs th").allTextContents()).containsExactly("≠Level",
				"≠Input tokens", "≠Cost");
		PlaywrightAssertions.assertThat(row("answers")).containsText("differs: level, error, tokens, cost");
		PlaywrightAssertions.assertThat(row("answers")).containsText("(+500 ms)");
		PlaywrightAssertions.assertThat(row("look up")).hasCount(1);
		PlaywrightAssertions.assertThat(row("tool of figures A")).containsText("only in A");
		PlaywrightAssertions.assertThat(row("tool of figures B")).containsText("only in B");
		this.viewer.button("Swap A and B").click();
		PlaywrightAssertions.assertThat(row("answers")).containsText("(−500 ms)");
		this.viewer.button("Differences only").click();
		PlaywrightAssertions.assertThat(row("look up")).hasCount(0);
	}

	@Test
	void costThatIsNotKnownInFullHasNoDifference() {
		String one = timed("priced", 1000, 100, "0.0010").id();
		String other = timed("unpriced", 1000, 100, "0.0030")
			.step(5, 1, ObservationType.GENERATION, "unknown", 0, 10, TimedTrace.call(1, 1, null))
			.id();
		this.viewer.open("?page=compare&a=" + one + "&b=" + other);
		assertThat(fact("Cost")).containsExactly("US$0.001", "≥ US$0.003", "differs");
		PlaywrightAssertions.assertThat(row("unknown")).containsText("unpriced");
	}

	@Test
	void generationsAreComparedWordByWord() {
		RecordedTrace trace = new RecordedTrace(this.desk, "compare-2");
		String one = generation(trace, "You are a helpful clerk. " + LONG, "Booking HUT-204 is cancelled.");
		String other = generation(trace, "You are a polite clerk. " + LONG, "Booking HUT-205 is cancelled now.");
		this.viewer.open("?trace=" + trace.id() + "&observation=" + one);
		ViewerPage.button(this.page.locator("clew-observation"), "Select for compare").click();
		this.viewer.open("?trace=" + trace.id() + "&observation=" + other);
		ViewerPage.button(this.page.locator("clew-observation"), "Compare with gpt-4o-mini").click();
		Locator messages = part("Messages");
		assertThat(messages.getByRole(AriaRole.DELETION).allTextContents()).containsExactly("helpful");
		assertThat(messages.getByRole(AriaRole.INSERTION).allTextContents()).containsExactly("polite");
		Locator texts = messages.locator(".side .text");
		PlaywrightAssertions.assertThat(texts.first()).containsText("You are a helpful clerk. The hut");
		PlaywrightAssertions.assertThat(texts.last()).containsText("You are a polite clerk. The hut");
		assertThat(messages.getByRole(AriaRole.BUTTON).allTextContents().stream().map(String::strip))
			.anyMatch((text) -> text.startsWith("… 1,"))
			.contains("1 unchanged message");
		assertThat(part("Output").getByRole(AriaRole.INSERTION).allTextContents()).containsExactly("205", " now");
		assertThat(fact("temperature")).containsExactly("0.2", "0.7", "differs");
		this.viewer.screenshot("compare-generations");
	}

	@Test
	void idsOfToolCallsAreNoDifference() {
		RecordedTrace trace = new RecordedTrace(this.desk, "compare-8");
		String one = called(trace, "call_1", "Is HUT-204 free?");
		String other = called(trace, "call_2", "Is HUT-205 free?");
		this.viewer.open("?page=compare&a=" + trace.id() + "/" + one + "&b=" + trace.id() + "/" + other);
		Locator messages = part("Messages");
		assertThat(messages.getByText("≠ differs").count()).isEqualTo(1);
		PlaywrightAssertions.assertThat(messages).containsText("2 unchanged messages");
		PlaywrightAssertions.assertThat(part("Output")).containsText("= the same");
	}

	@Test
	void idsOfToolCallsInBeginningsAreNoDifference() {
		RecordedTrace one = new RecordedTrace(this.desk, "compare-9");
		RecordedTrace other = new RecordedTrace(this.desk, "compare-9");
		calling(one, "same call", "call_1", "HUT-204");
		calling(other, "same call", "call_longer_1", "HUT-204");
		calling(one, "long call", "call_1", "HUT-204" + "!".repeat(600));
		calling(other, "long call", "call_longer_1", "HUT-204" + "!".repeat(600));
		calling(one, "other call", "call_2", "HUT-204");
		calling(other, "other call", "call_2", "HUT-205");
		this.viewer.open("?page=compare&a=" + one.id() + "&b=" + other.id());
		PlaywrightAssertions.assertThat(row("other call")).containsText("differs: output");
		PlaywrightAssertions.assertThat(row("same call")).not().containsText("differs");
		PlaywrightAssertions.assertThat(row("long call")).not().containsText("differs");
		PlaywrightAssertions.assertThat(this.page.getByText("1 of 3 differ")).isVisible();
	}

	@Test
	void textTooLongForWordsIsComparedByLinesAndThenNotAtAll() {
		RecordedTrace trace = new RecordedTrace(this.desk, "compare-3");
		String words = "word ".repeat(6000);
		String one = tool(trace, words + "\nlast line of the one\n");
		String other = tool(trace, words + "\nlast line of the other\n");
		String huge = tool(trace, "x".repeat(3_000_000));
		this.viewer.open("?page=compare&a=" + trace.id() + "/" + one + "&b=" + trace.id() + "/" + other);
		assertThat(part("Output").getByRole(AriaRole.DELETION).allTextContents())
			.containsExactly("last line of the one\n");
		this.viewer.open("?page=compare&a=" + trace.id() + "/" + one + "&b=" + trace.id() + "/" + huge);
		PlaywrightAssertions.assertThat(part("Output")).containsText("They differ. They are too long");
	}

	@Test
	void idsAndLinksCanBeWritten() {
		String id = this.desk.askedTrace("compare-4", "Thank you!");
		this.viewer.open("?page=compare");
		this.page.getByLabel("A", EXACTLY).fill(this.desk.address() + "/actuator/llmviewer?trace=" + id);
		this.page.getByLabel("B", EXACTLY).fill(id);
		this.viewer.button("Compare").click();
		PlaywrightAssertions.assertThat(this.page.getByText("No step differs")).isVisible();
		assertThat(this.page.url()).endsWith("?page=compare&a=" + id + "&b=" + id);
	}

	@Test
	void whatCannotBeComparedIsSaid() {
		String id = this.desk.askedTrace("compare-5", "Thank you!");
		this.viewer.open("?page=compare&a=" + id + "&b=" + id + "/0");
		PlaywrightAssertions.assertThat(this.page.getByRole(AriaRole.ALERT))
			.containsText("choose two traces or two steps");
		this.viewer.open("?page=compare&a=" + id + "&b=unknown");
		PlaywrightAssertions.assertThat(this.page.getByRole(AriaRole.ALERT))
			.hasText("B: The store has no trace with this id");
		assertThat(this.viewer.complaints()).allMatch((complaint) -> complaint.contains("404"));
		this.viewer.complaints().clear();
	}

	@Test
	void hostileContentIsComparedAsText() {
		HostileTrace one = new HostileTrace(this.desk);
		HostileTrace other = new HostileTrace(this.desk);
		this.viewer.open("?page=compare&a=" + one.id() + "&b=" + other.id());
		PlaywrightAssertions.assertThat(row("")).not().hasCount(0);
		for (int i = 1; i < one.steps().size(); i++) {
			this.viewer.goTo("?page=compare&a=" + one.id() + "/" + one.steps().get(i - 1) + "&b=" + other.id() + "/"
					+ one.steps().get(i));
			PlaywrightAssertions.assertThat(part("B").getByRole(AriaRole.LINK))
				.hasAttribute("href", Pattern.compile(".*observation=" + one.steps().get(i)));
			PlaywrightAssertions.assertThat(this.page.getByText("Summary")).isVisible();
		}
		assertThat(this.page.evaluate("window." + HostileTrace.FLAG + " ?? 0")).isEqualTo(0);
		this.desk.store().deleteTrace(one.id());
		this.desk.store().deleteTrace(other.id());
	}

	@ParameterizedTest
	@ValueSource(ints = { 1280, 390 })
	void everybodyCanCompare(int width) {
		this.page.setViewportSize(width, 900);
		String one = this.desk.askedTrace("compare-6", "Please cancel my booking HUT-204");
		String other = this.desk.askedTrace("compare-6", "What is the quiet time in the hut?");
		this.viewer.open("?page=compare&a=" + one + "&b=" + other);
		PlaywrightAssertions.assertThat(row("cancelBooking")).isVisible();
		looksGood("compare-traces-" + width, width);
		row("gpt-4o-mini").first().getByRole(AriaRole.LINK).click();
		PlaywrightAssertions.assertThat(part("Output")).isVisible();
		looksGood("compare-steps-" + width, width);
		this.viewer.open("?page=compare&a=" + one);
		looksGood("compare-form-" + width, width);
	}

	private void looksGood(String name, int width) {
		assertThat(this.viewer.violationsInAllColours(name)).isEmpty();
		assertThat(this.page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
	}

	private Locator head() {
		return this.page.locator("clew-trace-head");
	}

	private Locator row(String name) {
		return this.page.getByRole(AriaRole.TABLE, new Page.GetByRoleOptions().setName("Steps of both traces"))
			.getByRole(AriaRole.ROW)
			.filter(new Locator.FilterOptions().setHasText(name));
	}

	private Locator part(String name) {
		Locator part = this.page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(name).setExact(true));
		part.waitFor();
		return part;
	}

	private List<String> fact(String name) {
		Locator row = this.page.locator("clew-compare-facts tr")
			.filter(new Locator.FilterOptions().setHas(
					this.page.getByRole(AriaRole.ROWHEADER, new Page.GetByRoleOptions().setName(name).setExact(true))));
		row.waitFor();
		return row.getByRole(AriaRole.CELL).allTextContents();
	}

	private TimedTrace timed(String name, int millis, long input, String cost) {
		UnaryOperator<ObservationRecordBuilder> call = TimedTrace.call(input, 50, cost);
		TimedTrace trace = new TimedTrace(this.desk, name, "compare-7").step(1, 0, ObservationType.CHAIN,
				"morning round", 0, 1000 + millis);
		return trace.step(2, 1, ObservationType.TOOL, "look up", 0, 1000)
			.step(4, 1, ObservationType.TOOL, "tool of " + name, 500, 10)
			.step(3, 1, ObservationType.GENERATION, "answers", 1000, millis,
					(millis > 1000) ? (step) -> call.apply(step).level(Level.WARNING, "slow") : call);
	}

	private static String generation(RecordedTrace trace, String system, String answer) {
		Object temperature = system.contains("polite") ? 0.7 : 0.2;
		return trace.step(null, ObservationType.GENERATION, "gpt-4o-mini",
				(step) -> step
					.input(RecordedTrace.json(Map.of("messages",
							List.of(Map.of("role", "system", "content", system),
									Map.of("role", "user", "content", "Please cancel")))))
					.output(RecordedTrace.json(Map.of("role", "assistant", "content", answer)))
					.modelCall(new ModelCall("gpt-4o-mini", null, "openai", Map.of("temperature", temperature), null,
							null, null, null, "stop", null, null, null)));
	}

	private static String called(RecordedTrace trace, String callId, String question) {
		List<?> calls = List.of(Map.of("id", callId, "name", "look", "arguments", "{}"));
		Map<String, ?> answer = Map.of("role", "assistant", "toolCalls", calls);
		return trace.step(null, ObservationType.GENERATION, "gpt-4o-mini",
				(step) -> step
					.input(RecordedTrace.json(Map.of("messages",
							List.of(Map.of("role", "user", "content", question), answer,
									Map.of("role", "tool", "content", "yes", "toolCallId", callId)))))
					.output(RecordedTrace.json(answer)));
	}

	private static void calling(RecordedTrace trace, String name, String callId, String booking) {
		Map<String, ?> call = Map.of("id", callId, "name", "look", "arguments", Map.of("id", booking));
		trace.step(null, ObservationType.GENERATION, name,
				(step) -> step.output(RecordedTrace.json(Map.of("role", "assistant", "toolCalls", List.of(call)))));
	}

	private static String tool(RecordedTrace trace, String output) {
		return trace.step(null, ObservationType.TOOL, "read", (step) -> step.output(RecordedTrace.json(output)));
	}

}
