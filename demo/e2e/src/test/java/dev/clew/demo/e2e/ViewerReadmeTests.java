package dev.clew.demo.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The pictures of the documentation, in an application that shows nothing else. With
 * {@code -Dclew.screenshots.write=true} they are taken anew.
 */
@OwnHelpDesk
@ViewerTest
class ViewerReadmeTests {

	private static final Path ROOT = Path.of("..", "..");

	private static final Path SHOWN = Path.of("..", "screenshots");

	private static final int MAX_BYTES = 150 * 1024;

	private final HelpDesk desk;

	private final ViewerPage viewer;

	ViewerReadmeTests(HelpDesk desk, ViewerPage viewer) {
		this.desk = desk;
		this.viewer = viewer;
		this.viewer.page().setViewportSize(1280, 640);
	}

	@Test
	void readmeShowsTheListAndOneTrace() throws IOException {
		this.desk.askedTrace("monday", "Good morning!");
		this.desk.askedTrace("monday", "Where is my booking HUT-201?");
		this.desk.askedTrace("tuesday", "What will the weather be on Friday?");
		this.desk.askedTrace("tuesday", "What is the quiet time in the hut?");
		this.desk.askedTrace("monday", "Thank you!");
		String trace = this.desk.askedTrace("wednesday", "Please cancel my booking HUT-204");
		this.desk.score(trace, true, "Quick!");
		this.viewer.open("");
		PlaywrightAssertions.assertThat(this.viewer.page().locator("tbody tr")).not().hasCount(0);
		take("traces");
		this.viewer.page().setViewportSize(1280, 720);
		this.viewer.open("?trace=" + trace);
		this.viewer.steps().filter(new Locator.FilterOptions().setHasText("gpt-4o-mini")).last().click();
		PlaywrightAssertions.assertThat(this.viewer.page().locator("clew-observation")).containsText("Tool call");
		take("trace");
	}

	@Test
	void picturesOfTheReadmeAreThereAndSmall() throws IOException {
		assertThat(Files.readString(ROOT.resolve("README.md"))).contains("](demo/screenshots/trace.png)");
		String reference = Files.readString(ROOT.resolve("autoconfigure").resolve("README.md"));
		for (String name : List.of("traces", "trace")) {
			assertThat(reference).contains("](../demo/screenshots/" + name + ".png)");
			assertThat(SHOWN.resolve(name + ".png")).isNotEmptyFile()
				.satisfies((file) -> assertThat(Files.size(file)).isLessThan(MAX_BYTES));
		}
	}

	private void take(String name) throws IOException {
		assertThat(this.viewer.violations()).isEmpty();
		if (Boolean.getBoolean("clew.screenshots.write")) {
			Path taken = Screenshots.TAKEN.resolve("readme-" + name + ".png");
			this.viewer.page().screenshot(new Page.ScreenshotOptions().setPath(taken));
			compress(taken, SHOWN.resolve(name + ".png"));
		}
	}

	// The browser writes in a hurry: a third is gained without any loss.
	private static void compress(Path from, Path to) throws IOException {
		ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
		ImageWriteParam slowly = writer.getDefaultWriteParam();
		slowly.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
		slowly.setCompressionQuality(0);
		Files.createDirectories(SHOWN);
		Files.deleteIfExists(to);
		try (ImageOutputStream output = ImageIO.createImageOutputStream(to.toFile())) {
			writer.setOutput(output);
			writer.write(null, new IIOImage(ImageIO.read(from.toFile()), null, null), slowly);
		}
		finally {
			writer.dispose();
		}
	}

}
