package dev.clew.demo.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;

/**
 * What keeps people from using a page, as axe finds it. It is loaded once for each
 * document: that takes as long as all of its rules on a small page.
 */
final class Accessibility {

	private static final String AXE = axe();

	private static final List<String> RULES_OF_COLOURS = List.of("color-contrast", "link-in-text-block");

	private static final String RUN = """
			async (rules) => {
				const some = rules.length > 0 ? { runOnly: { type: 'rule', values: rules } } : {};
				const { violations } = await axe.run(document, { resultTypes: ['violations'], ...some });
				return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
			}""";

	private Accessibility() {
	}

	static List<String> violations(Page page) {
		return run(page, List.of());
	}

	/**
	 * Looks at a page in light and in dark colours, in which nothing but colours is
	 * other.
	 * @param page in light colours
	 * @return what is wrong in the ones or the others
	 */
	static List<String> violationsInAllColours(Page page) {
		List<String> light = violations(page);
		page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
		List<String> dark = run(page, RULES_OF_COLOURS);
		page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
		return Stream.concat(light.stream(), dark.stream().map((each) -> "dark " + each)).toList();
	}

	private static List<String> run(Page page, List<String> rules) {
		if (Boolean.FALSE.equals(page.evaluate("'axe' in window"))) {
			page.evaluate(AXE);
		}
		return ((List<?>) page.evaluate(RUN, rules)).stream().map(String::valueOf).toList();
	}

	private static String axe() {
		try (InputStream script = Objects.requireNonNull(AxeBuilder.class.getResourceAsStream("/axe.min.js"))) {
			return new String(script.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
