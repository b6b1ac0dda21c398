package dev.clew.demo.e2e;

import java.util.List;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * That the other tests would find what lies wrong.
 */
@ExtendWith(ChromiumExtension.class)
class PageBoxesTests {

	private final Page page;

	PageBoxesTests(Chromium chromium) {
		this.page = chromium.browser().newPage();
		this.page.setViewportSize(390, 600);
	}

	@AfterEach
	void close() {
		this.page.close();
	}

	@Test
	void whatLiesWellIsNoFault() {
		assertThat(
				faults("""
						<h1>Hut desk of the Konkordia</h1><p>It costs $0.0123 and took <b class="number">1,234.5 s</b>.</p>
						<p style="width: 6em; overflow: hidden; text-overflow: ellipsis; white-space: nowrap">A name that is too long</p>
						<div style="height: 4em; overflow: auto"><div style="position: sticky; top: 0; background: #fff">Head</div>
						<p>one</p><p>two</p><p>three</p></div>
						<pre style="overflow-x: auto">%s</pre>
						"""
					.formatted("code ".repeat(90))))
			.isEmpty();
	}

	@Test
	void pageThatScrollsSidewaysIsFound() {
		assertThat(faults("<p style='width: 500px'>%s</p>".formatted("wide ".repeat(20))))
			.contains("scrolls sideways by 118: html.");
	}

	@Test
	void badgeThatIsCutIsFound() {
		assertThat(faults(
				"<div style='width: 4em; overflow: hidden'><span class='chip' style='white-space: nowrap'>without usage</span></div>"))
			.containsExactly("cut off by div.: span.chip \"without usage\"");
	}

	@Test
	void textOverTextIsFound() {
		assertThat(faults("<p>Latency</p><p style='position: relative; top: -30px'>Tokens</p>"))
			.containsExactly("overlap: p \"Latency\" and p \"Tokens\"");
	}

	@Test
	void numbersTitlesAndLabelsThatAreBrokenAreFound() {
		assertThat(faults("""
				<p style="width: 2em; overflow-wrap: anywhere">$0.0001092</p>
				<p style="width: 2em; overflow-wrap: anywhere">٢٠٬٠٠٠٬٠٠٠</p>
				<h2 style="width: 2em; overflow-wrap: anywhere">Conversation</h2>
				<table><tr><td style="max-width: 2em; overflow-wrap: anywhere">unpriced</td></tr></table>
				""")).containsExactly("broken inside \"$0.0001092\": p \"$0.0001092\"",
				"broken inside \"٢٠٬٠٠٠٬٠٠٠\": p \"٢٠٬٠٠٠٬٠٠٠\"", "broken inside \"Conversation\": h2 \"Conversation\"",
				"broken inside \"unpriced\": td \"unpriced\"");
	}

	private List<String> faults(String body) {
		this.page.setContent(
				"<!doctype html><html lang='en'><head><title>Hut</title></head><body>" + body + "</body></html>");
		return PageBoxes.faults(this.page);
	}

}
