package dev.clew.demo.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import com.microsoft.playwright.Page;

/**
 * Measures where the texts of a page lie: what goes beyond the window or is cut off, lies
 * over something else, or is broken inside a number or a word of a title.
 */
final class PageBoxes {

	// So high that nothing has to be scrolled to.
	private static final int TALL = 3000;

	private static final String MEASURE = script();

	private PageBoxes() {
	}

	/**
	 * Looks at a page as it is seen, and once more with all that one would scroll to.
	 * @param page of any width
	 * @return what lies wrong, in a sentence each
	 */
	static List<String> faults(Page page) {
		int width = page.viewportSize().width;
		int height = page.viewportSize().height;
		List<String> seen = measure(page);
		page.setViewportSize(width, TALL);
		List<String> all = measure(page);
		page.setViewportSize(width, height);
		return Stream.concat(seen.stream(), all.stream()).distinct().toList();
	}

	// Two frames, after which what was resized has been drawn again.
	private static List<String> measure(Page page) {
		page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
		return ((List<?>) page.evaluate(MEASURE)).stream().map(String::valueOf).toList();
	}

	private static String script() {
		try (InputStream script = Objects.requireNonNull(PageBoxes.class.getResourceAsStream("boxes.js"))) {
			return new String(script.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
