package dev.clew.demo.e2e;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * That the other tests would find what nobody can read.
 */
@ExtendWith(ChromiumExtension.class)
class AccessibilityTests {

	private final Page page;

	AccessibilityTests(Chromium chromium) {
		this.page = chromium.browser().newPage();
		this.page.setContent("""
				<!doctype html><html lang="en"><head><title>Hut</title>
				<style>
					@media (prefers-color-scheme: dark) { body { color: #555; background: #000; } }
				</style></head>
				<body><main><h1>Hut</h1><img src="hut.png"></main></body></html>
				""");
	}

	@AfterEach
	void close() {
		this.page.close();
	}

	@Test
	void pictureWithoutWordsIsFound() {
		assertThat(Accessibility.violations(this.page)).containsExactly("image-alt: <img src=\"hut.png\">");
	}

	@Test
	void wordsThatAreTooDarkInTheDarkAreFound() {
		assertThat(Accessibility.violationsInAllColours(this.page)).containsExactly("image-alt: <img src=\"hut.png\">",
				"dark color-contrast: <h1>Hut</h1>");
	}

}
