package dev.clew.demo.e2e;

import java.nio.file.Path;

import com.microsoft.playwright.Page;

/**
 * Pictures of what is tested, for people to look at. They take as long as many a test, so
 * that they are taken with {@code -Dclew.screenshots=true} only.
 */
final class Screenshots {

	/** Where they are written to. */
	static final Path TAKEN = Path.of("target", "screenshots");

	private Screenshots() {
	}

	static void take(Page page, String name) {
		if (Boolean.getBoolean("clew.screenshots")) {
			page.screenshot(new Page.ScreenshotOptions().setPath(TAKEN.resolve(name + ".png")));
		}
	}

}
