package dev.clew.viewer;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ViewerPageTests {

	@Test
	void addressesOfEndpointsAreWrittenAsText() {
		ViewerPage page = ViewerPage.of("<base href=\"{{files}}\">{{endpoints}}", "./a&b/",
				Map.of("llmtraces", "../\"><script>alert(1)</script>"));
		assertThat(page.html()).isEqualTo("<base href=\"./a&amp;b/\"><meta name=\"clew:llmtraces\" "
				+ "content=\"../&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;\">");
	}

}
