package dev.clew.viewer;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ViewerPageTests {

	@Test
	void modulesAreLoadedAtOnceFromWhereTheFilesAre() {
		ViewerPage page = ViewerPage.of("<head>{{preloads}}</head>", "./a&b/", Map.of());
		assertThat(page.html(List.of("app.js", "core/api.js")))
			.isEqualTo("<head><link rel=\"modulepreload\" href=\"./a&amp;b/app.js\">\n"
					+ "<link rel=\"modulepreload\" href=\"./a&amp;b/core/api.js\"></head>");
	}

	@Test
	void addressesOfEndpointsAreWrittenAsText() {
		ViewerPage page = ViewerPage.of("<base href=\"{{files}}\">{{endpoints}}", "./a&b/",
				Map.of("llmtraces", "../\"><script>alert(1)</script>"));
		assertThat(page.html(List.of())).isEqualTo("<base href=\"./a&amp;b/\"><meta name=\"clew:llmtraces\" "
				+ "content=\"../&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;\">");
	}

}
