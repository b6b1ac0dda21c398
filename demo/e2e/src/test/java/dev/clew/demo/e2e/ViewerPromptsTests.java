package dev.clew.demo.e2e;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.clew.trace.ErrorInfo;
import dev.clew.trace.Level;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Prompt;
import dev.clew.trace.Score;
import dev.clew.trace.ScoreTarget;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@OwnHelpDesk
@ViewerTest
class ViewerPromptsTests {

	private static final String NAME = "HutDesk.answer";

	private final HelpDesk desk;

	private final ViewerPage viewer;

	ViewerPromptsTests(HelpDesk desk, ViewerPage viewer) {
		this.desk = desk;
		this.viewer = viewer;
	}

	@BeforeEach
	void promptHasTwoVersions() {
		Instant start = Instant.now().minus(Duration.ofHours(3));
		if (this.desk.read("llmtraces?prompt=" + NAME).path("traces").isEmpty()) {
			call(start, "aaaa1111", "You are a clerk.", "0.25", false);
			String failed = call(start.plusSeconds(3600), "aaaa1111", "You are a clerk.", "0.75", true);
			String newest = call(start.plusSeconds(7200), "bbbb2222", "You are a friendly clerk.", "0.2", false);
			score(failed, false);
			score(newest, true);
		}
	}

	private String call(Instant start, String version, String system, String cost, boolean fails) {
		Map<String, ?> input = Map.of("messages", List.of(Map.of("role", "system", "content", system),
				Map.of("role", "user", "content", "Is Konkordia free?")));
		TimedTrace trace = new TimedTrace(this.desk, "POST /huts", "prompts-1", start);
		return trace.step(1, 0, ObservationType.GENERATION, "gpt-4o-mini", 0, 1000, (step) -> {
			TimedTrace.call(100, 10, cost)
				.apply(step)
				.prompt(new Prompt(NAME, version, Map.of("hut", "Konkordia")))
				.input(RecordedTrace.json(input));
			return fails ? step.level(Level.ERROR, "refused").error(new ErrorInfo("Refused", "refused", "Refused"))
					: step;
		}).id();
	}

	private void score(String trace, boolean value) {
		this.desk.store()
			.save(new Score(ScoreTarget.trace(trace), "helpful", value, Score.DataType.BOOLEAN, Score.Source.API, null,
					null, Instant.now()));
	}

	@Test
	void promptsAreListedWithTheirFiguresAndLeadToTheirVersions() {
		this.viewer.open("").link("Prompts").click();
		PlaywrightAssertions.assertThat(this.viewer.page()).hasTitle("Prompts · Clew");
		Locator row = row(NAME);
		PlaywrightAssertions.assertThat(row).isVisible();
		List<String> cells = row.getByRole(AriaRole.CELL).allInnerTexts();
		assertThat(cells.subList(0, 6)).containsExactly(NAME, "2", "3", "1 33%", "$1.20", "$0.40");
		this.viewer.link(NAME).click();
		PlaywrightAssertions.assertThat(this.viewer.heading(NAME)).isVisible();
	}

	@Test
	void versionsStandSideBySideAndLeadToTheirTraces() {
		open();
		PlaywrightAssertions.assertThat(this.viewer.page().getByRole(AriaRole.COLUMNHEADER))
			.hasText(new String[] { "bbbb2222 latest", "aaaa1111" });
		assertThat(cells("Calls")).containsExactly("1", "2");
		assertThat(cells("Errors")).containsExactly("0", "1 50%");
		assertThat(cells("Latency p95")).containsExactly("1 s", "1 s");
		assertThat(cells("Cost")).containsExactly("$0.20", "$1.00");
		assertThat(cells("Cost per call")).containsExactly("$0.20", "$0.50");
		assertThat(cells("helpful")).containsExactly("100% yes of 1", "0% yes of 1");
		assertThat(cells("First used").get(1)).isNotEqualTo(cells("Last used").get(1)).contains(":");
		this.viewer.link("aaaa1111").click();
		PlaywrightAssertions.assertThat(this.viewer.trace("POST /huts")).hasCount(2);
	}

	@Test
	void textsOfTwoVersionsAreCompared() {
		open();
		Locator texts = this.viewer.page().locator("clew-prompt-texts");
		PlaywrightAssertions.assertThat(texts).containsText("The template itself is not recorded");
		PlaywrightAssertions.assertThat(texts.locator("clew-diff")).containsText("friendly");
		PlaywrightAssertions.assertThat(texts.locator("clew-diff")).containsText("Is {{hut}} free?");
		this.viewer.page().getByLabel("To").selectOption("aaaa1111");
		PlaywrightAssertions.assertThat(texts).containsText("The texts of the last calls are the same.");
	}

	@Test
	void promptThatIsNotThereSaysWhy() {
		this.viewer.open("?page=prompt&prompt=Nobody.asks");
		PlaywrightAssertions.assertThat(this.viewer.page().getByText("No call with this prompt is in the store."))
			.isVisible();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1280, 390 })
	void everybodyCanReadThem(int width) {
		this.viewer.page().setViewportSize(width, 800);
		this.viewer.open("?page=prompts");
		PlaywrightAssertions.assertThat(row(NAME)).isVisible();
		assertThat(this.viewer.violationsInAllColours("prompts-" + width)).isEmpty();
		open();
		PlaywrightAssertions.assertThat(this.viewer.page().locator("clew-diff")).isVisible();
		assertThat(this.viewer.violationsInAllColours("prompt-" + width)).isEmpty();
		assertThat(this.viewer.page().evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
	}

	private void open() {
		this.viewer.open("?page=prompt&prompt=" + NAME);
		PlaywrightAssertions.assertThat(row("Calls")).isVisible();
	}

	private List<String> cells(String word) {
		return row(word).getByRole(AriaRole.CELL).allInnerTexts();
	}

	private Locator row(String word) {
		Locator head = this.viewer.page().getByText(word, new Page.GetByTextOptions().setExact(true));
		return this.viewer.page().getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHas(head)).first();
	}

}
