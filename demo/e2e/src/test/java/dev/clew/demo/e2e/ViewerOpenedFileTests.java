package dev.clew.demo.e2e;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import dev.clew.trace.Content;
import dev.clew.trace.ObservationType;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@ViewerTest
class ViewerOpenedFileTests {

	private static final String DROP = """
			([name, text]) => {
				const files = new DataTransfer();
				files.items.add(new File([text], name));
				for (const type of ['dragover', 'drop']) {
					document.querySelector('clew-app').dispatchEvent(
						new DragEvent(type, { dataTransfer: files, bubbles: true, composed: true, cancelable: true }));
				}
			}""";

	private final HelpDesk desk;

	private final ViewerPage viewer;

	private final Page page;

	ViewerOpenedFileTests(HelpDesk desk, ViewerPage viewer) {
		this.desk = desk;
		this.viewer = viewer;
		this.page = this.viewer.page();
		this.page.setDefaultTimeout(10_000);
	}

	@Test
	void downloadIsWhatTheEndpointReturns() throws IOException {
		String id = ask("file-1");
		this.viewer.open("?trace=" + id);
		Download download = this.page.waitForDownload(() -> this.viewer.link("Download").click());
		assertThat(download.suggestedFilename()).isEqualTo("trace-" + id + ".json");
		assertThat(Files.readString(download.path())).isEqualTo(this.desk.tryToRead("llmtraces/" + id).body());
	}

	@Test
	void fileIsShownWithoutTheApplication() {
		String id = ask("file-2");
		String json = this.desk.tryToRead("llmtraces/" + id).body();
		this.desk.store().deleteTrace(id);
		this.viewer.open("");
		choose("mine.json", json);
		PlaywrightAssertions.assertThat(this.viewer.steps()).hasCount(12);
		PlaywrightAssertions.assertThat(this.page.getByText("Opened from the file mine.json")).isVisible();
		this.viewer.steps().filter(new Locator.FilterOptions().setHasText("cancelBooking")).click();
		PlaywrightAssertions.assertThat(this.viewer.heading("cancelBooking")).isVisible();
		PlaywrightAssertions.assertThat(this.page.locator("clew-observation")).containsText("HUT-204");
		PlaywrightAssertions.assertThat(this.viewer.link("Download")).hasCount(0);
		this.viewer.screenshot("opened-file");
		assertThat(this.viewer.violations()).isEmpty();
	}

	@Test
	void wholeFileIsSearched() {
		RecordedTrace trace = new RecordedTrace(this.desk, "file-search");
		trace.step(null, ObservationType.TOOL, "lookUp",
				(step) -> step.output(RecordedTrace.json("hay ".repeat(200) + "a needle \"in\" the hay")));
		String json = this.desk.tryToRead("llmtraces/" + trace.id()).body();
		this.desk.store().deleteTrace(trace.id());
		this.viewer.open("");
		choose("search.json", json);
		this.page.getByLabel("Search in this trace").fill("Needle \"in\"");
		PlaywrightAssertions.assertThat(this.viewer.steps().first()).containsText("in content");
	}

	@Test
	void twoFilesAreCompared() {
		this.viewer.open("");
		choose(file("one.json", traceOf("file-5")), file("other.json", traceOf("file-6")));
		PlaywrightAssertions.assertThat(this.viewer.heading("Compare")).isVisible();
		PlaywrightAssertions.assertThat(this.page.getByText("opened from a file")).hasCount(2);
		PlaywrightAssertions.assertThat(this.page.getByText("cancelBooking")).isVisible();
	}

	private String traceOf(String session) {
		return this.desk.tryToRead("llmtraces/" + ask(session)).body();
	}

	private static FilePayload file(String name, String text) {
		return new FilePayload(name, "application/json", text.getBytes(StandardCharsets.UTF_8));
	}

	@Test
	void fileIsDroppedAnywhere() {
		String id = ask("file-3");
		this.viewer.open("?page=usage");
		drop("dropped.json", this.desk.tryToRead("llmtraces/" + id).body());
		PlaywrightAssertions.assertThat(this.page.getByText("Opened from the file dropped.json")).isVisible();
		PlaywrightAssertions.assertThat(this.viewer.steps()).hasCount(12);
		this.page.keyboard().press("j");
		PlaywrightAssertions.assertThat(this.page.getByText("There is no older trace.")).isVisible();
		this.page.reload();
		PlaywrightAssertions.assertThat(this.page.getByRole(AriaRole.ALERT)).containsText("Open the file once more");
	}

	@Test
	void lastFiveFilesAreKept() {
		String json = this.desk.tryToRead("llmtraces/" + ask("file-kept")).body();
		this.viewer.open("");
		for (int file = 1; file <= 6; file++) {
			choose(file + ".json", json);
			PlaywrightAssertions.assertThat(this.page.getByText("Opened from the file " + file + ".json")).isVisible();
		}
		for (int file = 5; file >= 2; file--) {
			this.page.goBack();
			PlaywrightAssertions.assertThat(this.page.getByText("Opened from the file " + file + ".json")).isVisible();
		}
		this.page.goBack();
		PlaywrightAssertions.assertThat(this.page.getByRole(AriaRole.ALERT)).containsText("Open the file once more");
	}

	@Test
	void filesAreOpenedOnceMoreAfterAReload() {
		FilePayload[] files = { file("one.json", traceOf("file-7")), file("other.json", traceOf("file-8")) };
		this.viewer.open("");
		choose(files);
		PlaywrightAssertions.assertThat(this.page.getByText("cancelBooking")).isVisible();
		this.page.reload();
		PlaywrightAssertions.assertThat(this.page.getByText("Open the file once more")).hasCount(2);
		choose(files);
		PlaywrightAssertions.assertThat(this.page.getByText("cancelBooking")).isVisible();
		PlaywrightAssertions.assertThat(this.page.getByText("Open the file once more")).hasCount(0);
		this.page.goBack();
		PlaywrightAssertions.assertThat(this.page.getByText("Open the file once more")).hasCount(2);
	}

	@Test
	void fileThatIsForgottenIsNotPutAsideAnyMore() {
		String json = traceOf("file-9");
		this.viewer.open("");
		choose("one.json", json);
		PlaywrightAssertions.assertThat(this.viewer.button("Copy link")).hasCount(0);
		this.page.locator("clew-trace-head").getByText("Select for compare").click();
		PlaywrightAssertions.assertThat(this.page.getByText("Selected for compare: ")).isVisible();
		this.page.reload();
		choose("other.json", json);
		PlaywrightAssertions.assertThat(this.page.getByText("Opened from the file other.json")).isVisible();
		PlaywrightAssertions.assertThat(this.page.locator("clew-trace-head").getByText("Select for compare"))
			.isVisible();
		PlaywrightAssertions.assertThat(this.page.getByText("Selected for compare: ")).hasCount(0);
	}

	@Test
	void downloadedTraceDoesNotDifferFromItself() {
		String id = ask("file-10");
		compareWithItsFile(id, "POST /api/chat");
	}

	@Test
	void shapesOfContentAreNoDifference() {
		RecordedTrace trace = new RecordedTrace(this.desk, "file-11");
		String parts = "[{\"type\":\"text\",\"text\":\"Who is this?\"},{\"type\":\"image\",\"sha256\":\"00\"}]";
		for (ObservationType type : ObservationType.values()) {
			for (String value : List.of("\"text\"", "[1]", parts, "{\"role\":\"assistant\",\"content\":\"Yes\"}",
					"{\"role\":\"assistant\",\"content\":" + parts + "}", "{\"role\":\"assistant\",\"toolCalls\":[]}",
					"{\"userMessage\":\"Hi\",\"more\":2}", "{\"userMessage\":{\"text\":\"Hi\"}}",
					"{\"messages\":[{\"content\":\"Hi\"}],\"userMessage\":\"No\"}",
					"{\"messages\":[],\"userMessage\":\"No\"}", "{\"messages\":{},\"userMessage\":\"Yes\"}",
					"{\"messages\":[{\"content\":" + parts + "}]}")) {
				trace.step(null, type, "step",
						(step) -> step.input(Content.ofJson(value)).output(Content.ofJson(value)));
			}
		}
		compareWithItsFile(trace.id(), "Recorded");
	}

	@Test
	void waysToWriteJsonAreNoDifference() {
		RecordedTrace trace = new RecordedTrace(this.desk, "file-13");
		for (String value : List.of("{ \"nights\": 2.0, \"hut\": \"M\\u00fcnchner H\\u00FCtte\\/1\" }",
				"[ 0.50, 1e-7, 1.2345678901234567E-8, 12345678901234567890 ]", "[ \"\\u001B\" ]",
				"{\"long\":\"" + "\\u00fc".repeat(200) + "\"}", "{\"longer\":\"" + "\\u00fc".repeat(600) + "\"}",
				"[  " + "1.0, ".repeat(200) + "2]")) {
			trace.step(null, ObservationType.TOOL, "look up", (step) -> step.input(Content.ofJson(value)));
		}
		compareWithItsFile(trace.id(), "Recorded");
	}

	@Test
	void longNumbersDiffer() {
		RecordedTrace trace = new RecordedTrace(this.desk, "file-14");
		trace.step(null, ObservationType.TOOL, "count",
				(step) -> step.input(Content.ofJson("{\"booking\": 12345678901234567890}")));
		String json = this.desk.tryToRead("llmtraces/" + trace.id()).body();
		this.viewer.open("");
		choose(file("one.json", json), file("other.json", json.replace("567890}", "567891}")));
		PlaywrightAssertions.assertThat(this.page.getByText("differs: input")).isVisible();
	}

	private void compareWithItsFile(String id, String name) {
		this.viewer.open("?trace=" + id);
		this.page.locator("clew-trace-head").getByText("Select for compare").click();
		choose("mine.json", this.desk.tryToRead("llmtraces/" + id).body());
		PlaywrightAssertions.assertThat(this.page.getByText("Opened from the file mine.json")).isVisible();
		this.page.locator("clew-trace-head").getByLabel("Compare with " + name).click();
		PlaywrightAssertions.assertThat(this.page.getByText("opened from a file")).hasCount(1);
		PlaywrightAssertions.assertThat(this.page.getByText("No step differs")).isVisible();
	}

	@Test
	void fileKeepsAllDigitsOfItsNumbers() {
		RecordedTrace trace = new RecordedTrace(this.desk, "file-12");
		trace.step(null, ObservationType.TOOL, "count",
				(tool) -> tool.input(Content.ofJson("{\"booking\":12345678901234567890}")));
		this.viewer.open("");
		choose("long.json",
				this.desk.tryToRead("llmtraces/" + trace.id())
					.body()
					.replaceAll("\"latencyMs\":[0-9.]+", "\"latencyMs\":100.00000000000000000001"));
		PlaywrightAssertions.assertThat(this.page.locator("clew-observation")).containsText("12345678901234567890");
		PlaywrightAssertions.assertThat(this.page.locator("clew-trace-head")).containsText("100 ms");
	}

	@Test
	void badFileIsSaid() {
		this.viewer.open("");
		choose("bad.json", "not json");
		PlaywrightAssertions.assertThat(this.page.getByRole(AriaRole.ALERT))
			.containsText("bad.json cannot be opened. It is not JSON.");
		this.viewer.screenshot("bad-file");
		this.viewer.button("Close").click();
		PlaywrightAssertions.assertThat(this.page.getByRole(AriaRole.ALERT)).hasCount(0);
		drop("bad.json", "{\"observations\":[],\"scores\":[],\"traceId\":7}");
		PlaywrightAssertions.assertThat(this.page.getByRole(AriaRole.ALERT)).containsText("traceId is not text");
	}

	@Test
	void hostileFileDoesNoHarm() {
		HostileTrace hostile = new HostileTrace(this.desk);
		String json = this.desk.tryToRead("llmtraces/" + hostile.id()).body();
		this.desk.store().deleteTrace(hostile.id());
		List<String> elsewhere = new CopyOnWriteArrayList<>();
		this.page.onRequest((request) -> elsewhere.add(request.url()));
		this.viewer.open("");
		choose("<img src=x onerror=window." + HostileTrace.FLAG + "=1>.json", json);
		PlaywrightAssertions.assertThat(this.viewer.steps().first()).isVisible();
		String id = this.page.url().replaceFirst(".*[?&]trace=([^&]+).*", "$1").replace("%3A", ":");
		for (String step : hostile.steps()) {
			this.viewer.goTo("?trace=" + id + "&observation=" + step);
			PlaywrightAssertions.assertThat(this.viewer.shownStep()).hasAttribute("place", id + "/" + step);
		}
		assertThat(this.page.evaluate("window." + HostileTrace.FLAG + " ?? 0")).isEqualTo(0);
		assertThat(elsewhere).allMatch((url) -> url.startsWith(this.desk.address() + "/"));
	}

	private String ask(String session) {
		return this.desk.askedTrace(session, "Please cancel my booking HUT-204");
	}

	private void choose(String name, String text) {
		choose(file(name, text));
	}

	private void choose(FilePayload... files) {
		this.page.waitForFileChooser(() -> this.viewer.button("Open file").click()).setFiles(files);
	}

	private void drop(String name, String text) {
		this.page.evaluate(DROP, List.of(name, text));
	}

}
