package dev.clew.demo.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.clew.trace.ErrorInfo;
import dev.clew.trace.Level;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Origin;
import dev.clew.trace.TraceInfo;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the list of traces says of each, and what can be done with several.
 */
@OwnHelpDesk("--management.endpoint.llmtraces.access=unrestricted")
@ViewerTest
class ViewerListTests {

	private static final Duration SECOND = Duration.ofSeconds(1);

	private final HelpDesk desk;

	private final ViewerPage viewer;

	private final Page page;

	ViewerListTests(HelpDesk desk, ViewerPage viewer) {
		this.desk = desk;
		this.viewer = viewer;
		this.page = this.viewer.page();
		this.page.setDefaultTimeout(5000);
	}

	@Test
	void rowSaysWhatWasAskedAndAnsweredOrWhyNot() {
		turn("said", "Is there a bed?", "Yes, **two** of them.", null);
		turn("said", "And a shower?", null,
				"{\"error\":{\"message\":\"The \\\"model\\\" is overloaded\",\"code\":null}}");
		turn("said", "And breakfast?", null, null);
		this.viewer.open("?user=said&sort=startTime");
		PlaywrightAssertions.assertThat(this.page.locator(".said .open"))
			.hasText(new String[] { "Is there a bed?", "And a shower?", "And breakfast?" });
		PlaywrightAssertions.assertThat(this.page.locator(".said .answer"))
			.hasText(new String[] { "Yes, **two** of them.", "The \"model\" is overloaded", "No answer recorded" });
		PlaywrightAssertions.assertThat(this.page.locator(".said .details").first())
			.hasText("POST /api/chat said-session said");
		PlaywrightAssertions.assertThat(this.page.getByRole(AriaRole.COLUMNHEADER))
			.hasText(
					new String[] { "", "Bookmark", "Time \u2191", "Question and answer", "Steps", "Latency", "Level" });
		PlaywrightAssertions.assertThat(count()).hasText("3 traces");
		this.viewer.link("And a shower?").click();
		PlaywrightAssertions.assertThat(this.viewer.heading("POST /api/chat")).isVisible();
	}

	@Test
	void columnsAreChosenAndRemembered() {
		new ListedTraces(this.desk.store(), "columns").completed("chosen", SECOND, SECOND);
		this.viewer.open("?user=columns");
		PlaywrightAssertions.assertThat(column("Cost $0.0123")).hasCount(0);
		PlaywrightAssertions.assertThat(column("Cost")).isVisible();
		this.viewer.button("Columns").click();
		choose("Cost", false);
		choose("Session", false);
		choose("Environment", true);
		this.viewer.screenshot("list-columns");
		assertThat(this.viewer.violations()).isEmpty();
		this.page.keyboard().press("Escape");
		this.page.reload();
		PlaywrightAssertions.assertThat(column("Latency")).isVisible();
		PlaywrightAssertions.assertThat(column("Cost")).hasCount(0);
		PlaywrightAssertions.assertThat(this.page.locator(".said .details")).hasText("chosen columns listed test");
	}

	@Test
	void allTracesAreCountedNotOnlyThoseThatAreLoaded() {
		new ListedTraces(this.desk.store(), "counted").completed("counted", 60);
		this.viewer.open("?user=counted");
		PlaywrightAssertions.assertThat(this.viewer.traces()).hasCount(50);
		PlaywrightAssertions.assertThat(count()).hasText("60 traces");
		this.viewer.button("Filters (1)").click();
		this.viewer.traces().last().scrollIntoViewIfNeeded();
		PlaywrightAssertions.assertThat(this.viewer.traces()).hasCount(60);
		PlaywrightAssertions.assertThat(count()).hasText("60 traces");
	}

	@Test
	void hitsSayWhereTheyAreAndLeadThere() {
		String id = turn("hits", "Is there a sauna?", "No, but a Kneipp basin.", null);
		this.viewer.open("?q=kneipp");
		Locator hit = this.page.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Found in"))
			.getByRole(AriaRole.LINK);
		PlaywrightAssertions.assertThat(hit).hasText("output No, but a Kneipp basin.");
		PlaywrightAssertions.assertThat(hit.locator("mark")).hasText("Kneipp");
		this.viewer.screenshot("list-hits");
		hit.click();
		PlaywrightAssertions.assertThat(this.viewer.steps().first()).isVisible();
		assertThat(this.page.url()).contains("trace=" + id + "&observation=0000000000000001&list=q%3Dkneipp");
	}

	@Test
	void ingestionBeforeTheFirstQuestionIsOneLine() {
		for (int number = 1; number <= 3; number++) {
			new RecordedTrace(this.desk, info("folded", null, null)).step(null, ObservationType.EMBEDDING, "all-minilm",
					(embedding) -> embedding);
		}
		this.viewer.open("?environment=folded");
		Locator line = this.viewer.button("3 embeddings at start-up");
		PlaywrightAssertions.assertThat(line).hasAttribute("aria-expanded", "false");
		PlaywrightAssertions.assertThat(this.viewer.traces()).hasCount(0);
		this.viewer.screenshot("list-folded");
		line.click();
		PlaywrightAssertions.assertThat(this.viewer.traces()).hasCount(3);
		line.click();
		this.viewer.open("?environment=folded&type=EMBEDDING");
		PlaywrightAssertions.assertThat(this.viewer.traces()).hasCount(3);
	}

	@Test
	void twoThatAreSelectedAreCompared() {
		ListedTraces traces = new ListedTraces(this.desk.store(), "compared");
		String older = traces.completed("older", SECOND.multipliedBy(2), SECOND);
		String newer = traces.completed("newer", SECOND, SECOND);
		this.viewer.open("?user=compared");
		select("older");
		PlaywrightAssertions.assertThat(this.viewer.button("Compare")).isDisabled();
		select("newer");
		PlaywrightAssertions.assertThat(this.page.getByText("2 selected")).isVisible();
		this.viewer.screenshot("list-selected");
		assertThat(this.viewer.violations()).isEmpty();
		this.viewer.button("Compare").click();
		assertThat(this.page.url()).endsWith("?page=compare&a=" + newer + "&b=" + older);
	}

	@Test
	void selectedTracesAreBookmarkedAndDownloaded() throws IOException {
		ListedTraces traces = new ListedTraces(this.desk.store(), "kept");
		List<String> ids = List.of(traces.completed("one", SECOND.multipliedBy(3), SECOND),
				traces.completed("two", SECOND.multipliedBy(2), SECOND));
		traces.completed("three", SECOND, SECOND);
		this.viewer.open("?user=kept");
		ids.forEach((id) -> this.page.locator("[data-trace='" + id + "']").getByLabel("Select").check());
		toolbar("Bookmark").click();
		PlaywrightAssertions.assertThat(toolbar("Remove bookmark")).isVisible();
		assertThat(ids).allMatch((id) -> this.desk.read("llmtraces/" + id).path("bookmarked").asBoolean());
		Download download = this.page.waitForDownload(() -> toolbar("Download").click());
		assertThat(download.suggestedFilename()).isEqualTo("traces-2.ndjson");
		assertThat(Files.readAllLines(download.path())).hasSize(2)
			.allMatch((line) -> ids.stream().anyMatch((id) -> line.contains("\"traceId\":\"" + id + "\"")));
		this.page.getByLabel("Select all").check();
		PlaywrightAssertions.assertThat(this.page.getByText("3 selected")).isVisible();
		this.viewer.button("Clear selection").click();
		PlaywrightAssertions.assertThat(count()).hasText("3 traces");
	}

	@Test
	void erasingIsAskedForFirst() {
		ListedTraces traces = new ListedTraces(this.desk.store(), "erased");
		traces.completed("stays", SECOND.multipliedBy(3), SECOND);
		String id = traces.completed("goes", SECOND, SECOND);
		this.viewer.open("?user=erased");
		select("goes");
		toolbar("Erase \u2026").click();
		Locator dialog = this.page.getByRole(AriaRole.DIALOG);
		PlaywrightAssertions.assertThat(dialog).containsText("Erase this trace?");
		PlaywrightAssertions.assertThat(dialog).containsText("1 step with all inputs, outputs and scores goes");
		this.viewer.screenshot("list-erase");
		assertThat(this.viewer.violations()).isEmpty();
		this.viewer.button("Cancel").click();
		PlaywrightAssertions.assertThat(this.viewer.traces()).hasCount(2);
		toolbar("Erase \u2026").click();
		this.viewer.button("Erase").click();
		PlaywrightAssertions.assertThat(this.viewer.traces()).hasCount(1);
		PlaywrightAssertions.assertThat(count()).hasText("1 trace");
		assertThat(this.desk.tryToRead("llmtraces/" + id).status()).isEqualTo(404);
	}

	private String turn(String user, String question, @Nullable String answer, @Nullable String error) {
		RecordedTrace trace = new RecordedTrace(this.desk, info("test", user + "-session", user));
		trace.step(null, ObservationType.AGENT, "Desk.answer",
				(agent) -> agent.input(RecordedTrace.json(Map.of("userMessage", question)))
					.output((answer != null) ? RecordedTrace.json(answer) : null)
					.level((error != null) ? Level.ERROR : Level.DEFAULT, null)
					.error((error != null) ? new ErrorInfo("Overloaded", error, null) : null));
		return trace.id();
	}

	private static TraceInfo info(String environment, @Nullable String session, @Nullable String user) {
		return new TraceInfo("", 0, "POST /api/chat", session, user, new Origin(environment, null, null, environment),
				List.of(), Map.of(), List.of());
	}

	private void select(String name) {
		this.viewer.trace(name).getByLabel("Select").check();
	}

	private Locator toolbar(String name) {
		return this.page.getByRole(AriaRole.TOOLBAR)
			.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
	}

	private void choose(String label, boolean shown) {
		this.page.locator("clew-column-menu")
			.getByLabel(label, new Locator.GetByLabelOptions().setExact(true))
			.setChecked(shown);
	}

	private Locator column(String name) {
		return this.page.getByRole(AriaRole.COLUMNHEADER, new Page.GetByRoleOptions().setName(name).setExact(true));
	}

	private Locator count() {
		return this.page.locator("clew-list-head .count");
	}

}
