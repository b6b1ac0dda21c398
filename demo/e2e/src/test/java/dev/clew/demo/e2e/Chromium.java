package dev.clew.demo.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.impl.driver.Driver;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A headless browser: the one of the system, else the one that Playwright downloads. No
 * test can run where neither is to be had.
 */
final class Chromium implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(Chromium.class);

	// The first is the same browser without the windows, and so half as heavy.
	private static final List<Path> OF_THE_SYSTEM = List.of(Path.of("/usr/bin/chromium-headless-shell"),
			Path.of("/usr/bin/chromium"));

	private static final Map<String, String> NO_DOWNLOAD = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");

	private static final List<String> ARGUMENTS = List.of("--no-sandbox", "--disable-gpu", "--disable-quic",
			"--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync");

	private final Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(NO_DOWNLOAD));

	private final @Nullable Browser browser = launch();

	// Machines that build are busy: what is not there at once may come late.
	Chromium() {
		PlaywrightAssertions.setDefaultAssertionTimeout(15_000);
	}

	Browser browser() {
		return (this.browser != null) ? this.browser : Assumptions.abort("There is no browser");
	}

	private @Nullable Browser launch() {
		BrowserType.LaunchOptions options = new BrowserType.LaunchOptions().setArgs(ARGUMENTS);
		try {
			Optional<Path> installed = OF_THE_SYSTEM.stream().filter(Files::isExecutable).findFirst();
			if (installed.isPresent()) {
				options.setExecutablePath(installed.get());
			}
			else {
				download();
			}
			return this.playwright.chromium().launch(options);
		}
		catch (PlaywrightException | IOException ex) {
			logger.warn("NO BROWSER, SO NO BROWSER TEST: install one of {} or let Playwright download one",
					OF_THE_SYSTEM, ex);
			return null;
		}
	}

	private static void download() throws IOException {
		ProcessBuilder installation = Driver.ensureDriverInstalled(NO_DOWNLOAD, false).createProcessBuilder();
		installation.command().addAll(List.of("install", "chromium"));
		try {
			int status = installation.inheritIO().start().waitFor();
			if (status != 0) {
				throw new IOException("Playwright's download ended with status " + status);
			}
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.playwright.close();
	}

}
