package dev.clew.demo.e2e;

import java.util.List;
import java.util.Objects;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Opens a {@link ViewerPage} for each test, in a browser that has kept the viewer's files
 * from the tests of the class before; afterwards nothing may have been complained about.
 */
class ViewerExtension implements AfterEachCallback, ParameterResolver {

	private static final ExtensionContext.Namespace PAGES = ExtensionContext.Namespace.create(ViewerExtension.class);

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return parameter.getParameter().getType() == ViewerPage.class;
	}

	@Override
	public ViewerPage resolveParameter(ParameterContext parameter, ExtensionContext context) {
		ViewerPage page = new ViewerPage(reader(context).context(), HelpDeskExtension.helpDesk(context));
		context.getStore(PAGES).put(ViewerPage.class, page);
		return page;
	}

	@Override
	public void afterEach(ExtensionContext context) {
		ViewerPage page = Objects.requireNonNull(context.getStore(PAGES).remove(ViewerPage.class, ViewerPage.class));
		page.leave();
		assertThat(page.complaints()).isEmpty();
	}

	private static Reader reader(ExtensionContext context) {
		return HelpDeskExtension.ofClass(context)
			.computeIfAbsent(Reader.class, (key) -> Reader.of(context), Reader.class);
	}

	@Override
	public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
		return ExtensionContextScope.TEST_METHOD;
	}

	/**
	 * Somebody with a browser.
	 *
	 * @param context of the browser
	 */
	private record Reader(BrowserContext context) implements AutoCloseable {

		static Reader of(ExtensionContext context) {
			ViewerTest test = context.getRequiredTestClass().getAnnotation(ViewerTest.class);
			return new Reader(ChromiumExtension.chromium(context)
				.browser()
				.newContext(new Browser.NewContextOptions().setLocale(test.locale())
					.setPermissions(List.of("clipboard-read", "clipboard-write"))));
		}

		@Override
		public void close() {
			this.context.close();
		}

	}

}
